import Foundation

/// All patterns of a file beside what the model gives.
public struct Validation: Sendable {
    /// In the order of the file.
    public var judgements: [Judgement]
    /// What was run: name, seed, replications and digests, in the order of the file.
    public var studies: [RunReport]

    /// The patterns, in the order of the file.
    public var patterns: [Pattern] {
        var seen: Set<String> = []
        return judgements.map(\.pattern).filter { seen.insert($0.id).inserted }
    }

    /// The lines of a pattern.
    public func lines(of pattern: Pattern) -> [Judgement] { judgements.filter { $0.pattern.id == pattern.id } }

    /// Whether all lines of a pattern pass; nil where none has a verdict.
    public func passed(_ pattern: Pattern) -> Bool? {
        let lines = lines(of: pattern).filter(\.line.hasVerdict)
        return lines.isEmpty ? nil : lines.allSatisfy { $0.passed == true }
    }

    /// How many patterns of a use pass, and of how many with a verdict.
    public func score(_ use: Pattern.Use) -> (passed: Int, of: Int) {
        let verdicts = patterns.filter { $0.use == use }.compactMap(passed)
        return (verdicts.filter { $0 }.count, verdicts.count)
    }
}

extension Study {
    /// Runs the studies that patterns need and judges each pattern by them.
    ///
    /// Each study is kept like any other, in the folder `options.output`, and continued where it was begun.
    ///
    /// - Throws: `InvalidInput` for a study's file, and for lines that name what their study does not have; what `run` throws.
    public func validate(
        _ file: PatternFile, only ids: [String] = [], options: StudyOptions,
        say: (String) -> Void = { _ in }, progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> Validation {
        let patterns = file.patterns.filter { ids.isEmpty || ids.contains($0.id) }
        let needed = file.studies(of: patterns)
        let scenarios = try InvalidInput.collecting(needed.map(\.path)) { try Scenario.load(path: $0) }
        try file.check(patterns, by: zip(needed, scenarios).map { ($0.name, $1) })
        try Self.forecast(scenarios.map { StudyForecast.Part($0, options) }, jobs: options.jobs, say: say)
        var reports: [String: RunReport] = [:]
        for (study, scenario) in zip(needed, scenarios) {
            reports[study.name] = try await run(scenario, options: options, progress: progress).report
        }
        let judgements = patterns.flatMap { pattern in
            pattern.lines.compactMap { line in
                reports[line.study].map { Judgement(pattern, line, report: $0) }
            }
        }
        return Validation(judgements: judgements, studies: needed.compactMap { reports[$0.name] })
    }
}
