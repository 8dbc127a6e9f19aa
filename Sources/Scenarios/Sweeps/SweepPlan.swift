import Models
import Simulator

/// A design over parameters and scenario fields: which scenarios are run at which settings, and how often.
public struct SweepPlan: Sendable {
    /// How points are chosen.
    public enum Design: String, Sendable, CaseIterable {
        /// Every combination of levels.
        case factorial
        /// A maximin Latin hypercube over ranges.
        case latinHypercube = "latin_hypercube"
        /// Sobol' points over ranges, at most 40 factors.
        case sobol
        /// Trajectories on which one factor after the other changes: screening.
        case morris
        /// The runs from which Sobol' indices are estimated, at most 20 factors.
        case sobolIndices = "sobol_indices"
        /// Draws of what is not known, from a posterior or priors.
        case draws

        /// The key that says how large it is; nil where levels do.
        var sizeKey: String? {
            switch self {
            case .factorial: nil
            case .latinHypercube, .sobol: "points"
            case .morris: "trajectories"
            case .sobolIndices: "rows"
            case .draws: "draws"
            }
        }
    }

    /// What is varied.
    struct Factor: Sendable {
        /// `caseload.cap`, or a key of scenario files such as `effort`.
        var name: String
        /// The registry's parameter; nil for a key.
        var parameter: Parameter?
        /// For a factorial design; as text and as what a scenario file would state.
        var levels: [Level]
        /// For the other designs.
        var prior: Prior?
    }

    /// One value of a factor.
    struct Level: Sendable {
        var text: String
        var layer: ScenarioLayer
    }

    /// As the user wrote it.
    public var path: String
    /// From the file, or the file's stem.
    public var name: String
    /// Paths of the scenarios, each run at every design point under the same luck.
    public var scenarios: [String]
    /// How points are chosen.
    public var design: Design
    /// Points, trajectories, rows or draws of the design; 1 for a factorial.
    public var size: Int
    /// Replications of each.
    public var replications: Int
    /// Of all random numbers.
    public var seed: UInt64
    var factors: [Factor]
    /// From where draws come; nil for other designs.
    var source: UncertaintySource?
    /// What the scenarios may be read from.
    var files = FileAccess.user

    /// Names of the factors, in the order of the file.
    public var factorNames: [String] { factors.map(\.name) }

    /// The points as places in the unit cube; nil for scenarios alone and for draws.
    ///
    /// - Throws: `InvalidInput` for a design that cannot be made.
    public func experimentDesign() throws -> (any ExperimentDesign)? {
        guard !factors.isEmpty else { return nil }
        do {
            return switch design {
            case .factorial: try FullFactorial(levels: factors.map(\.levels.count))
            case .latinHypercube: try LatinHypercube(points: size, dimensions: factors.count, seed: seed)
            case .sobol: try SobolSequence(points: size, dimensions: factors.count, seed: seed)
            case .morris: try MorrisDesign(parameters: factors.count, trajectories: size, seed: seed)
            case .sobolIndices: try SobolDesign(parameters: factors.count, rows: size, seed: seed)
            case .draws: nil
            }
        } catch {
            throw InvalidInput(diagnostics: [Diagnostic(file: path, message: "\(error)")])
        }
    }

    /// The settings of every design point and what they add to a scenario.
    private func settings() throws -> [[Level]] {
        guard let design = try experimentDesign() else { return [[]] }
        if let factorial = design as? FullFactorial {
            return (0..<factorial.count).map { number in
                zip(factors, factorial.levels(at: number)).map { $0.levels[$1] }
            }
        }
        return (0..<design.count).map { levels(at: design.point($0)) }
    }

    private func levels(at point: [Double]) -> [Level] {
        zip(factors, point).compactMap { factor, share in
            guard let parameter = factor.parameter, let prior = factor.prior,
                let value = try? parameter.value(of: prior, at: share)
            else { return nil }
            var layer = ScenarioLayer(file: path, place: Place(file: path))
            layer.parameters[parameter.key] = Stated(value: value, place: Place(file: path))
            return Level(text: shortNumber(value), layer: layer)
        }
    }

    /// Points of the design, before any is made.
    private var designPoints: Double {
        switch design {
        case .factorial: factors.reduce(1) { $0 * Double($1.levels.count) }
        case .latinHypercube, .sobol, .draws: Double(size)
        case .morris: Double(size) * Double(factors.count + 1)
        case .sobolIndices: Double(size) * Double(factors.count + 2)
        }
    }

    /// Refuses what has no place in memory or in a file.
    func requireSize() throws(InvalidInput) {
        let points = designPoints * Double(scenarios.count)
        let runs = points * Double(replications)
        var message: String?
        if points > StudyLimits.points {
            message =
                "there are \(shortNumber(points)) points of all scenarios together; allowed: at most \(shortNumber(StudyLimits.points))"
        } else if runs > StudyLimits.runs {
            message =
                "there are \(shortNumber(runs)) runs, \(replications) of each point; allowed: at most \(shortNumber(StudyLimits.runs))"
        }
        if let message { throw InvalidInput(diagnostics: [Diagnostic(file: path, message: message)]) }
    }

    /// All runs, in the order in which they are made: balanced however early they end.
    ///
    /// Scenarios at one design point share their luck; so do all design points, or those of a trajectory or row. Draws do not, so that
    /// luck averages out over them and can be told from what parameters do.
    func cells(designPoints: Int) -> StudyCells {
        switch design {
        case .factorial, .latinHypercube, .sobol:
            StudyCells(points: designPoints * scenarios.count, replications: replications)
        case .morris:
            StudyCells(
                points: designPoints * scenarios.count, replications: replications,
                sharedBy: (factors.count + 1) * scenarios.count)
        case .sobolIndices:
            StudyCells(
                points: designPoints * scenarios.count, replications: replications,
                sharedBy: (factors.count + 2) * scenarios.count)
        case .draws:
            StudyCells(
                points: designPoints * scenarios.count, replications: replications, sharedBy: scenarios.count)
        }
    }
}

/// One scenario at one design point.
public struct SweepPoint: Sendable {
    /// From 1, in the order of design points and, within each, of scenarios.
    public var id: Int
    /// Of the scenario.
    public var scenario: String
    /// Of all factors.
    public var settings: [SweepPlan.Setting]
    /// What is run.
    public var input: ModelInput
    /// SHA-256 of the resolved scenario.
    public var digest: String
}

extension SweepPlan {
    /// Resolves every scenario at every design point.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong with any of them.
    package func points() throws -> [SweepPoint] { try points(Problems(files: files)) }

    /// Resolves every scenario at every design point; `problems` learns what files are read.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong with any of them.
    func points(_ problems: Problems) throws -> [SweepPoint] {
        let chains = scenarios.map { ScenarioChain(problems: problems).read($0) }
        guard problems.isEmpty else { throw problems.invalidInput }
        let (regions, digests) = (RegionCache(), CanonicalDigests())
        var teams: [String: [Team]] = [:]
        var points: [SweepPoint] = []
        for row in try settings() {
            for (path, chain) in zip(scenarios, chains) {
                guard let chain else { continue }
                let layers = chain + (row.isEmpty ? [] : [Self.top(row, of: chain, path: path)])
                let resolver = ScenarioResolver(layers: layers, problems: problems, regions: regions)
                guard let found = resolver.resolved() else { continue }
                var input = found.input
                // Points of one scenario share their teams in memory, where no factor moves them.
                if let known = teams[path], known == input.teams { input.teams = known }
                teams[path] = input.teams
                points.append(
                    SweepPoint(
                        id: points.count + 1, scenario: found.name,
                        settings: zip(factors, row).map { Setting(name: $0.name, value: $1.text) },
                        input: input, digest: digests.digest(of: input)))
            }
        }
        guard problems.isEmpty else { throw problems.invalidInput }
        try requireDistinct(points)
        return points
    }

    /// What the levels state, as a file that extends the scenario would.
    private static func top(_ row: [Level], of chain: [ScenarioLayer], path: String) -> ScenarioLayer {
        var top = row.reduce(ScenarioLayer(file: path, place: Place(file: path))) { base, level in
            var merged = level.layer.over(base)
            merged.file = path
            return merged
        }
        top.name = chain.last?.name ?? Stated(value: FilePath.stem(path), place: Place(file: path))
        return top
    }

    private func requireDistinct(_ points: [SweepPoint]) throws {
        let names = points.prefix(scenarios.count).map(\.scenario)
        for (index, name) in names.enumerated() where names.prefix(index).contains(name) {
            throw InvalidInput(diagnostics: [
                Diagnostic(file: path, message: "two scenarios are named '\(name)'; allowed: each its own name")
            ])
        }
        let kinds = Set(points.map { $0.input.cohort == nil })
        guard kinds.count == 1 else {
            throw InvalidInput(diagnostics: [
                Diagnostic(file: path, message: "some scenarios are cohorts and some are open; allowed: one kind")
            ])
        }
    }
}
