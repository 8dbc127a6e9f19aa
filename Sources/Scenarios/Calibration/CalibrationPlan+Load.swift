import Models
import Yams

extension CalibrationPlan {
    /// Reads and checks a plan and the patterns that it names.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong, at once.
    public static func load(path: String) throws(InvalidInput) -> CalibrationPlan {
        let problems = Problems()
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
            let root = YAMLFile.compose(text, file: file, problems: problems),
            let fields = Fields(root, "a plan of calibration", known: Self.keys, file: file, problems: problems)
        else { return nil }
        fields.require(["version", "patterns", "parameters"])
        _ = fields.integer("version", 1...1)
        guard let patterns = patterns(fields) else { return nil }
        let all = patterns.patterns.filter { $0.use == .calibration }.map(\.id)
        return CalibrationPlan(
            path: file, name: fields.text("name")?.value ?? FilePath.stem(file), patterns: patterns,
            used: used(fields, among: all) ?? all, varied: varied(fields, patterns),
            replications: fields.integer("replications", 1...1_000)?.value ?? 4,
            particles: fields.integer("particles", 40...100_000)?.value ?? 300,
            evaluations: fields.integer("evaluations", 1...10_000_000)?.value ?? 10_000,
            tolerance: fields.number("tolerance", 0...1_000)?.value ?? 0.5,
            seed: UInt64(fields.integer("seed", 0...Int.max)?.value ?? 1))
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
    private func used(_ fields: Fields, among known: [String]) -> [String]? {
        fields.texts("use", of: "ids of patterns")?.value.compactMap { id in
            guard known.contains(id.value) else {
                let hint = NearestName.hint(for: id.value, among: known)
                problems.add(
                    id.place,
                    "'\(id.value)' is no pattern for calibration; allowed: \(known.joined(separator: ", "))\(hint)")
                return nil
            }
            return id.value
        }
    }

    private func varied(_ fields: Fields, _ patterns: PatternFile) -> [CalibrationPlan.Varied] {
        fields.list("parameters", of: "parameters")?.value.compactMap { varied($0.value, patterns) } ?? []
    }

    private func varied(_ node: Node, _ patterns: PatternFile) -> CalibrationPlan.Varied? {
        let known = ["name", "studies", "arms", "low", "high"]
        guard let fields = Fields(node, "a parameter to vary", known: known, file: file, problems: problems) else {
            return nil
        }
        fields.require(["name"])
        guard let name = fields.choice("name", Registry.all.map(\.name), "parameter"),
            let parameter = Registry.named(name.value)
        else { return nil }
        let studies = fields.texts("studies", of: "studies")?.value ?? []
        let names = patterns.studies.map(\.name)
        for study in studies where !names.contains(study.value) {
            let hint = NearestName.hint(for: study.value, among: names)
            problems.add(
                study.place, "unknown study '\(study.value)'; allowed: \(names.joined(separator: ", "))\(hint)")
        }
        let arms = fields.texts("arms", of: "arms")?.value ?? []
        guard let prior = PriorReader(problems: problems).read(fields, parameter) else { return nil }
        return CalibrationPlan.Varied(
            key: parameter.key, studies: studies.map(\.value), arms: arms.map(\.value), prior: prior)
    }
}
