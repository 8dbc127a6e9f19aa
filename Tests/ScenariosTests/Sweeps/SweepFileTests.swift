import Foundation
import GRDB
import Models
import Testing

@testable import Scenarios

/// What is done with the file of a sweep, and with it alone.
@Suite struct SweepFileTests {
    /// Two scenarios at four points, two replications of a short life.
    private func sweep(_ fixture: Fixture, replications: Int = 2) throws -> Sweep {
        let short = Fixture.sound.replacingOccurrences(of: "5 years", with: "700 days")
            .replacingOccurrences(of: "3 years", with: "200 days")
        try fixture.write("a.yaml", short + "parameters: {inflow.rate: 0.02}\n")
        try fixture.write("b.yaml", "extends: a.yaml\nname: b\nhorizon: 800 days\nparameters: {caseload.cap: 5}\n")
        try fixture.write(
            "sweep.yaml",
            """
            version: 1
            scenarios: [a.yaml, b.yaml]
            replications: \(replications)
            factors:
              - {parameter: travel.time_factor, levels: [0.5, 2]}
              - {field: effort, levels: [placement_first, retention_first]}

            """)
        return try Sweep(try SweepPlan.load(path: fixture.path("sweep.yaml")))
    }

    private func run(_ fixture: Fixture, replications: Int = 2) async throws -> SweepReport {
        try await sweep(fixture, replications: replications).run(
            options: StudyOptions(jobs: 2, output: fixture.path("out")))
    }

    private func interrupt(_ sweep: Sweep, _ fixture: Fixture, after runs: Int) async throws {
        let options = StudyOptions(jobs: 1, output: fixture.path("out"))
        let task = Task {
            try await sweep.run(
                options: options, progress: { if $0.done == runs { withUnsafeCurrentTask { $0?.cancel() } } })
        }
        await #expect(throws: StudyInterrupted.self) { try await task.value }
    }

    private func change(_ report: SweepReport, _ sql: String) throws {
        let queue = try DatabaseQueue(path: report.path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    private func verify(_ report: SweepReport, replay: Bool = true) async throws -> Verification {
        try await Study().verify(report.path, replay: replay, jobs: 2)
    }

    @Test func theFileAloneIsEnoughToReplay() async throws {
        let fixture = try Fixture()
        let report = try await run(fixture)
        for file in ["a.yaml", "b.yaml", "sweep.yaml", "data"] {
            try FileManager.default.removeItem(atPath: fixture.path(file))
        }
        let found = try await verify(report)
        #expect(found.matches && found.points == 8 && found.replications == 16)
        #expect(found.replayedDigest == report.resultsDigest && found.storedResultsDigest == report.resultsDigest)
        #expect(found.text.hasPrefix("\(report.path): 16 runs at 8 points of sweep, version "))
        // Regions are not stored once more for each point.
        let longest = try await DatabaseQueue(path: report.path).read {
            try Int.fetchOne($0, sql: "SELECT max(length(difference)) FROM point_input")
        }
        #expect((1..<500).contains(longest ?? 0))
    }

    @Test func aChangedRowIsFoundWithItsPoint() async throws {
        let fixture = try Fixture()
        let report = try await run(fixture)
        try change(
            report,
            """
            UPDATE observation SET value = value + 1 WHERE point = 5 AND replication = 2
            AND measure = (SELECT id FROM measure WHERE name = 'eligible')
            """)
        let found = try await verify(report)
        #expect(!found.matches && found.resultsDigest != found.storedResultsDigest)
        #expect(found.replayedDigest == report.resultsDigest)
        #expect(found.firstDifference?.stored?.hasPrefix("5,2,eligible,") == true)
    }

    @Test func aChangedInputAndAMissingRunAreFound() async throws {
        let fixture = try Fixture()
        let report = try await run(fixture)
        try change(report, "UPDATE point_input SET difference = replace(difference, ':2', ':3') WHERE point = 7")
        let input = await failureText(fixture.folder.path) { _ = try await verify(report, replay: false) }
        let start = "65 out/sweep.sqlite: error: this result file is damaged ("
        #expect(input == start + "tables point and point_input: not as they were written)")
        // One who knows of the digest changes it, too: the input is not that of the stated scenario.
        let queue = try DatabaseQueue(path: report.path)
        try await queue.write { try StoredPart.points.seal(in: $0) }
        try queue.close()
        let sealed = try await verify(report, replay: false)
        #expect(sealed.scenarioDigest != report.digest && sealed.storedScenarioDigest == report.digest)
        #expect(!sealed.matches)
        let other = try Fixture()
        let whole = try await run(other)
        try change(whole, "DELETE FROM observation WHERE point = 8; DELETE FROM replication WHERE point = 8")
        let missing = await failureText(other.folder.path) { _ = try await verify(whole) }
        #expect(missing == start + "16 runs were finished and 14 are stored)")
    }

    /// More runs than those of the last finished sweep are passed over, and a look at fewer changes nothing.
    @Test func whatIsFinishedStaysFinished() async throws {
        let fixture = try Fixture()
        let report = try await run(fixture)
        let table = try String(contentsOfFile: report.outcomesPath, encoding: .utf8)
        let fewer = try await run(fixture, replications: 1)
        #expect(fewer.resultsDigest != report.resultsDigest)
        #expect(fewer.outcomes[0][0].replications == 1)
        #expect(try String(contentsOfFile: report.outcomesPath, encoding: .utf8) == table)
        try await interrupt(sweep(fixture, replications: 4), fixture, after: 20)
        let found = try await verify(report)
        #expect(found.matches && found.replications == 16 && found.resultsDigest == report.resultsDigest)
        #expect(try await run(fixture, replications: 1).resultsDigest == fewer.resultsDigest)
    }

    @Test func outcomesAndObservationsAreExported() async throws {
        let fixture = try Fixture()
        let report = try await run(fixture)
        let paths = try Export.files(of: report.path, into: fixture.path("csv"))
        #expect(paths == ["sweep-outcomes.csv", "sweep-observations.csv"].map { fixture.path("csv/") + $0 })
        #expect(
            try String(contentsOfFile: paths[0], encoding: .utf8)
                == String(contentsOfFile: report.outcomesPath, encoding: .utf8))
        let lines = try String(contentsOfFile: paths[1], encoding: .utf8).split(separator: "\n")
        let rows = try await DatabaseQueue(path: report.path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM observation")
        }
        #expect(lines.count - 1 == rows)
        #expect(lines.last?.hasPrefix("8,2,") == true)
    }

    @Test func unfinishedSweepsAreNotExported() async throws {
        let fixture = try Fixture()
        try await interrupt(sweep(fixture), fixture, after: 3)
        let text = await failureText(fixture.folder.path) {
            _ = try Export.files(of: fixture.path("out/sweep.sqlite"), into: fixture.path("csv"))
        }
        #expect(
            text == "65 out/sweep.sqlite: error: this sweep was not finished; the same command continues it")
        #expect(!FileManager.default.fileExists(atPath: fixture.path("csv")))
        let stored = try await Study().verify(fixture.path("out/sweep.sqlite"), replay: true, jobs: 1)
        #expect(stored.matches && stored.storedResultsDigest == nil && stored.replications >= 3)
    }

    @Test func scenariosOfOtherMunicipalitiesAreRefused() throws {
        let fixture = try Fixture()
        _ = try sweep(fixture)
        try fixture.write("b.yaml", "extends: a.yaml\nname: b\nregion: {include: [Byen, Viken, Øya]}\n")
        let error = #expect(throws: InvalidInput.self) {
            try Sweep(try SweepPlan.load(path: fixture.path("sweep.yaml")))
        }
        #expect(
            error?.diagnostics.map(\.message) == [
                "'b' has other municipalities than 'a'; allowed: scenarios with the same ones"
            ])
    }

    @Test func differencesGiveTheInputBack() throws {
        let base = SmallStudy.input(level: 10)
        var other = SmallStudy.input(level: 0.1 + 0.2)
        other.parameters[.travelTimeFactor] = 1 / 3
        other.horizon = .days(77.7)
        for (a, b) in [(base, other), (other, base), (base, base), (cohort(base, 11), cohort(base, 12.25))] {
            let (first, second) = (InputSnapshot(a), InputSnapshot(b))
            let difference = InputDifference(second, from: first)
            let data = try JSONEncoder().encode(difference)
            let back = try JSONDecoder().decode(InputDifference.self, from: data).applied(to: first)
            #expect(try back.text() == second.text())
        }
        let none = try JSONEncoder().encode(InputDifference(InputSnapshot(base), from: InputSnapshot(base)))
        #expect(String(decoding: none, as: UTF8.self) == "{}")
        let arms = InputDifference(InputSnapshot(cohort(base, 12)), from: InputSnapshot(cohort(base, 11)))
        #expect(arms.cohort?.arms.map(\.parameters.count) == [1, 0])
    }

    private func cohort(_ open: ModelInput, _ cap: Double) -> ModelInput {
        var design = SmallStudy.cohort
        let arm = design.arms[0]
        var parameters = arm.parameters
        parameters[.caseloadCap] = cap
        design.arms[0] = Cohort.Arm(
            name: arm.name, programme: arm.programme, participants: arm.participants, teams: arm.teams,
            parameters: parameters)
        return ModelInput(region: open.region, parameters: open.parameters, start: open.start, cohort: design)
    }
}
