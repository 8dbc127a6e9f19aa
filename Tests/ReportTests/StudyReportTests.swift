import Foundation
import Models
import Scenarios
import Testing

@testable import Report

/// The numbers of a report are those of the result files.
@Suite struct StudyReportTests {
    /// Rows of `NAME-outcomes.csv` by outcome and group.
    private func stored(_ results: Results, _ name: String) throws -> [String: [String: String]] {
        let rows = try CSV.rows(results.path(name + "-outcomes.csv"))
        return Dictionary(
            rows.map { ("\($0["name"] ?? "")|\($0["by"] ?? "")|\($0["group"] ?? "")", $0) },
            uniquingKeysWith: { a, _ in a })
    }

    private func tables(_ page: ReportPage) -> [DataTable] { page.context.outcomeTables }

    @Test func everyOutcomeIsThatOfTheFile() async throws {
        let results = try await Results.shared()
        let page = try Results.page(results.studies)
        let files = try ["base": stored(results, "base"), Results.wickedName: stored(results, "other")]
        var compared = 0
        for row in tables(page).flatMap(\.rows) {
            let (study, name) = (row[0].raw, row[5].raw)
            let stored = try #require(files[study]?[name + "||"], "\(study) \(name)")
            #expect(row[2].raw == stored["estimate"], "\(name)")
            #expect(row[3].raw == stored["half_width"], "\(name)")
            #expect(row[4].raw == stored["unit"])
            compared += 1
        }
        let names = Set(OutcomeCatalogue.names.map(\.name))
        #expect(compared == 2 * names.count)
    }

    /// As they are read, too: rounded, in percent, with a comma.
    @Test func whatIsReadIsTheRoundedNumber() async throws {
        let results = try await Results.shared()
        let page = try Results.page([results.path("base.sqlite")])
        let coverage = try #require(try stored(results, "base")["coverage_90d||"]?["estimate"].flatMap(Double.init))
        let row = try #require(tables(page).flatMap(\.rows).first { $0[5].raw == "coverage_90d" })
        #expect(row[2].text == String(format: "%.1f", 100 * coverage).replacing(".", with: ","))
        #expect(try page.html().contains("<td class=\"number\" data-value=\"\(coverage)\">\(row[2].text)</td>"))
    }

    @Test func everyMunicipalityOnTheMapIsThatOfTheFile() async throws {
        let results = try await Results.shared()
        let map = try #require(try Results.page(results.studies).context.mapSection)
        let outcomes = try #require(map["outcomes"] as? [[String: Any]])
        #expect(outcomes.count == 5)
        let file = try stored(results, "base")
        for outcome in outcomes {
            let name = try #require(outcome["name"] as? String)
            let rows = try #require((outcome["table"] as? [String: Any])?["rows"] as? [[String: Any]])
            for row in rows {
                let cells = try #require(row["cells"] as? [[String: Any]]).map { $0["raw"] as? String ?? "" }
                #expect(cells[2] == file["\(name)|municipality|\(cells[1])"]?["estimate"], "\(name) of \(cells[0])")
            }
        }
    }

    @Test func differencesAreThoseOfAComparison() async throws {
        let results = try await Results.shared()
        let page = try Results.page(results.studies)
        let figure = try #require(page.figures.first { $0.id == "differences" })
        let scenarios = try ["base", "other"].map { try Scenario.load(path: results.path($0 + ".yaml")) }
        let options = StudyOptions(output: results.path("again"))
        let comparison = try await Study().compare(scenarios, files: ["a", "b"], options: options).comparison
        let expected = comparison.differences.filter { $0.group.key.isEmpty && $0.estimate != nil }
        let rows = try #require(figure.tables.first?.rows)
        #expect(rows.count == expected.count && rows.count > 50)
        for (row, difference) in zip(rows, expected) {
            #expect(row[6].raw == difference.name)
            #expect(row[2].raw == difference.estimate.map { "\($0)" })
            #expect(row[3].raw == difference.simultaneousHalfWidth.map { "\($0)" } ?? "")
        }
    }

    /// Curves at the months of outcomes are these outcomes, intervals included.
    @Test func retentionCurvesAreTheOutcomes() async throws {
        let results = try await Results.shared()
        let page = try Results.page([results.path("base.sqlite")])
        let file = try stored(results, "base")
        let rows = try #require(page.figures.first { $0.id == "retention" }?.tables.first?.rows)
        for (month, name) in [
            ("3", "retention_3m"), ("6", "retention_6m"), ("12", "retention_12m"), ("24", "retention_24m"),
        ] {
            let row = try #require(rows.first { $0[1].text == month })
            let value = try #require(file[name + "||"]?["estimate"].flatMap(Double.init))
            #expect(abs((Double(row[2].raw) ?? .nan) - value) < 1e-12, "\(name)")
            let ends = row[3].raw.split(separator: " ").compactMap { Double($0) }
            let low = try #require(file[name + "||"]?["low"].flatMap(Double.init))
            #expect(abs((ends.first ?? .nan) - max(0, low)) < 1e-12, "\(name)")
        }
    }

    /// The numbers below the curves are those of the table.
    @Test func thoseAtRiskStandBelowTheCurves() async throws {
        let results = try await Results.shared()
        let page = try Results.page(results.studies)
        let figure = try #require(page.figures.first { $0.id == "retention" })
        let json = try #require(figure.json).compact
        let rows = try #require(figure.tables.first).rows
        for row in rows where [0, 12, 24].contains(Double(row[1].raw) ?? 0) {
            let count = page.context.numbers.text(Double(row[4].raw) ?? .nan)
            #expect(
                json.contains("\"text\":\"\(count)\",\"x\":\(Int(Double(row[1].raw) ?? 0))"), "\(row[1].raw): \(count)")
        }
    }

    /// Who is counted by what comes first after admission is who was admitted; the waiting list ends as the books do.
    @Test func theCourseAgreesWithTheBooks() async throws {
        let results = try await Results.shared()
        let study = try #require(try ReportSources(paths: [results.path("base.sqlite")]).studies.first)
        func sum(_ measure: Measure) -> Double { study.series.meanOfCurve(measure) }
        let first = [Measure.courseJobByDay, .courseDropoutByDay, .courseLeftByDay, .courseCensoredByDay].map(sum)
            .reduce(0, +)
        #expect(abs(first - study.series.mean(.admitted)) < 1e-9)
        let waiting = MonthlyStock(study, .waitingByMonth, confidence: 0.95)
        let serving = MonthlyStock(study, .inServiceByMonth, confidence: 0.95)
        #expect(waiting.months.count == 49)
        #expect(waiting.mean.first == study.series.mean(.waitingAtStart))
        #expect(waiting.mean.last == study.series.mean(.waitingAtEnd))
        #expect(serving.mean.first == study.series.mean(.inServiceAtStart))
        #expect(serving.mean.last == study.series.mean(.inServiceAtEnd))
    }

    /// As many go into a node as out of it; the ends are the outcomes of the table.
    @Test func theFlowIsBalancedAndEndsInTheOutcomes() async throws {
        let results = try await Results.shared()
        let study = try #require(try ReportSources(paths: [results.path("base.sqlite")]).studies.first)
        let flow = PhaseFlow(study)
        func into(_ node: PhaseFlow.Node) -> Double { flow.links.filter { $0.to == node }.reduce(0) { $0 + $1.count } }
        func out(_ node: PhaseFlow.Node) -> Double {
            flow.links.filter { $0.from == node }.reduce(0) { $0 + $1.count }
        }
        func outcome(_ name: String) throws -> Double { try #require(study.report.regional(name)?.estimate) }
        for phase in [PhaseFlow.Node.phase1, .phase2, .phase3, .phase4, .phase5] {
            #expect(into(phase) > 0 && abs(into(phase) - out(phase)) < 1e-9, "\(phase)")
        }
        #expect(abs(into(.phase1) - (try outcome("admitted"))) < 1e-9)
        #expect(abs(into(.search) - out(.again)) < 1e-9)
        let starts = ["referred": PhaseFlow.Node.referred, "waiting_at_start": .waitedBefore]
        for (name, node) in starts.merging(["in_service_at_start": .inService], uniquingKeysWith: { $1 }) {
            #expect(abs(out(node) - (try outcome(name))) < 1e-9, "\(name)")
        }
        let ends: [(String, PhaseFlow.Node)] = [
            ("exit_job", .job), ("exit_dropout", .dropOut), ("left_queue", .leftQueue), ("waiting_at_end", .waiting),
            ("in_service_at_end", .goesOn),
        ]
        for (name, node) in ends { #expect(abs(into(node) - (try outcome(name))) < 1e-9, "\(name)") }
        let others = ["disability", "education", "time_limit", "other"]
        let otherwise = try others.reduce(0) { $0 + (try outcome("exit_" + $1)) }
        #expect(abs(into(.otherwise) - otherwise) < 1e-9)
        // The window begins with people in the service, without whom fewer are discharged than the table says.
        let begun = flow.links.filter { $0.to == .job && $0.from != .inService }.reduce(0) { $0 + $1.count }
        #expect(begun < (try outcome("exit_job")))
        let title = try #require(
            try Results.page([results.path("base.sqlite")], .en).figures.first { $0.id == "flow" }?.title)
        let discharged = try #require(title.firstMatch(of: /([0-9]+) are discharged to a job/)?.1)
        #expect(abs((Double(discharged) ?? -1) - (try outcome("exit_job"))) <= 0.5, "\(title)")
    }

    @Test func aWeekHoldsAllHours() async throws {
        let results = try await Results.shared()
        let week = SpecialistWeek(try #require(try ReportSources(paths: [results.path("base.sqlite")]).studies.first))
        #expect(abs(week.byTask.values.reduce(0, +) - week.hours) < 1e-9)
        #expect(abs(week.byPlace.values.reduce(0, +) - week.hours) < 1e-9)
        let travel = try #require(try stored(results, "base")["travel_share||"]?["estimate"].flatMap(Double.init))
        #expect(abs((week.byTask["travel"] ?? 0) / week.hours - travel) < 1e-9)
        #expect((20...45).contains(week.hours))
    }

    @Test func theBriefLeadsWithAllWhoAreEligibleInAbsoluteNumbers() async throws {
        let results = try await Results.shared()
        let brief = try #require(try Results.page(results.studies, .en).context.brief)
        let answers = try #require(brief["answers"] as? [String])
        #expect(answers.count == 5)
        let level = try #require(try stored(results, "base")["eligible_employed_at_12m||"])
        let (low, high) = (
            try #require(level["low"].flatMap(Double.init)), try #require(level["high"].flatMap(Double.init))
        )
        let base = answers[0].hasPrefix("Of 100 ") ? 100.0 : 1000
        let range = "\(Int((low * base).rounded())) to \(Int((high * base).rounded())) are in work"
        #expect(
            answers[0].hasPrefix("Of \(base == 100 ? "100" : "1\u{202F}000") people in the target group, \(range)"),
            "\(answers[0])")
        #expect((brief["sure"] as? [String])?.isEmpty == false && (brief["changes"] as? [String])?.isEmpty == false)
    }

    @Test func theSameBytesAgain() async throws {
        let results = try await Results.shared()
        #expect(try Results.page(results.studies).html() == Results.page(results.studies).html())
    }
}
