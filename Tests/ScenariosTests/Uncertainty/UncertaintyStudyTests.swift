import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct UncertaintyStudyTests {
    /// A posterior of two parameters that hold for all, one of a population that is used and one of one that is not.
    private static func posterior(_ fixture: Fixture) throws -> String {
        var stream = RandomStream(StreamName(seed: 5, replication: 1, kind: 0, identity: 0, purpose: 0))
        let particles = (0..<40).map { _ in
            [500 + 300 * stream.uniform(), stream.uniform(), 1000 + 100 * stream.uniform(), 400]
        }
        func parameter(_ name: String, _ of: String?, study: String?) -> String {
            let studies = study.map { "[\"\($0)\"]" } ?? "[]"
            let owner = of.map { "\"\($0)\"" } ?? "null"
            return "{\"name\": \"\(name)\", \"studies\": \(studies), \"arms\": [], \"of\": \(owner)}"
        }
        let parameters = [
            parameter("job.breakdown_scale", nil, study: nil), parameter("employers.opening_rate", nil, study: nil),
            parameter("background.job_scale", "uo_2017_2019", study: "uo"),
            parameter("background.job_scale", "mental_illness", study: "ips"),
        ]
        let text = """
            {"adjustment": "regression", "parameters": [\(parameters.joined(separator: ", "))],
             "particles": \(particles), "weights": \(particles.map { _ in 1.0 })}
            """
        try fixture.write("posterior.json", text)
        return fixture.path("posterior.json")
    }

    private func scenarios(_ fixture: Fixture) throws -> [String] {
        let short = Fixture.sound.replacingOccurrences(of: "5 years", with: "900 days")
            .replacingOccurrences(of: "3 years", with: "300 days")
        try fixture.write("a.yaml", short + "parameters: {inflow.rate: 0.008}\n")
        try fixture.write("b.yaml", "extends: a.yaml\nname: b\nparameters: {caseload.cap: 5}\n")
        return [fixture.path("a.yaml"), fixture.path("b.yaml")]
    }

    private func plan(
        _ fixture: Fixture, uncertain: String? = "cost.post", draws: Int = 30, replications: Int = 2
    ) throws -> UncertaintyPlan {
        let source = try UncertaintySource.read(posterior: try Self.posterior(fixture), uncertain: uncertain)
        return UncertaintyPlan(
            try scenarios(fixture), source: source, draws: draws, replications: replications, seed: 1)
    }

    @Test func whatHoldsIsDrawnAndWhatDoesNotIsSaid() throws {
        let fixture = try Fixture()
        let sweep = try Sweep(plan(fixture).sweep)
        let draws = try #require(sweep.draws)
        #expect(
            draws.columns.map(\.label) == [
                "job.breakdown_scale", "employers.opening_rate", "background.job_scale (uo_2017_2019)", "cost.post",
            ])
        #expect(
            draws.omissions == [
                .init(
                    label: "background.job_scale (mental_illness)",
                    reason: "no scenario has this population or programme")
            ])
        #expect(draws.rows.count == 30 && sweep.points.count == 60)
        for (index, point) in sweep.points.enumerated() {
            let row = draws.rows[index / 2]
            #expect(point.input.parameters[.breakdownScale] == row[0])
            #expect(point.input.parameters[.ownJobScale] == row[2])

        }
        // What scenarios compare is not drawn over; a range is covered evenly.
        #expect(sweep.points[1].input.parameters[.caseloadCap] == 5)
        let costs = draws.rows.map { $0[3] }
        #expect((costs.min() ?? 0) < 700_000 && (costs.max() ?? 0) > 1_100_000)
    }

    @Test func whatScenariosCompareCannotBeDrawn() throws {
        let fixture = try Fixture()
        let invalid = #expect(throws: InvalidInput.self) {
            _ = try Sweep(plan(fixture, uncertain: "caseload.cap,job.breakdown_scale").sweep)
        }
        let messages = invalid?.diagnostics.map(\.message) ?? []
        #expect(
            messages == [
                "'caseload.cap' cannot be drawn from its prior: the scenarios differ in it: it is what they compare; leave it out",
                "'job.breakdown_scale' cannot be drawn from its prior: it is drawn from the posterior; leave it out",
            ])
    }

    /// The same bytes for any number of jobs and after an interruption.
    @Test func goesOnWhereItWasInterrupted() async throws {
        let fixture = try Fixture()
        let plan = try plan(fixture)
        let whole = try await Sweep(plan.sweep).run(
            options: StudyOptions(jobs: 1, output: fixture.path("whole")), responses: plan.responses)
        let (sweep, options) = (try Sweep(plan.sweep), StudyOptions(jobs: 2, output: fixture.path("parts")))
        let task = Task {
            try await sweep.run(
                options: options,
                progress: { progress in
                    if progress.done == 40 { withUnsafeCurrentTask { $0?.cancel() } }
                })
        }
        await #expect(throws: StudyInterrupted.self) { try await task.value }
        let continued = try await sweep.run(options: options, responses: plan.responses)
        #expect(continued.resultsDigest == whole.resultsDigest)
        let first = try #require(UncertaintyReport(plan, Sweep(plan.sweep), whole, confidence: 0.95))
        let second = try #require(UncertaintyReport(plan, sweep, continued, confidence: 0.95))
        #expect(first.json.text == second.json.text)
        try judge(first)
    }

    /// What is said of a real run: the parts, the chances, the value, in words and as JSON.
    private func judge(_ report: UncertaintyReport) throws {
        let cost = try #require(report.outcomes.first { $0.series.label == "cost_total, a" })
        let found = try #require(cost.found)
        // The price of a post is much of it; how long posts stand empty is luck.
        #expect((found.parameterShare ?? 0) > 0.2 && found.interval.contains(found.mean), "\(found)")
        for chances in report.chances { #expect(abs(chances.chances.reduce(0, +) - 1) < 1e-9) }
        #expect(report.worth?.derivedFrom == "a" || report.worth == nil)
        let text = UncertaintyText(report).text
        #expect(text.hasPrefix("a, b: 30 draws of 4 parameters, 2 replications of each, seed 1\n"))
        #expect(text.contains("  not drawn: background.job_scale (mental_illness): no scenario has this population"))
        for title in ["Outcomes, with what is not known (95 % intervals)", "How probable it is that each is best"] {
            #expect(text.contains("\n" + title + "\n"), "\(title)")
        }
        #expect(text.contains("\nWhat to find out next\n"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(report.json.text.utf8)) as? [String: Any])
        #expect(object["draws"] as? Int == 30 && (object["drawn"] as? [[String: Any]])?.count == 4)
        #expect((object["value_of_information"] as? [[String: Any]])?.isEmpty == false)
    }

    /// Plans of sweeps have the design too, with ranges of their own.
    @Test func plansOfSweepsCanDraw() throws {
        let fixture = try Fixture()
        _ = try scenarios(fixture)
        _ = try Self.posterior(fixture)
        func load(_ text: String) throws -> Sweep {
            try fixture.write("plan.yaml", "version: 1\nscenarios: [a.yaml, b.yaml]\ndesign: draws\n" + text)
            return try Sweep(try SweepPlan.load(path: fixture.path("plan.yaml")))
        }
        let sweep = try load(
            "draws: 12\nposterior: posterior.json\nfactors: [{parameter: cost.km, low: 1, high: 2}]\n")
        #expect(sweep.points.count == 24 && sweep.points.first?.settings.count == 4)
        #expect(sweep.points.allSatisfy { (1...2).contains($0.input.parameters[.kilometrePrice]) })
        let invalid = #expect(throws: InvalidInput.self) { _ = try load("points: 12\nposterior: none.json\n") }
        let messages = invalid?.diagnostics.map(\.message) ?? []
        #expect(messages.contains { $0.hasPrefix("'points' does not belong to a design 'draws'; allowed: 'draws'") })
        #expect(messages.contains { $0.hasPrefix("no such file, or it cannot be read; allowed: NAME-posterior.json") })
    }
}
