import Foundation
import Models
import Report
import Scenarios

/// What is made of finished stages: comparisons, reports, films and stories, on a thread of its own.
actor Results {
    private let workers = Workers(threads: 1)
    private let map: @Sendable (ModelInput) -> RegionMap?
    private let plotly: String
    /// The last answers, by what they were made from.
    private var answers: [(key: String, value: Task<JSONText, any Error>)] = []
    private static let kept = 24

    init(plotly: String, map: @escaping @Sendable (ModelInput) -> RegionMap?) {
        (self.plotly, self.map) = (plotly, map)
    }

    /// One at a time, so that many who ask do not take the memory of many.
    private var last: Task<Void, Never>?

    private func inTurn<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let before = last
        let task = Task(executorPreference: workers) { () async throws -> Value in
            await before?.value
            return try body()
        }
        last = Task { _ = try? await task.value }
        return try await task.value
    }

    /// All who ask for the same get one answer: a class looks at a round every other second.
    private func remembered(_ key: String, _ make: @escaping @Sendable () throws -> JSONText) async throws -> JSONText {
        if let found = answers.first(where: { $0.key == key }) { return try await found.value.value }
        let value = Task { try await inTurn(make) }
        answers = [(key, value)] + answers.prefix(Self.kept - 1)
        do { return try await value.value } catch {
            answers.removeAll { $0.key == key }
            throw error
        }
    }

    /// The answer in plain words, with the paired differences where there are several runs.
    func comparison(_ runs: [Source], language: Language) async throws -> JSONText {
        let key = "\(language.rawValue) " + Source.key(runs)
        let options = ReportPage.Options(language: language, plotly: "", map: nil)
        return try await remembered(key) {
            let sources = try ReportSources(paths: runs.map(\.path))
            let answer = ReportPage(sources, options).answer
            let comparison = Comparison(sources.studies.map(\.report))
            return .object([
                ("replications", .integer(sources.studies.first?.report.replications ?? 0)),
                ("headline", .string(answer?.headline ?? "")), ("answers", .strings(answer?.answers ?? [])),
                ("certainty", .strings(answer?.certainty ?? [])), ("warnings", .strings(answer?.warnings ?? [])),
                (
                    "differences",
                    .array(
                        comparison.differences.filter { $0.group.key.isEmpty || $0.group.key == "municipality" }.map(
                            \.json))
                ),
            ])
        }
    }

    /// What is made of the outcomes of runs and their paired differences.
    ///
    /// - Parameter what: names what is made, for one answer to all who ask.
    func compared(
        _ what: String, _ runs: [Source], _ make: @escaping @Sendable (Comparison) -> JSONText
    ) async throws -> JSONText {
        try await remembered(what + " " + Source.key(runs)) {
            make(Comparison(try ReportSources(paths: runs.map(\.path)).studies.map(\.report)))
        }
    }

    /// The whole report as a page.
    func report(_ runs: [Source], language: Language) async throws -> String {
        let (plotly, map) = (plotly, map)
        return try await inTurn {
            let sources = try ReportSources(paths: runs.map(\.path))
            let borders = sources.studies.first.flatMap { map($0.input) }
            return try ReportPage(sources, .init(language: language, plotly: plotly, map: borders)).html()
        }
    }

    /// One replication as it can be watched.
    func film(_ scenario: Scenario, seed: UInt64, replication: Int) async throws -> JSONText {
        try await remembered("film \(scenario.digest) \(seed) \(replication)") {
            FilmJSON.of(
                try FollowUp.film(scenario.input, seed: seed, replication: replication), scenario.input)
        }
    }

    /// One seeker's story in words.
    func story(_ scenario: Scenario, _ seeker: SeekerName, seed: UInt64, replication: Int) async throws -> JSONText {
        try await inTurn {
            let trace = try Trace.run(
                seeker, in: [TracedScenario(scenario, file: scenario.name)], seed: seed, replication: replication)
            return .object([
                ("seeker", .string(seeker.text)), ("text", .string(TraceText(trace, width: 92).text)),
                ("trace", trace.json),
            ])
        }
    }
}

/// A result file, and how many replications its outcomes are from.
struct Source: Sendable {
    var path: String
    var reported: Int

    /// Equal as long as nothing new is there.
    static func key(_ runs: [Source]) -> String { runs.map { "\($0.path) \($0.reported)" }.joined(separator: " ") }
}
