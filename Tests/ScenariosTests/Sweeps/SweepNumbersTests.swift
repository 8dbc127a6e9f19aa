import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

/// The numbers of a sweep agree with one another: those that are printed, those of the table and those of `--json`.
@Suite struct SweepNumbersTests {
    /// A row of the table of outcomes.
    private typealias Row = [String: String]

    private func sweep(_ fixture: Fixture, _ plan: String, scenarios: String = "[a.yaml]") throws -> Sweep {
        let short = Fixture.sound.replacingOccurrences(of: "5 years", with: "900 days")
            .replacingOccurrences(of: "3 years", with: "300 days")
        try fixture.write("a.yaml", short + "parameters: {inflow.rate: 0.02}\n")
        try fixture.write("b.yaml", "extends: a.yaml\nname: b\nparameters: {travel.time_factor: 2}\n")
        try fixture.write("sweep.yaml", "version: 1\nscenarios: \(scenarios)\n" + plan)
        return try Sweep(try SweepPlan.load(path: fixture.path("sweep.yaml")))
    }

    private func run(_ fixture: Fixture, _ sweep: Sweep) async throws -> SweepReport {
        try await sweep.run(options: StudyOptions(jobs: 2, output: fixture.path("out")))
    }

    private func rows(_ path: String) throws -> [Row] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let header = try #require(lines.first).split(separator: ",").map(String.init)
        return lines.dropFirst().map { line in
            // No field of these tables but the reason holds a comma.
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(uniqueKeysWithValues: zip(header, fields))
        }
    }

    private func object(_ json: JSONText) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
    }

    /// Of an even number of points the median is the mean of the two in the middle, and all three numbers are made of the table's estimates.
    @Test func printedNumbersAreThoseOfTheTable() async throws {
        let fixture = try Fixture()
        let plan = "replications: 4\nfactors: [{parameter: caseload.cap, levels: [2, 12]}]\n"
        let report = try await run(fixture, sweep(fixture, plan))
        let names = ["eligible_sustained_26w", "coverage_90d", "dropout_12m"]
        let text = SweepText(report, outcomes: names).text
        for name in names {
            let estimates = try rows(report.outcomesPath).filter { $0["name"] == name }
                .compactMap { $0["estimate"].flatMap(Double.init) }.sorted()
            try #require(estimates.count == 2 && estimates[0] < estimates[1], "\(name)")
            let shown = [estimates[0], (estimates[0] + estimates[1]) / 2, estimates[1]].map {
                shortNumber(SweepText.rounded($0))
            }
            let line = try #require(text.split(separator: "\n").first { $0.contains(name) })
            #expect(line.split(separator: " ").map(String.init) == [name] + shown, "\(line)")
        }
    }

    /// A year after eligibility nobody has been followed where the run ends before.
    @Test func undefinedPointsAreCounted() async throws {
        let fixture = try Fixture()
        let plan = "replications: 2\nfactors: [{field: horizon, levels: [600 days, 900 days, 1000 days]}]\n"
        let report = try await run(fixture, sweep(fixture, plan))
        let text = SweepText(report, outcomes: ["eligible_employed_at_12m", "eligible"]).text
        #expect(text.contains("above zero  undefined\n"), "\(text)")
        let line = try #require(text.split(separator: "\n").first { $0.contains("eligible_employed_at_12m") })
        #expect(line.hasSuffix("  1 of 3"), "\(line)")
        let summaries = report.summaries(["eligible_employed_at_12m", "eligible"])
        #expect(summaries.map(\.undefined) == [1, 0] && summaries.map(\.defined) == [2, 3])
        let defined = try #require(summaries[0].range)
        #expect(defined.median == (defined.lowest + defined.highest) / 2)
        // Where it is defined nowhere, that is said too.
        let short = try Fixture()
        let none = try await run(
            short, sweep(short, "replications: 2\nfactors: [{field: horizon, levels: [500 days]}]\n"))
        let lines = SweepText(none, outcomes: ["eligible_employed_at_12m"]).text.split(separator: "\n")
        let silent = try #require(lines.first { $0.contains("eligible_employed_at_12m") }).split(separator: " ")
        #expect(silent.dropFirst().joined(separator: " ") == "- - - 1 of 1")
    }

    /// Differences at each design point are levels of the later scenario less those of the first, paired by `design_point`.
    @Test func differencesArePairedInTableAndJSON() async throws {
        let fixture = try Fixture()
        let plan = "replications: 3\nfactors: [{parameter: caseload.cap, levels: [3 seekers, 9]}]\n"
        let report = try await run(fixture, sweep(fixture, plan, scenarios: "[a.yaml, b.yaml]"))
        let rows = try rows(report.outcomesPath)
        let json = try object(report.json(["coverage_90d"]))
        let found = try #require(json["differences"] as? [[String: Any]])
        let differences = rows.filter { $0["against"] == "a" }
        #expect(differences.count == found.count && !differences.isEmpty)
        #expect(Set(differences.compactMap { $0["scenario"] }) == ["b less a"])
        for (row, other) in zip(differences, found) {
            #expect(row["design_point"].flatMap(Int.init) == other["design_point"] as? Int)
            #expect(row["name"] == other["name"] as? String)
            func level(_ scenario: String) -> Double? {
                rows.first {
                    $0["scenario"] == scenario && $0["design_point"] == row["design_point"] && $0["name"] == row["name"]
                }?["estimate"].flatMap(Double.init)
            }
            let estimate = row["estimate"].flatMap(Double.init)
            // Foundation reads some numbers of JSON with another last digit.
            let read = other["estimate"] as? Double
            #expect((estimate == nil) == (read == nil))
            #expect(abs((estimate ?? 0) - (read ?? 0)) <= 1e-13 * abs(read ?? 0))
            guard let a = level("a"), let b = level("b") else {
                #expect(estimate == nil && row["reason"]?.isEmpty == false)
                continue
            }
            #expect(abs((estimate ?? .nan) - (b - a)) <= 1e-12 * max(abs(a), abs(b)), "\(row)")
            if let half = row["half_width"].flatMap(Double.init), let low = row["low"].flatMap(Double.init) {
                let high = try #require(row["high"].flatMap(Double.init))
                #expect(low <= estimate ?? .nan && estimate ?? .nan <= high && row["method"]?.isEmpty == false)
                #expect(abs((high - low) / 2 - half) <= 1e-12 * max(1, half))
            }
        }
        let points = try #require(json["points"] as? [[String: Any]])
        #expect(points.map { $0["design_point"] as? Int } == [1, 1, 2, 2])
        #expect(points.map { ($0["settings"] as? [String: Double])?["caseload.cap"] } == [3, 3, 9, 9])
        let factors = try #require(json["factors"] as? [[String: Any]])
        #expect(factors[0]["name"] as? String == "caseload.cap" && factors[0]["unit"] as? String == "seekers")
        let series = try #require(json["series"] as? [[String: Any]])
        #expect(
            series.map { $0["label"] as? String } == ["coverage_90d, a", "coverage_90d, b", "coverage_90d, b less a"])
    }

    /// A level with a unit is the number with the unit: in the table, and in correlations with what rises with it.
    @Test func levelsWithUnitsAreNumbers() async throws {
        let fixture = try Fixture()
        let levels = (4...13).map { $0.isMultiple(of: 2) ? "\($0 * 100) days" : "\($0 * 2400) hours" }
        let plan = "replications: 1\nfactors: [{field: horizon, levels: [\(levels.joined(separator: ", "))]}]\n"
        let report = try await run(fixture, sweep(fixture, plan))
        let rows = try rows(report.outcomesPath).filter { $0["name"] == "eligible" }
        #expect(rows.compactMap { $0["horizon"].flatMap(Double.init) } == (4...13).map { Double($0) * 100 })
        #expect(Set(rows.compactMap { $0["horizon_unit"] }) == ["days"])
        let summary = try #require(report.summaries(["eligible"]).first)
        #expect(summary.drivers.first?.correlation == 1 && summary.drivers.first?.isAboveNoise == true)
        #expect(SweepText(report, outcomes: ["eligible"]).text.contains("\n  eligible   horizon +1.00\n"))
    }

    @Test func settingsAreReadWithTheirUnits() {
        func setting(_ name: String, _ value: String) -> SweepPlan.Setting { .init(name: name, value: value) }
        let cap = setting("caseload.cap", "10 seekers")
        #expect(cap.number == 10 && cap.unit == "seekers")
        #expect(setting("background.job_scale (uo_2017_2019)", "512.5").number == 512.5)
        #expect(setting("travel.time_factor", "2").unit == "")
        #expect(setting("follow_up", "24 months").number == 24 && setting("follow_up", "24 months").unit == "months")
        // A date begins with digits and is no number.
        #expect(setting("start", "2019-01-01").number == nil && setting("effort", "placement_first").number == nil)
        let texts = SweepPlan.texts(of: ["5 years", "6 months", "1 year"], parameter: nil, field: "horizon")
        #expect(texts == ["5 years", "0.5 years", "1 years"])
        #expect(SweepPlan.texts(of: ["3 seekers", "4"], parameter: Registry[.caseloadCap], field: "") == ["3", "4"])
    }
}

/// Parameters that are whole numbers are designed, drawn and printed as such.
@Suite struct WholeNumberTests {
    private let cap = Registry[.caseloadCap]

    /// Of 21 values each has one part in 21 of the unit interval, its ends included.
    @Test func everyWholeNumberIsAsLikely() throws {
        let prior = Prior.uniform(5, 25)
        var counts: [Double: Int] = [:]
        for step in 0..<21_000 {
            let value = try cap.value(of: prior, at: (Double(step) + 0.5) / 21_000)
            counts[value, default: 0] += 1
        }
        #expect(counts == Dictionary(uniqueKeysWithValues: (5...25).map { (Double($0), 1000) }))
        #expect(try cap.value(of: prior, at: 0) == 5 && cap.value(of: prior, at: 1) == 25)
        #expect(cap.drawn(14.5) == 15 && cap.drawn(14.499) == 14 && cap.drawn(0.2) == 1)
        let factor = Registry[.travelTimeFactor]
        #expect(try factor.value(of: .uniform(0.5, 2), at: 0.5) == 1.25 && factor.drawn(1.25) == 1.25)
    }

    /// The probabilities of a triangular prior are those of its density between the halves; its ends are possible.
    @Test func aTriangularPriorIsRounded() throws {
        let (prior, shares) = (Prior.triangular(low: 12, mode: 15, high: 20), 20_000)
        var counts: [Double: Int] = [:]
        for step in 0..<shares {
            let value = try cap.value(of: prior, at: (Double(step) + 0.5) / Double(shares))
            counts[value, default: 0] += 1
        }
        let density = try Triangular(low: 11.5, mode: 15, high: 20.5)
        for value in 12...20 {
            let expected = density.cumulative(Double(value) + 0.5) - density.cumulative(Double(value) - 0.5)
            #expect(abs(Double(counts[Double(value)] ?? 0) / Double(shares) - expected) < 2e-4)
        }
        #expect(counts.count == 9)
    }

    @Test func priorsOfWholeNumbersHaveWholeEnds() {
        for parameter in Registry.all where parameter.isWhole {
            let numbers = [parameter.defaultValue, parameter.range.lowerBound, parameter.range.upperBound]
            #expect(numbers.allSatisfy { $0 == $0.rounded() }, "\(parameter.name)")
            if case .triangular(let low, _, let high) = parameter.prior {
                #expect(low == low.rounded() && high == high.rounded(), "\(parameter.name)")
            }
        }
    }

    /// Every design over ranges, and draws from priors and posteriors: points hold whole numbers, and so do their settings.
    @Test(arguments: [
        ("latin_hypercube", "points: 12"), ("sobol", "points: 12"), ("morris", "trajectories: 4"),
        ("sobol_indices", "rows: 4"), ("draws", "draws: 12"),
    ])
    func designsHoldWholeNumbers(design: String, size: String) throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        try fixture.write(
            "sweep.yaml",
            """
            version: 1
            scenarios: [a.yaml]
            design: \(design)
            \(size)
            factors:
              - {parameter: caseload.cap, low: 8 seekers, high: 24}
              - {parameter: travel.time_factor, low: 0.5, high: 1.5}

            """)
        let points = try Sweep(try SweepPlan.load(path: fixture.path("sweep.yaml"))).points
        #expect(points.count >= 12)
        for point in points {
            let value = point.input.parameters[.caseloadCap]
            #expect(value == value.rounded() && (8...24).contains(value))
            #expect(point.settings[0].value == String(Int(value)))
        }
        #expect(Set(points.map { $0.input.parameters[.travelTimeFactor] }).contains { $0 != $0.rounded() })
    }

    @Test func aPosteriorIsDrawnAsWholeNumbers() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        let particles = (0..<40).map { "[\(10 + Double($0) / 7)]" }.joined(separator: ", ")
        let weights = Array(repeating: "1", count: 40).joined(separator: ", ")
        try fixture.write(
            "posterior.json",
            """
            {"adjustment": "regression", "parameters": [{"name": "caseload.cap", "studies": [], "arms": [], "of": null}],
             "particles": [\(particles)], "weights": [\(weights)]}
            """)
        try fixture.write(
            "sweep.yaml", "version: 1\nscenarios: [a.yaml]\ndesign: draws\ndraws: 40\nposterior: posterior.json\n")
        let draws = try #require(try Sweep(try SweepPlan.load(path: fixture.path("sweep.yaml"))).draws)
        #expect(Set(draws.rows.map { $0[0] }) == Set((10...16).map(Double.init)))
    }

    @Test func endsThatAreNoWholeNumbersAreRefused() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        try fixture.write(
            "sweep.yaml",
            "version: 1\nscenarios: [a.yaml]\ndesign: sobol\npoints: 4\nfactors: [{parameter: caseload.cap, low: 5.5, high: 9}]\n"
        )
        let error = #expect(throws: InvalidInput.self) { try SweepPlan.load(path: fixture.path("sweep.yaml")) }
        #expect(
            error?.diagnostics.map { "\($0.line ?? 0): \($0.message)" } == [
                "5: 'low' is 5.5, and 'caseload.cap' is a whole number; allowed: 1 to 250 seekers"
            ])
    }

    /// A move from 8 to 10 in a range from 8 to 10 is one over the whole range, whatever the coordinate says.
    @Test func elementaryEffectsAreOverTheRangeOfTheWholeNumber() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        try fixture.write(
            "sweep.yaml",
            "version: 1\nscenarios: [a.yaml]\ndesign: morris\ntrajectories: 4\nfactors: [{parameter: caseload.cap, low: 8, high: 10}]\n"
        )
        let plan = try SweepPlan.load(path: fixture.path("sweep.yaml"))
        let points = try plan.points()
        // A result of 3 a seeker: 6 from 8 to 10.
        let series = SweepReport.Series(
            label: "", outcome: "x", scenario: "a", values: points.map { [3 * $0.input.parameters[.caseloadCap]] })
        guard
            case .screening(let screening) = Sensitivity.finding(plan, try plan.experimentDesign(), series, 0.95)
        else {
            Issue.record("no screening")
            return
        }
        #expect(abs(screening.effects[0].meanSize.value - 6) < 1e-12 && screening.effects[0].spread.value < 1e-12)
    }
}

@Suite struct ZeroTextTests {
    /// What rounds to 0 has no sign.
    @Test func zerosHaveNoSign() {
        #expect(
            formatted(-0.0, "%.3g") == "0" && formatted(-0.04, "%+.1f") == "0.0" && formatted(0.04, "%+.1f") == "0.0")
        #expect(formatted(-0.06, "%+.1f") == "-0.1" && formatted(1e-5, "%.3g") == "1e-05")
        #expect(signedDistance(-0.01) == "0.0" && signedDistance(0.3) == "+0.3")
        #expect(Sensitivity.number(-1e-17, of: 0.3) == "0" && Sensitivity.number(-0.02, of: 0.3) == "-0.02")
        // The same sum in another order.
        #expect(differenceBeyondRounding(0.1 + 0.2, 0.3) == 0 && differenceBeyondRounding(0.3, 0.2) == 0.3 - 0.2)
    }
}
