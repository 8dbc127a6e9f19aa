import Foundation
import GRDB
import Models
import Scenarios
import Testing

@testable import Report

/// Results that are small, large, broken off or empty in places.
@Suite struct SpecialCaseTests {
    @Test func oneReplicationHasNoIntervalsAndSaysSo() async throws {
        let results = try await Results.shared()
        var paths: [String] = []
        for name in ["base", "other"] {
            let path = results.path("one-\(name).sqlite")
            let scenario = try Scenario.load(path: results.path(name + ".yaml"))
            _ = try await Study().run(scenario, options: StudyOptions(replications: 1, output: path))
            paths.append(path)
        }
        let page = try Results.page(paths, .en)
        #expect(page.context.warnings == [page.context.phrases("warning.one")])
        let html = try page.html()
        #expect(html.contains("One repetition: no difference can be told from luck."))
        #expect(!html.contains("NaN") && !html.contains("⟦"))
        #expect(page.context.outcomeTables.flatMap(\.rows).allSatisfy { $0[3].raw.isEmpty })
    }

    @Test func anInterruptedStudyIsReportedAsFarAsItIsComplete() async throws {
        let results = try await Results.shared()
        let path = results.path("broken-off.sqlite")
        try FileManager.default.copyItem(atPath: results.path("base.sqlite"), toPath: path)
        try change(
            path,
            Self.unfinished
                + "DELETE FROM replication WHERE replication = 3; DELETE FROM observation WHERE replication = 3"
        )
        let page = try Results.page([path], .en)
        #expect(page.context.studies.first?.report.replications == 2)
        #expect(
            page.context.warnings.first?.hasPrefix(
                "base was interrupted before its end: the numbers are from the 2 repetitions") == true)
        #expect(try page.html().contains("of 3 stored"))
    }

    @Test func aStudyWithoutAReplicationIsRefused() async throws {
        let results = try await Results.shared()
        let path = results.path("empty.sqlite")
        try FileManager.default.copyItem(atPath: results.path("base.sqlite"), toPath: path)
        try change(
            path, Self.unfinished + "DELETE FROM replication; DELETE FROM observation")
        let failure = #expect(throws: StoreFailure.self) { try ReportSources(paths: [path]) }
        #expect(failure?.cause == "no replication is stored; run the study first")
    }

    /// In the shipped region most municipalities have no specialist: a coverage of zero is white and said in the title.
    @Test func municipalitiesWithoutAdmissionsAreShownAsZero() async throws {
        let results = try await Results.shared()
        let map = try #require(try Results.page([results.path("base.sqlite")], .en).context.mapSection)
        let outcomes = try #require(map["outcomes"] as? [[String: Any]])
        let areas = try #require((outcomes.first?["maps"] as? [[String: Any]])?.first?["areas"] as? [[String: Any]])
        let none = areas.filter { $0["class"] as? String == "c0" }
        #expect(none.count > 10)
        #expect(
            (map["title"] as? String)?.contains("in \(none.count) of \(areas.count) municipalities nobody gets a place")
                == true)
        // A mean wait of nobody is not estimated.
        let waits = try #require(outcomes.first { $0["name"] as? String == "wait_days_mean" })
        let unknown = try #require((waits["maps"] as? [[String: Any]])?.first?["areas"] as? [[String: Any]])
        #expect(
            unknown.contains {
                $0["class"] as? String == "unknown" && ($0["text"] as? String)?.hasSuffix("not estimated") == true
            })
    }

    @Test func fiveHundredPointsOfASweep() async throws {
        let results = try await Results.shared()
        let plan = """
            version: 1
            name: wide
            scenarios: [base.yaml]
            design: sobol
            points: 500
            replications: 2
            factors:
              - {parameter: caseload.cap, low: 5, high: 30}
              - {parameter: travel.time_factor, low: 0.5, high: 2}

            """
        try Data(plan.utf8).write(to: URL(fileURLWithPath: results.path("wide.yaml")))
        let sweep = try Sweep(try SweepPlan.load(path: results.path("wide.yaml")), replicate: Self.stub)
        let report = try await sweep.run(options: StudyOptions(output: results.folder))
        let page = try Results.page([report.path])
        let figure = try #require(page.figures.first { $0.source.contains("coverage_90d") })
        let rows = try CSV.rows(report.outcomesPath).filter { $0["name"] == "coverage_90d" }
        let shown = try #require(figure.tables.first?.rows)
        #expect(shown.count == 500)
        #expect(shown.map { $0[4].raw } == rows.map { $0["estimate"] ?? "" })
        #expect(shown.map { $0[2].raw } == rows.map { $0["caseload.cap"] ?? "" })
        #expect(try page.html().utf8.count < 3_000_000)
        try change(report.path, Self.unfinished)
        let interrupted = try Results.page([report.path], .en)
        #expect(interrupted.figures.isEmpty)
        #expect(
            interrupted.context.warnings.first?.hasPrefix(
                "The sweep wide was interrupted: 1\u{202F}000 runs are stored") == true)
    }

    /// Values that are no numbers, and scenarios alone, lie beside each other by name.
    @Test(arguments: [
        ("words", "factors: [{field: effort, levels: [placement_first, retention_first]}]\n"),
        ("alone", "replications: 3\n"),
    ])
    func valuesThatAreNoNumbersLieBesideEachOther(_ name: String, _ rest: String) async throws {
        let results = try await Results.shared()
        let plan = "version: 1\nname: \(name)\nscenarios: [base.yaml, other.yaml]\n" + rest
        try Data(plan.utf8).write(to: URL(fileURLWithPath: results.path(name + ".yaml")))
        let sweep = try Sweep(try SweepPlan.load(path: results.path(name + ".yaml")), replicate: Self.stub)
        let report = try await sweep.run(options: StudyOptions(replications: 3, output: results.folder))
        let reading = try #require(try ReportSources(paths: [report.path]).sweeps.first)
        let axis = SweptAxis(reading, factor: name == "alone" ? nil : 0)
        #expect(axis.labels == (name == "alone" ? reading.scenarios : ["placement_first", "retention_first"]))
        #expect(axis.step == 1 && axis.labels?.count == 2)
        #expect(Set(reading.points.map(axis.position)) == [0, 1])
        #expect(!(try Results.page([report.path]).figures.isEmpty))
    }

    @Test func whatDoesNotBelongTogetherIsRefused() async throws {
        let results = try await Results.shared()
        let mixed = #expect(throws: InvalidInput.self) {
            try ReportSources(paths: [results.path("base.sqlite"), results.cohort])
        }
        #expect(mixed?.diagnostics.first?.message.hasPrefix("this is a cohort, and") == true)
        let twice = #expect(throws: InvalidInput.self) {
            try ReportSources(paths: [results.path("base.sqlite"), results.path("base.sqlite")])
        }
        #expect(twice?.diagnostics.first?.message.hasPrefix("this study is named 'base', and so is") == true)
        let scenario = try Scenario.load(path: results.path("base.yaml"))
        let path = results.path("seed.sqlite")
        _ = try await Study().run(scenario, options: StudyOptions(seed: 9, replications: 1, output: path))
        let seeds = #expect(throws: InvalidInput.self) {
            try ReportSources(paths: [results.path("base.sqlite"), path])
        }
        #expect(seeds?.diagnostics.first?.message.hasPrefix("its seed is 9, that of") == true)
    }

    // MARK: support

    /// Makes a result file that of a study which was not finished.
    private static let unfinished = """
        DELETE FROM outcome; DELETE FROM results_digest;
        DELETE FROM content_digest WHERE part = 'results' OR part LIKE 'outcomes%';

        """

    private static let stub: Replicate = { input, _, replication in
        let admitted = Double(replication) + input.parameters[.caseloadCap]
        let cell = Cell(municipality: 0)
        return ReplicationResult(
            observations: [
                Observation(measure: .eligibleFollowed90d, cell: cell, value: 100),
                Observation(measure: .admittedWithin90d, cell: cell, value: admitted),
            ], events: 1)
    }

    private func change(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}
