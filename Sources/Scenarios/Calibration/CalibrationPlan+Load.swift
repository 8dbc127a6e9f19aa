import Models

extension CalibrationPlan {
    /// Reads and checks a plan and the patterns that it names.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong, at once.
    public static func load(path: String) throws(InvalidInput) -> CalibrationPlan {
        let problems = Problems(files: .user)
        let plan = CalibrationReader(file: path, problems: problems).read()
        guard let plan, problems.isEmpty else { throw problems.invalidInput }
        return plan
    }
}

/// Reads a plan of calibration.
private struct CalibrationReader {
    let file: String
    let problems: Problems

    private static let keys = [
        "version", "name", "patterns", "use", "seed", "particles", "evaluations", "tolerance", "replications",
        "parameters",
    ]

    func read() -> CalibrationPlan? {
        let place = Place(file: file)
        guard let text = FilePath.read(file, statedAt: place, what: "plan of calibration", problems: problems),
            let root = YAMLFile.compose(text, file: file, problems: problems, what: "a plan of calibration"),
            let fields = Fields(root, "a plan of calibration", known: Self.keys, file: file, problems: problems)
        else { return nil }
        fields.require(["version", "patterns", "parameters"])
        _ = fields.integer("version", 1...1)
        guard let patterns = patterns(fields) else { return nil }
        let all = patterns.patterns.filter { $0.use == .calibration }.map(\.id)
        let plan = CalibrationPlan(
            path: file, name: fields.text("name")?.value ?? FilePath.stem(file), patterns: patterns,
            used: used(fields, patterns, among: all) ?? all, varied: varied(fields, patterns),
            replications: fields.integer("replications", 1...1_000)?.value ?? 4,
            particles: fields.integer("particles", 40...100_000)?.value ?? 300,
            evaluations: fields.integer("evaluations", 1...10_000_000)?.value ?? 10_000,
            tolerance: fields.number("tolerance", 0...1_000)?.value ?? 0.5,
            seed: UInt64(fields.integer("seed", 0...Int.max)?.value ?? 1))
        checkWhole(plan, fields)
        return plan
    }

    /// What only the parts together can be wrong in.
    private func checkWhole(_ plan: CalibrationPlan, _ fields: Fields) {
        if problems.isEmpty, plan.lines.isEmpty {
            let place = fields.place(of: "use")
            problems.add(place, "no pattern that is used has a line with 'published'; allowed: at least one")
        }
        let least = 4 * plan.varied.count
        if plan.particles < least {
            problems.add(
                fields.place(of: "particles"),
                "\(counted(plan.particles, "particle")) \(plan.particles == 1 ? "is" : "are") too few; allowed: at least \(least), four for each parameter"
            )
        }
    }

    private func patterns(_ fields: Fields) -> PatternFile? {
        guard let path = fields.text("patterns") else { return nil }
        do throws(InvalidInput) {
            return try PatternFile.load(path: FilePath.resolve(path.value, statedIn: file))
        } catch {
            for diagnostic in error.diagnostics {
                let place = Place(file: diagnostic.file, line: diagnostic.line, column: diagnostic.column)
                problems.add(place, diagnostic.message)
            }
            return nil
        }
    }

    /// Patterns for comparison only cannot be used here: that is what they are kept apart for.
    private func used(_ fields: Fields, _ patterns: PatternFile, among known: [String]) -> [String]? {
        guard let ids = fields.texts("use", of: "ids of patterns") else { return nil }
        let allowed = "allowed: " + known.joined(separator: ", ")
        if ids.value.isEmpty { problems.add(ids.place, "'use' is empty; \(allowed)") }
        for id in ids.value where !known.contains(id.value) {
            let isKept = patterns.patterns.contains { $0.id == id.value }
            problems.add(
                id.place,
                isKept
                    ? "pattern '\(id.value)' is for comparison only (use: V); \(allowed)"
                    : "there is no pattern '\(id.value)'; \(allowed)" + NearestName.hint(for: id.value, among: known))
        }
        return ids.value.map(\.value)
    }

    private func varied(_ fields: Fields, _ patterns: PatternFile) -> [CalibrationPlan.Varied] {
        guard let items = fields.list("parameters", of: "parameters") else { return [] }
        if items.value.isEmpty {
            problems.add(items.place, "'parameters' is empty; allowed: a list of parameters to vary")
        }
        return items.value.compactMap { varied($0.value, patterns) }
    }

    private func varied(_ node: Node, _ patterns: PatternFile) -> CalibrationPlan.Varied? {
        let known = ["name", "studies", "arms", "of", "low", "high"]
        guard let fields = Fields(node, "a parameter to vary", known: known, file: file, problems: problems) else {
            return nil
        }
        fields.require(["name"])
        guard let name = fields.text("name"),
            let parameter = ParameterReader.parameter(name.value, at: name.place, problems: problems)
        else { return nil }
        let studies = fields.texts("studies", of: "studies")?.value ?? []
        let names = patterns.studies.map(\.name)
        for study in studies where !names.contains(study.value) {
            let hint = NearestName.hint(for: study.value, among: names)
            problems.add(
                study.place, "unknown study '\(study.value)'; allowed: \(names.joined(separator: ", "))\(hint)")
        }
        let arms = fields.texts("arms", of: "arms")?.value ?? []
        let sets = (ParameterSet.populations + ParameterSet.programmes).map(\.name)
        let owner = fields.choice("of", sets, "population or programme")
        guard let prior = PriorReader(problems: problems).read(fields, parameter) else { return nil }
        return CalibrationPlan.Varied(
            key: parameter.key, studies: studies.map(\.value), arms: arms.map(\.value), of: owner?.value, prior: prior,
            place: fields.place, armPlaces: arms.map(\.place))
    }
}
