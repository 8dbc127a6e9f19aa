import Foundation
import GRDB
import Models
import Testing

@testable import Scenarios

@Suite struct StoreFormatTests {
    @Test func theInputComesBackAsItWas() throws {
        let input = SmallStudy.input(level: 0.1 + 0.2)
        let text = try InputSnapshot(input).text()
        let back = try InputSnapshot(text: text)
        #expect(String(reflecting: back.input) == String(reflecting: input))
        #expect(try back.text() == text)
    }

    @Test func aCohortComesBackAsItWas() throws {
        let open = SmallStudy.input(level: 1)
        let input = ModelInput(
            region: open.region, parameters: open.parameters, start: open.start, cohort: SmallStudy.cohort)
        let text = try InputSnapshot(input).text()
        let back = try InputSnapshot(text: text)
        #expect(String(reflecting: back.input) == String(reflecting: input))
        #expect(try back.text() == text && CanonicalText.of(back.input) == CanonicalText.of(input))
        #expect(try !InputSnapshot(open).text().contains("cohort\":"))
    }

    /// Fails where the model's input has a part that the snapshot does not know.
    @Test func theSnapshotKnowsEveryPart() throws {
        let input = SmallStudy.input(level: 1)
        func parts(_ value: Any) -> Set<String> { Set(Mirror(reflecting: value).children.compactMap(\.label)) }
        // The scores are solved anew from the parameters; an arm is chosen when the study runs.
        let solved = ["answers", "arm"]
        #expect(
            parts(input).subtracting(solved) == [
                "region", "teams", "parameters", "start", "horizon", "warmup", "cohort",
            ])
        let cohort = SmallStudy.cohort
        #expect(parts(cohort) == ["place", "enrolment", "followUp", "arms"])
        #expect(parts(cohort.arms[0]).subtracting(solved) == parts(ArmSnapshot(cohort.arms[0])))
        #expect(parts(input.region) == ["name", "municipalities", "offices", "travel", "division"])
        #expect(parts(input.region.municipalities[0]) == parts(MunicipalitySnapshot(input.region.municipalities[0])))
        #expect(parts(input.region.offices[0]) == parts(OfficeSnapshot(input.region.offices[0])))
        #expect(parts(input.teams[0]) == parts(TeamSnapshot(input.teams[0])))
        #expect(parts(input.teams[0].outposts[0]) == parts(OutpostSnapshot(input.teams[0].outposts[0])))
    }

    @Test func canonicalRowsAreSortedByTheirText() {
        let canonical = CanonicalRows(names: CellNames(SmallStudy.input(level: 1)))
        let names = Measure.allCases.prefix(2).map(\.rawValue).sorted()
        let measures = names.compactMap(Measure.init(rawValue:))
        let rows = canonical.rows(
            [
                Observation(measure: measures[1], cell: Cell(), value: -0.0),
                Observation(measure: measures[0], cell: Cell(municipality: 1, segment: 0), day: 10, value: 0.1),
                Observation(measure: measures[0], cell: Cell(municipality: 1, segment: 0), day: 9, value: 1e300),
                Observation(measure: measures[0], cell: Cell(municipality: 0, segment: 2, team: 0), value: 3),
            ], replication: 4)
        #expect(
            rows == [
                "1,4,\(names[0]),\"municipality=5401;segment=refugee;team=Nord, \"\"A\"\"\",,3.0",
                "1,4,\(names[0]),municipality=5402;segment=young,9,1e+300",
                "1,4,\(names[0]),municipality=5402;segment=young,10,0.1", "1,4,\(names[1]),,,0.0",
            ])
    }

    @Test func theDigestIsThatOfTheCSV() async throws {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: 3, jobs: 2, output: folder)
            let report = try await SmallStudy.study.run(SmallStudy.scenario(), options: options).report
            let canonical = CanonicalRows(names: CellNames(SmallStudy.input(level: 10)))
            let rows = (1...3).flatMap { replication in
                canonical.rows(
                    SmallStudy.replicate(SmallStudy.input(level: 10), seed: 1, replication: replication).observations,
                    replication: replication)
            }
            let text = ([CanonicalRows.header] + rows).map { $0 + "\n" }.joined()
            #expect(report.resultsDigest == SHA256.hexadecimal(of: text))
        }
    }

    @Test func theFileCanBeReadWithOtherTools() async throws {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: 3, jobs: 2, output: folder)
            let result = try await SmallStudy.study.run(SmallStudy.scenario(), options: options)
            let queue = try DatabaseQueue(path: result.path)
            let row: Row? = try queue.read {
                try Row.fetchOne(
                    $0,
                    sql: "SELECT count(*), min(municipality), max(municipality_name), min(day) FROM observations")
            }
            #expect(row?[0] == 732)
            #expect(row?[1] == "5401")
            #expect(row?[2] == "Tromsø")
            #expect(row?[3] == 0)
            let estimate: Double? = try await queue.read {
                try Double.fetchOne($0, sql: "SELECT estimate FROM outcome WHERE name = 'coverage_90d' AND \"by\" = ''")
            }
            #expect(estimate == result.report.regional("coverage_90d")?.estimate)
        }
    }

    @Test func observationsAreExportedTidily() async throws {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: 2, jobs: 2, output: folder)
            let result = try await SmallStudy.study.run(SmallStudy.scenario(), options: options)
            let runs = (1...2).map { StoredRun(point: 1, replication: $0) }
            try Export.observations(StudyFile(reading: result.path), runs, to: OutputFile(folder + "/raw.csv", .table))
            let lines = try String(contentsOfFile: folder + "/raw.csv", encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 489)
            #expect(lines[0] == "point,replication,name,unit,municipality,municipality_name,segment,team,arm,day,value")
            let outcomes = try String(contentsOfFile: result.outcomesPath, encoding: .utf8).split(separator: "\n")
            #expect(
                outcomes[0]
                    == "name,unit,by,group,group_name,estimate,low,high,half_width,confidence,method,replications,reason"
            )
            #expect(outcomes[4] == "wait_days_median,days,,,,,,,,0.95,,2,fewer than half are ever admitted")
        }
    }
}
