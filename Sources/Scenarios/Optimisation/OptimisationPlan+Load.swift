import Models

extension OptimisationPlan {
    /// Reads and checks a plan; its scenarios are read when it is run.
    ///
    ///     let plan = try OptimisationPlan.load(path: "scenarios/optimise/troms-finnmark.yaml")
    ///
    /// A scenario file is a plan too, with everything left out that a plan can state.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong, at once.
    public static func load(path: String) throws(InvalidInput) -> OptimisationPlan {
        let problems = Problems(files: .user)
        let plan = OptimisationReader(file: path, problems: problems).read()
        guard let plan, problems.isEmpty else { throw problems.invalidInput }
        return plan
    }

    /// Sets the objective or the outcome of equality (`none` for no frontier) by name, as the command line states it.
    ///
    /// - Throws: `InvalidInput` with what is allowed.
    public mutating func choose(objective: String? = nil, equality: String? = nil) throws(InvalidInput) {
        let problems = Problems()
        if let objective {
            let stated = Stated(value: objective, place: Place(file: "--objective"))
            self.objective = OptimisationReader.objective(stated, problems) ?? self.objective
        }
        if let equality {
            let stated = Stated(value: equality, place: Place(file: "--equality"))
            if let name = OptimisationReader.equality(stated, problems) { self.equality = name == "none" ? nil : name }
        }
        guard problems.isEmpty else { throw problems.invalidInput }
        if self.equality == self.objective { self.equality = nil }
    }
}

/// Reads a plan of a search.
private struct OptimisationReader {
    let file: String
    let problems: Problems

    private static let keys = [
        "version", "name", "description", "scenario", "budget", "objective", "equality", "constraints", "against",
        "evaluations", "replications", "seed",
    ]
    private static let constraintKeys = ["team_at_least", "longest_drive", "outposts_within", "least_coverage"]

    func read() -> OptimisationPlan? {
        let place = Place(file: file)
        guard let text = FilePath.read(file, statedAt: place, what: "plan of a search", problems: problems),
            let root = YAMLFile.compose(text, file: file, problems: problems, what: "a plan of a search")
        else { return nil }
        if isScenario(root) {
            var plan = OptimisationPlan(path: file, name: FilePath.stem(file), scenario: file)
            plan.budget.place = place
            plan.scenarioPlace = place
            return plan
        }
        guard let fields = Fields(root, "a plan of a search", known: Self.keys, file: file, problems: problems)
        else { return nil }
        return plan(fields)
    }

    /// A plan names a scenario; a scenario never does.
    private func isScenario(_ root: Node) -> Bool {
        guard let mapping = root.mapping else { return false }
        let keys = Set(mapping.keys.compactMap(\.scalar?.string))
        return !keys.contains("scenario") && !keys.isDisjoint(with: ["extends", "teams", "strategy", "region"])
    }

    private func plan(_ fields: Fields) -> OptimisationPlan? {
        fields.require(["version", "scenario"])
        _ = fields.integer("version", 1...1)
        let scenario = fields.text("scenario")
        var plan = OptimisationPlan(
            path: file, name: fields.fileName()?.value ?? FilePath.stem(file),
            scenario: scenario.map { FilePath.resolve($0.value, statedIn: file) } ?? "")
        plan.scenarioPlace = scenario?.place ?? fields.place
        plan.against = (fields.texts("against", of: "scenario files")?.value ?? []).map {
            FilePath.resolve($0.value, statedIn: file)
        }
        plan.budget =
            StrategyReader(problems: problems).budget(fields) ?? Stated(value: .base, place: plan.scenarioPlace)
        plan.objective = fields.text("objective").flatMap { Self.objective($0, problems) } ?? plan.objective
        if let text = fields.text("equality"), let name = Self.equality(text, problems) {
            plan.equality = name == "none" ? nil : name
        }
        if plan.equality == plan.objective { plan.equality = nil }
        plan.constraints = fields["constraints"].map(constraints) ?? plan.constraints
        plan.evaluations = fields.integer("evaluations", StudyLimits.evaluations)?.value ?? plan.evaluations
        plan.replications = fields.integer("replications", 2...1_000_000)?.value ?? plan.replications
        plan.seed = UInt64(fields.integer("seed", 0...Int.max - 1)?.value ?? 1)
        return plan
    }

    private func constraints(_ node: Node) -> OptimisationPlan.Constraints {
        var constraints = OptimisationPlan.Constraints()
        guard
            let fields = Fields(node, "constraints", known: Self.constraintKeys, file: file, problems: problems)
        else { return constraints }
        constraints.teamAtLeast = fields.integer("team_at_least", 1...100)?.value ?? constraints.teamAtLeast
        constraints.longestDrive = fields.span("longest_drive", example: "90 minutes")?.value.minutes
        constraints.outpostsWithin =
            fields.span("outposts_within", example: "120 minutes")?.value.minutes ?? constraints.outpostsWithin
        constraints.leastCoverage = fields.number("least_coverage", 0...1)?.value
        return constraints
    }

    static func objective(_ text: Stated<String>, _ problems: Problems) -> String? {
        let known = OptimisationPlan.objectives
        if known.contains(text.value) { return text.value }
        guard !OutcomeCatalogue.allNames.contains(text.value) else {
            problems.add(
                text.place,
                "the outcome '\(text.value)' is neither good nor bad in itself; allowed: \(known.joined(separator: ", "))"
            )
            return nil
        }
        let hint = NearestName.hint(for: text.value, among: known)
        problems.add(
            text.place, "unknown outcome '\(text.value)'; allowed: \(known.joined(separator: ", "))\(hint)")
        return nil
    }

    /// The outcome of equality, or `none`.
    static func equality(_ text: Stated<String>, _ problems: Problems) -> String? {
        let known = OptimisationPlan.equalities + ["none"]
        if known.contains(text.value) { return text.value }
        let hint = NearestName.hint(for: text.value, among: known)
        problems.add(
            text.place,
            "'\(text.value)' is no outcome of equality; allowed: \(known.joined(separator: ", "))\(hint)")
        return nil
    }
}
