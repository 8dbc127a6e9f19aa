import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

/// The arithmetic of a verdict, against values worked by hand.
@Suite struct JudgementTests {
    /// A report with outcomes by arm from jackknifes.
    private static func report(_ values: [(outcome: String, arm: String, jackknife: Jackknife?)]) -> RunReport {
        let names = CellNames(SmallStudy.input(level: 1))
        var report = RunReport(
            name: "study", scenarioDigest: "s", resultsDigest: "r", programVersion: "v", seed: 7, replications: 4,
            horizonDays: 1, warmupDays: 0, seconds: 0, events: 0, outcomes: [], notes: [])
        report.outcomes = values.map { name, arm, jackknife in
            var outcome = ReportedOutcome(
                OutcomeEstimate(
                    name: name, unit: "1", group: .region, jackknife: jackknife,
                    reason: jackknife == nil ? "nobody is hired" : nil), names: names, confidence: 0.95,
                replications: 4)
            if !arm.isEmpty { (outcome.group.key, outcome.group.value) = ("arm", arm) }
            return outcome
        }
        return report
    }

    /// The mean of some values; that of 8, 10, 10 and 12 has the variance 8/3 by 4.
    private static func jackknife(_ values: [Double]) -> Jackknife {
        let mean = values.reduce(0, +) / Double(values.count)
        return Jackknife(
            whole: mean, leavingOut: values.map { (mean * Double(values.count) - $0) / Double(values.count - 1) })
    }

    private static func line(
        _ expectation: PatternLine.Expectation, arm: String? = nil, against: String? = nil, hasVerdict: Bool = true
    ) -> PatternLine {
        PatternLine(
            study: "s", arm: arm, against: against, outcome: "x", expectation: expectation, hasVerdict: hasVerdict)
    }

    private static func pattern(_ lines: [PatternLine] = []) -> Pattern {
        Pattern(id: "P1", use: .calibration, title: "T", source: "B1.1", because: "R", lines: lines)
    }

    private static func judged(_ line: PatternLine, _ values: [Double]? = [8, 10, 10, 12]) -> Judgement {
        Judgement(pattern(), line, report: report([("x", line.arm ?? "", values.map(jackknife))]))
    }

    private static func published(_ estimate: Double, _ error: Double, _ rounding: Double, _ discrepancy: Double)
        -> PatternLine.Expectation
    {
        .value(
            PublishedValue(
                estimate: estimate, standardError: error, rounding: rounding, discrepancy: discrepancy))
    }

    /// 1.96 times the root of 0.5^2 + 0.3^2 + 0.4^2 + 2/3 is 2.1170.
    @Test func aValuePassesWithinAllItsTolerances() {
        #expect(Self.judged(Self.line(Self.published(12.116, 0.5, 0.3, 0.4))).passed == true)
        #expect(Self.judged(Self.line(Self.published(12.118, 0.5, 0.3, 0.4))).passed == false)
        #expect(Self.judged(Self.line(Self.published(7.884, 0.5, 0.3, 0.4))).passed == true)
        #expect(Self.judged(Self.line(Self.published(7.882, 0.5, 0.3, 0.4))).passed == false)
        let judgement = Self.judged(Self.line(Self.published(12, 0.5, 0.3, 0.4)))
        #expect(abs((judgement.standardError ?? 0) - (2.0 / 3).squareRoot()) < 1e-12)
        #expect(abs((judgement.distance ?? 0) + 2 / (0.5 + 2.0 / 3).squareRoot()) < 1e-12)
        #expect(judgement.probability == nil)
    }

    /// Each allowance counts on its own: without it the value is out.
    @Test(arguments: [(1.0, 0.0, 0.0), (0, 1, 0), (0, 0, 1)])
    func everyAllowanceCounts(error: Double, rounding: Double, discrepancy: Double) {
        #expect(Self.judged(Self.line(Self.published(12, 0.01, 0, 0))).passed == false)
        #expect(Self.judged(Self.line(Self.published(12, error, rounding, discrepancy))).passed == true)
    }

    @Test func withoutReplicationsOnlyThePublishedErrorCounts() {
        let report = Self.report([("x", "", Jackknife(whole: 10, leavingOut: []))])
        func passed(_ estimate: Double) -> Bool? {
            Judgement(Self.pattern(), Self.line(Self.published(estimate, 1, 0, 0)), report: report).passed
        }
        #expect(passed(11.95) == true && passed(11.97) == false)
    }

    @Test func rangesHoldTheirEnds() {
        #expect(Self.judged(Self.line(.between(10, 11))).passed == true)
        #expect(Self.judged(Self.line(.between(9, 10))).passed == true)
        #expect(Self.judged(Self.line(.between(10.01, 11))).passed == false)
        #expect(Self.judged(Self.line(.between(9, 11))).probability == nil)
        #expect(Self.judged(Self.line(.between(9, 11))).distance == nil)
    }

    /// One standard error above the limit: the normal distribution function at 1.
    @Test func directionsComeWithTheirProbability() {
        let limit = 10 - (2.0 / 3).squareRoot()
        let above = Self.judged(Self.line(.above(limit)))
        #expect(above.passed == true)
        #expect(abs((above.probability ?? 0) - 0.841_344_746_068_543) < 1e-12)
        let below = Self.judged(Self.line(.below(limit)))
        #expect(below.passed == false)
        #expect(abs((below.probability ?? 0) - 0.158_655_253_931_457) < 1e-12)
        #expect(Self.judged(Self.line(.above(10))).passed == false)
        #expect(Self.judged(Self.line(.below(10))).passed == false)
    }

    @Test func withoutVerdictOnlyTheProbabilityIsTold() {
        let judgement = Self.judged(Self.line(.above(10), hasVerdict: false))
        #expect(judgement.passed == nil && judgement.probability == 0.5)
    }

    /// Paired differences: 8, 10, 10, 12 less 7, 9, 9, 11 is 1 without any variance.
    @Test func againstIsAPairedDifference() {
        let report = Self.report([
            ("x", "a", Self.jackknife([8, 10, 10, 12])), ("x", "b", Self.jackknife([7, 9, 9, 11])),
        ])
        let line = Self.line(Self.published(1.5, 0.3, 0, 0), arm: "a", against: "b")
        let judgement = Judgement(Self.pattern(), line, report: report)
        #expect(judgement.simulated == 1 && judgement.passed == true)
        #expect((judgement.standardError ?? 1) < 1e-12)
        let reversed = Self.line(Self.published(1.5, 0.3, 0, 0), arm: "b", against: "a")
        #expect(Judgement(Self.pattern(), reversed, report: report).simulated == -1)
    }

    @Test func whatIsUndefinedDoesNotPassAndSaysWhy() {
        let judgement = Self.judged(Self.line(Self.published(1, 1, 0, 0)), nil)
        #expect(judgement.simulated == nil && judgement.passed == nil && judgement.reason == "nobody is hired")
        let report = Self.report([("x", "a", Self.jackknife([1, 2])), ("x", "b", nil)])
        let contrast = Self.line(.above(0), arm: "a", against: "b")
        #expect(
            Judgement(Self.pattern(), contrast, report: report).reason == "for arm 'b': nobody is hired")
        let validation = Validation(judgements: [judgement], studies: [])
        #expect(validation.passed(judgement.pattern) == false)
        #expect(ValidationText(validation).text.contains("DOES NOT FIT"))
        #expect(ValidationText(validation).text.contains("\n  nobody is hired\n"))
    }

    /// A pattern passes when all its lines with a verdict do.
    @Test func patternsAndScores() {
        func judged(_ id: String, _ use: Pattern.Use, _ lines: [PatternLine]) -> [Judgement] {
            let pattern = Pattern(id: id, use: use, title: "T", source: "B", because: "R", lines: lines)
            return lines.map {
                Judgement(pattern, $0, report: Self.report([("x", "", Self.jackknife([8, 10, 10, 12]))]))
            }
        }
        let (yes, no, none) = (
            Self.line(.above(0)), Self.line(.below(0)), Self.line(.above(0), hasVerdict: false)
        )
        let validation = Validation(
            judgements: judged("P1", .calibration, [yes, yes, none]) + judged("P2", .calibration, [yes, no])
                + judged("P3", .validation, [none]) + judged("P4", .validation, [no]), studies: [])
        #expect(validation.patterns.map { validation.passed($0) } == [true, false, nil, false])
        #expect(validation.score(.calibration) == (1, 2))
        #expect(validation.score(.validation) == (0, 1))
        let text = ValidationText(validation).text
        #expect(
            text.hasPrefix(
                "C: 1 of 2 patterns fits; not: P2.\nV: 0 of 1 pattern fit; not: P4.\n\nUsed for calibration\n"))
        #expect(text.contains("\nP3 T (B): no verdict\n"))
        #expect(text.contains("\n\nOnly compared\n\n"))
    }

    @Test func asText() {
        let lines = [
            Self.line(Self.published(12, 0.5, 0, 0)), Self.line(.between(9, 9.5)),
            Self.line(.above(0), hasVerdict: false),
        ]
        let report = Self.report([("x", "", Self.jackknife([8, 10, 10, 12]))])
        let judgements = lines.map { Judgement(Self.pattern(lines), $0, report: report) }
        let text = ValidationText(Validation(judgements: judgements, studies: [])).text
        let expected = """
            C: 0 of 1 pattern fit; not: P1.

            Used for calibration

            P1 T (B1.1): DOES NOT FIT

            """
        #expect(text.hasPrefix(expected))
        let rows = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains("x 12.0 (11.0 to 13.0) 10.0 (8.40 to 11.6) -2.1 *"))
        #expect(rows.contains("x 9.00 to 9.50 10.0 (8.40 to 11.6) *"))
        #expect(rows.contains("x > 0.000 10.0 (8.40 to 11.6) p 1.000"))
    }

    @Test func asJSON() throws {
        let line = Self.line(Self.published(12, 0.5, 0, 0), arm: "a", against: "b")
        let report = Self.report([
            ("x", "a", Self.jackknife([8, 10, 10, 12])), ("x", "b", Self.jackknife([1, 1, 1, 1])),
        ])
        let undefined = Judgement(Self.pattern(), Self.line(.below(3)), report: Self.report([]))
        let validation = Validation(
            judgements: [Judgement(Self.pattern(), line, report: report), undefined], studies: [report])
        let object = try JSONSerialization.jsonObject(with: Data(validation.json.text.utf8)) as? [String: Any]
        let patterns = try #require(object?["patterns"] as? [[String: Any]])
        #expect(
            Set(patterns[0].keys) == [
                "id", "use", "outcome", "published", "simulated", "passed", "probability", "note",
            ])
        #expect(patterns[0]["id"] as? String == "P1" && patterns[0]["use"] as? String == "C")
        #expect(patterns[0]["outcome"] as? String == "x, a less b")
        #expect(patterns[0]["published"] as? [String: Double] == ["estimate": 12, "low": 11.02, "high": 12.98])
        let simulated = try #require(patterns[0]["simulated"] as? [String: Any])
        let low = try #require(simulated["low"] as? Double)
        #expect(simulated["estimate"] as? Double == 9 && abs(low - (9 - 1.96 * (2.0 / 3).squareRoot())) < 1e-12)
        #expect(simulated["level"] as? Double == 0.95 && simulated["method"] as? String == "normal")
        #expect(patterns[0]["passed"] as? Bool == false && patterns[0]["note"] as? String == "R")
        #expect(patterns[1]["passed"] is NSNull && patterns[1]["probability"] is NSNull)
        let limit = try #require(patterns[1]["published"] as? [String: Any])
        #expect(limit["estimate"] is NSNull && limit["low"] is NSNull && limit["high"] as? Double == 3)
        #expect(patterns[1]["note"] as? String == "the study 's' has no outcome 'x' for the whole region")
        let study = try #require((object?["studies"] as? [[String: Any]])?.first)
        #expect(study["results_digest"] as? String == "r" && study["seed"] as? Int == 7)
    }
}
