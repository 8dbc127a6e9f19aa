import Foundation
import Models
import Yams

extension SweepPlan {
    /// Reads and checks a plan of a sweep; its scenarios are read when their points are made.
    ///
    ///     let plan = try SweepPlan.load(path: "scenarios/sweeps/caseload.yaml")
    ///
    /// - Throws: `InvalidInput` with everything that is wrong, at once.
    public static func load(path: String) throws(InvalidInput) -> SweepPlan { try load(path: path, files: .user) }

    /// - Parameter files: what the plan, its scenarios and its posterior may be read from.
    static func load(path: String, files: FileAccess) throws(InvalidInput) -> SweepPlan {
        let problems = Problems(files: files)
        guard var plan = SweepReader(file: path, problems: problems).read(), problems.isEmpty else {
            throw problems.invalidInput
        }
        plan.files = files
        return plan
    }
}

/// Reads a plan of a sweep.
private struct SweepReader {
    let file: String
    let problems: Problems

    private static let keys = [
        "version", "name", "description", "scenarios", "design", "points", "trajectories", "rows", "draws",
        "posterior", "replications", "seed", "factors",
    ]
    /// Keys of scenario files that can be factors: those of which a file can state another without the rest.
    private static let fields = [
        "start", "horizon", "warmup", "teams", "strategy", "programme", "population", "effort", "enrolment",
        "follow_up",
    ]
    /// More than these are no plan but a slip.
    private static let mostPoints = 100_000

    func read() -> SweepPlan? {
        let place = Place(file: file)
        guard let text = FilePath.read(file, statedAt: place, what: "plan of a sweep", problems: problems),
            let root = YAMLFile.compose(text, file: file, problems: problems),
            let fields = Fields(root, "a plan of a sweep", known: Self.keys, file: file, problems: problems)
        else { return nil }
        fields.require(["version", "scenarios"])
        _ = fields.integer("version", 1...1)
        let design = design(fields)
        let factors = (fields.list("factors", of: "factors")?.value ?? []).compactMap { factor($0.value, design) }
        reportRepeated(factors, fields)
        return SweepPlan(
            path: file, name: fields.text("name")?.value ?? FilePath.stem(file), scenarios: scenarios(fields),
            design: design, size: size(fields, design, factors),
            replications: fields.integer("replications", StudyLimits.replications)?.value ?? 20,
            seed: UInt64(fields.integer("seed", 0...Int.max)?.value ?? 1), factors: factors,
            source: source(fields, design, factors))
    }

    /// From where draws come: a posterior, and the factors with their priors.
    private func source(
        _ fields: Fields, _ design: SweepPlan.Design, _ factors: [SweepPlan.Factor]
    ) -> UncertaintySource? {
        let stated = fields.text("posterior")
        guard design == .draws else {
            if let stated {
                problems.add(stated.place, "'posterior' belongs to a design 'draws'; allowed: no such key here")
            }
            return nil
        }
        var posterior: PosteriorFile?
        if let stated {
            let path = FilePath.resolve(stated.value, statedIn: file)
            do throws(FileAccess.Obstacle) { try problems.files.requireWithin(path) } catch {
                problems.add(stated.place, error.text(path, what: "posterior"))
                return nil
            }
            do throws(InvalidInput) { posterior = try PosteriorFile.load(path: path) } catch {
                for diagnostic in error.diagnostics { problems.add(stated.place, diagnostic.message) }
            }
        }
        let priors = factors.compactMap { factor in
            factor.parameter.flatMap { parameter in
                factor.prior.map { UncertaintySource.Believed(parameter: parameter, prior: $0, isNamed: true) }
            }
        }
        return UncertaintySource(posterior: posterior, priors: priors)
    }

    private func design(_ fields: Fields) -> SweepPlan.Design {
        let stated = fields.choice("design", SweepPlan.Design.allCases.map(\.rawValue), "design")
        return stated.flatMap { SweepPlan.Design(rawValue: $0.value) } ?? .factorial
    }

    private func scenarios(_ fields: Fields) -> [String] {
        let stated = fields.texts("scenarios", of: "scenario files")
        if let stated, stated.value.isEmpty {
            problems.add(stated.place, "'scenarios' is empty; allowed: at least one scenario file")
        }
        return (stated?.value ?? []).map { FilePath.resolve($0.value, statedIn: file) }
    }

    private func size(_ fields: Fields, _ design: SweepPlan.Design, _ factors: [SweepPlan.Factor]) -> Int {
        for key in ["points", "trajectories", "rows", "draws"] where key != design.sizeKey && fields[key] != nil {
            let allowed = design.sizeKey.map { "'\($0)'" } ?? "no such key, since all combinations of levels are run"
            problems.add(
                fields.place(of: key), "'\(key)' does not belong to a design '\(design.rawValue)'; allowed: \(allowed)")
        }
        guard let key = design.sizeKey else {
            let combinations = factors.reduce(1.0) { $0 * Double($1.levels.count) }
            if combinations > Double(Self.mostPoints) {
                let count = shortNumber(combinations)
                problems.add(
                    fields.place(of: "factors"), "there are \(count) combinations; allowed: at most \(Self.mostPoints)")
            }
            return 1
        }
        fields.require([key])
        if fields["factors"]?.sequence?.isEmpty ?? true, design != .draws || fields["posterior"] == nil {
            problems.add(fields.place, "a design '\(design.rawValue)' has no factors; allowed: at least one")
        }
        return fields.integer(key, 2...Self.mostPoints)?.value ?? 2
    }

    private func reportRepeated(_ factors: [SweepPlan.Factor], _ fields: Fields) {
        var seen: Set<String> = []
        for factor in factors where !seen.insert(factor.name).inserted {
            problems.add(fields.place(of: "factors"), "factor '\(factor.name)' is stated more than once; allowed: once")
        }
    }

    private func factor(_ node: Node, _ design: SweepPlan.Design) -> SweepPlan.Factor? {
        let known = ["parameter", "field", "levels", "low", "high"]
        guard let fields = Fields(node, "a factor", known: known, file: file, problems: problems) else { return nil }
        switch (fields["parameter"], fields["field"]) {
        case (nil, nil):
            problems.add(fields.place, "a factor states neither 'parameter' nor 'field'; allowed: one of them")
            return nil
        case (_?, nil): return parameterFactor(fields, design)
        case (nil, _?): return fieldFactor(fields, design)
        case (_?, let field?):
            problems.add(YAMLFile.place(field.mark, file), "a factor states both 'parameter' and 'field'; allowed: one")
            return nil
        }
    }

    private func parameterFactor(_ fields: Fields, _ design: SweepPlan.Design) -> SweepPlan.Factor? {
        guard let name = fields.text("parameter"),
            let parameter = ParameterReader.parameter(name.value, at: name.place, problems: problems)
        else { return nil }
        guard design != .factorial else {
            let levels = levels(fields, of: name.value, parameter) { node in
                let value = Node.mapping(Node.Mapping([(Node(name.value), node)]))
                return Node.mapping(Node.Mapping([(Node("parameters"), value)]))
            }
            return SweepPlan.Factor(name: name.value, parameter: parameter, levels: levels, prior: nil)
        }
        reportMisplaced(fields, ["levels"], "a design '\(design.rawValue)' has ranges, 'low' and 'high'")
        guard let prior = PriorReader(problems: problems).read(fields, parameter) else { return nil }
        return SweepPlan.Factor(name: name.value, parameter: parameter, levels: [], prior: prior)
    }

    private func fieldFactor(_ fields: Fields, _ design: SweepPlan.Design) -> SweepPlan.Factor? {
        guard let name = fields.choice("field", Self.fields, "field of scenarios") else { return nil }
        guard design == .factorial else {
            problems.add(name.place, "'\(name.value)' has no range; allowed: such factors in factorial designs")
            return nil
        }
        let levels = levels(fields, of: name.value, nil) { node in
            Node.mapping(Node.Mapping([(Node(name.value), node)]))
        }
        return SweepPlan.Factor(name: name.value, parameter: nil, levels: levels, prior: nil)
    }

    private func levels(
        _ fields: Fields, of name: String, _ parameter: Parameter?, _ statement: (Node) -> Node
    ) -> [SweepPlan.Level] {
        reportMisplaced(fields, ["low", "high"], "a factorial design has 'levels'")
        fields.require(["levels"])
        guard let items = fields.list("levels", of: "levels") else { return [] }
        if items.value.isEmpty { problems.add(items.place, "'levels' is empty; allowed: at least one level") }
        let texts = SweepPlan.texts(of: items.value.map { Self.text($0.value) }, parameter: parameter, field: name)
        return zip(items.value, texts).compactMap { item, text in
            let reader = ScenarioReader(problems: problems)
            return reader.layer(statement(item.value), file: file).map { SweepPlan.Level(text: text, layer: $0) }
        }
    }

    private func reportMisplaced(_ fields: Fields, _ keys: [String], _ instead: String) {
        for key in keys where fields[key] != nil {
            problems.add(fields.place(of: key), "'\(key)' does not belong here; \(instead)")
        }
    }

    /// A scalar as it stands, anything else on one line.
    private static func text(_ node: Node) -> String {
        if let scalar = node.scalar { return scalar.string }
        let text = try? Yams.serialize(node: node.yams, sortKeys: true)
        return (text ?? "").split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(
            separator: "; ")
    }
}
