import Foundation
import Models
import Simulator

/// Draws of what is not known of the parameters, and the scenarios at each of them.
///
/// Who is in post where stays as planned, by what is believed now: a draw changes how the world turns out to be, and not the decision. A draw in
/// which parameters contradict each other is left out.
public struct ParameterDraws: Sendable {
    /// A parameter that is drawn.
    public struct Column: Sendable {
        /// `inflow.rate`, or `background.job_scale (uo_2017_2019)`.
        public var label: String
        /// The parameter.
        public var key: ParameterKey
        /// Its prior; nil where it is drawn from a posterior.
        public var prior: Prior?
        /// For which scenarios it holds, in their order.
        var holds: [Bool]
    }

    /// A parameter that could be drawn and was not.
    public struct Omission: Hashable, Sendable {
        /// Of the parameter.
        public var label: String
        /// Why.
        public var reason: String
    }

    /// What is drawn.
    public private(set) var columns: [Column] = []
    /// The draws, each with its numbers in the order of the columns.
    public private(set) var rows: [[Double]] = []
    /// What is not drawn.
    public private(set) var omissions: [Omission] = []
    /// Draws that were asked for; those that are not among `rows` contradict themselves.
    public let asked: Int
    /// The posterior that was drawn from, as `PosteriorFile.summary`; nil for none.
    public let posterior: (path: String, summary: String)?
    private(set) var points: [SweepPoint] = []

    /// The draws of a plan of design `draws`.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong with a scenario, or where nothing can be drawn.
    init(_ plan: SweepPlan, _ problems: Problems) throws {
        let source = plan.source ?? UncertaintySource(posterior: nil, priors: [])
        let scenarios = try OwnedScenario.load(plan, problems)
        asked = plan.size
        posterior = source.posterior.map { ($0.path, $0.summary) }
        var chosen: [Int] = []
        for (index, varied) in (source.posterior?.parameters ?? []).enumerated() {
            if addPosterior(varied, scenarios) { chosen.append(index) }
        }
        var refused: [String] = []
        for believed in source.priors { addPrior(believed, scenarios, &refused) }
        if refused.isEmpty, columns.isEmpty { refused.append("there is nothing to draw") }
        if !refused.isEmpty { throw OutcomeOption.refused(plan.path, refused) }
        try draw(plan, source, chosen: chosen, scenarios)
    }

    // MARK: What is drawn

    private mutating func addPosterior(_ varied: PosteriorFile.Varied, _ scenarios: [OwnedScenario]) -> Bool {
        func omit(_ reason: String) -> Bool {
            omissions.append(Omission(label: varied.label, reason: reason))
            return false
        }
        guard varied.of != nil || varied.places.isEmpty else {
            return omit("it belongs to these studies or arms alone, and the file does not say of what (`of`)")
        }
        let holds = scenarios.map { scenario in varied.of.map(scenario.owners.contains) ?? true }
        guard holds.contains(true) else { return omit("no scenario has this population or programme") }
        let values = Set(zip(scenarios, holds).filter(\.1).map { $0.0.scenario.input.parameters[varied.key] })
        guard values.count == 1 else { return omit("the scenarios differ in it: it is what they compare") }
        columns.append(Column(label: varied.label, key: varied.key, prior: nil, holds: holds))
        return true
    }

    private mutating func addPrior(
        _ believed: UncertaintySource.Believed, _ scenarios: [OwnedScenario], _ problems: inout [String]
    ) {
        let parameter = believed.parameter
        let values = Set(scenarios.map { $0.scenario.input.parameters[parameter.key] })
        let reason: String?
        if columns.contains(where: { $0.key == parameter.key }) {
            reason = "it is drawn from the posterior"
        } else if values.count > 1 {
            reason = "the scenarios differ in it: it is what they compare"
        } else if !believed.isNamed, values != [parameter.defaultValue] {
            reason = "the scenarios, or their population or programme, state a value of their own"
        } else {
            reason = nil
        }
        guard let reason else {
            let holds = scenarios.map { _ in true }
            columns.append(
                Column(label: parameter.name, key: parameter.key, prior: believed.prior, holds: holds))
            return
        }
        if believed.isNamed {
            problems.append("'\(parameter.name)' cannot be drawn from its prior: \(reason); leave it out")
        } else {
            omissions.append(Omission(label: parameter.name, reason: reason))
        }
    }

    // MARK: Drawing

    private mutating func draw(
        _ plan: SweepPlan, _ source: UncertaintySource, chosen: [Int], _ scenarios: [OwnedScenario]
    ) throws {
        let particles = source.posterior?.sample.draws(plan.size, seed: plan.seed) ?? []
        let priors = columns.compactMap { column in column.prior.map { (parameter: Registry[column.key], prior: $0) } }
        // So many columns that points cannot be kept apart are drawn without the search for distance.
        let believed =
            priors.isEmpty
            ? []
            : try LatinHypercube(
                points: plan.size, dimensions: priors.count, exchanges: priors.count > 20 ? 0 : nil, seed: plan.seed
            ).points.map { try zip(priors, $0).map { try $0.parameter.value(of: $0.prior, at: $1) } }
        let digests = CanonicalDigests()
        for number in 0..<plan.size {
            let posterior = particles.isEmpty ? [] : chosen.map { particles[number][$0] }
            let row = zip(posterior + (believed.isEmpty ? [] : believed[number]), columns).map { value, column in
                Registry[column.key].drawn(value)
            }
            add(row, scenarios, digests)
        }
        guard rows.count > 1 else {
            throw OutcomeOption.refused(plan.path, ["parameters contradict each other in nearly every draw"])
        }
    }

    private mutating func add(_ row: [Double], _ scenarios: [OwnedScenario], _ digests: CanonicalDigests) {
        let inputs = scenarios.indices.map { index in
            scenarios[index].scenario.input.changing(columns.map(\.key)) { key, _ in
                columns.indices.last { columns[$0].key == key && columns[$0].holds[index] }.map { row[$0] }
            }
        }
        guard inputs.allSatisfy({ $0.canRun && $0.parameters.contradictions.isEmpty }) else { return }
        rows.append(row)
        let settings = zip(columns, row).map { SweepPlan.Setting(name: $0.label, value: shortNumber($1)) }
        for (scenario, input) in zip(scenarios, inputs) {
            points.append(
                SweepPoint(
                    id: points.count + 1, scenario: scenario.scenario.name, settings: settings, input: input,
                    digest: digests.digest(of: input)))
        }
    }
}

/// A scenario with the names of the population and programme that it has.
private struct OwnedScenario {
    var scenario: Scenario
    var owners: Set<String>

    static func load(_ plan: SweepPlan, _ problems: Problems) throws(InvalidInput) -> [OwnedScenario] {
        let found = plan.scenarios.compactMap { load($0, problems) }
        guard problems.isEmpty else { throw problems.invalidInput }
        for (index, one) in found.enumerated() {
            if one.scenario.input.cohort != nil {
                problems.add(Place(file: plan.scenarios[index]), "this is a cohort; allowed: open studies")
            }
            if found.prefix(index).contains(where: { $0.scenario.name == one.scenario.name }) {
                problems.add(
                    Place(file: plan.scenarios[index]),
                    "two scenarios are named '\(one.scenario.name)'; allowed: each its own name")
            }
        }
        guard problems.isEmpty else { throw problems.invalidInput }
        return found
    }

    private static func load(_ path: String, _ problems: Problems) -> OwnedScenario? {
        guard let chain = ScenarioChain(problems: problems).read(path),
            let scenario = ScenarioResolver(layers: chain, problems: problems).scenario(),
            let first = chain.first
        else { return nil }
        let merged = chain.dropFirst().reduce(first) { $1.over($0) }
        let owners = [
            merged.population?.value ?? usual(ParameterSet.populations),
            merged.programme?.value ?? usual(ParameterSet.programmes),
        ]
        return OwnedScenario(scenario: scenario, owners: Set(owners.compactMap(\.self)))
    }

    /// The set that the registry's defaults are of.
    private static func usual(_ sets: [ParameterSet]) -> String? { sets.first { $0.overrides.isEmpty }?.name }
}
