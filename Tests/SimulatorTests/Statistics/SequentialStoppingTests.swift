import Foundation
import Testing

@testable import Simulator

@Suite struct SequentialStoppingTests {
    /// Two independent normal outcomes, one in units a hundred times the other's, that take about 140 replications.
    ///
    /// Both intervals cover at once with a chance of 0.975 squared, 95.06 %; the loss by looking after every replication is below half
    /// a point there. 1 000 experiments, two-sided binomial p above 0.001.
    @Test func twoOutcomesAreCoveredAtOnce() {
        var lengths = Tally()
        let coverage = Coverage(seed: 120) { stream in
            let stopping = run(
                PrecisionRule(targets: [0.2, 20], maximum: 10_000), &stream,
                standardDeviations: [1, 100])
            lengths.add(Double(stopping.replications))
            return stopping.estimates.allSatisfy { $0.covers(0) }
        }
        #expect(coverage.pValue(nominal: 0.975 * 0.975) > 0.001, "\(coverage)")
        #expect(lengths.mean > 120 && lengths.mean < 160)
    }

    /// A ratio of sums, whose half-width comes from a jackknife at a few looks: it takes about 70 replications and some 6 looks.
    ///
    /// Stopping when the variance looks small costs up to a point of the nominal 95 %: two-sided binomial p above 0.001 at 94.5 %.
    @Test func ratiosAreCoveredByTheirJackknife() throws {
        let rule = PrecisionRule(targets: [0.02], maximum: 1000)
        var (lengths, looks) = (Tally(), Tally())
        let coverage = try Coverage(seed: 123) { stream in
            var (hits, sizes) = ([Double](), [Double]())
            var (next, count) = (rule.minimum, 0.0)
            while true {
                while sizes.count < next {
                    let size = 20 + stream.poisson(mean: 10)
                    sizes.append(Double(size))
                    hits.append((0..<size).reduce(0.0) { sum, _ in sum + (stream.chance(0.3) ? 1 : 0) })
                }
                let estimate = try #require(Jackknife(ratioOf: hits, to: sizes)?.estimate())
                let verdict = rule.judge([estimate.halfWidth], replications: next)
                count += 1
                if verdict.stops {
                    lengths.add(Double(next))
                    looks.add(count)
                    return estimate.covers(0.3)
                }
                next = rule.nextLook(after: verdict, replications: next)
            }
        }
        #expect(coverage.pValue(nominal: 0.945) > 0.001, "\(coverage)")
        #expect(lengths.mean > 60 && lengths.mean < 80 && looks.mean < 10, "\(lengths.mean) \(looks.mean)")
    }

    @Test func looksComeAfterHalfOfWhatIsNeeded() {
        let rule = PrecisionRule(targets: [1], minimum: 20, maximum: 500)
        func next(_ needed: Int?, _ replications: Int) -> Int {
            rule.nextLook(
                after: .init(imprecise: [0], stops: false, replicationsNeeded: needed), replications: replications)
        }
        #expect(next(nil, 0) == 20 && next(90, 20) == 65 && next(1, 20) == 21 && next(1, 200) == 210)
        #expect(next(nil, 400) == 420 && next(9000, 30) == 280 && next(9000, 300) == 500)
    }

    /// Stored as JSON in the middle and continued, it says the same to the last bit.
    @Test func continuesFromWhatIsStored() throws {
        var (whole, stored) = (SequentialStopping(PrecisionRule(targets: [0.3], maximum: 1000)), Data())
        var continued: SequentialStopping?
        var stream = testStream(124)
        while !whole.verdict.stops {
            let value = stream.normal()
            whole.add([value])
            continued?.add([value])
            if whole.replications == 15 {
                stored = try JSONEncoder().encode(whole)
                continued = try JSONDecoder().decode(SequentialStopping.self, from: stored)
            }
        }
        #expect(continued == whole && whole.replications > 20)
    }

    /// Why the default minimum is what it is: judged from the second replication on, far fewer are covered.
    @Test func withoutAMinimumItUndercovers() {
        var rule = PrecisionRule(targets: [0.36], minimum: 2, maximum: 10_000)
        rule.minimumEvents = 0
        let coverage = Coverage(seed: 121) { [rule] stream in
            run(rule, &stream, standardDeviations: [1]).estimates[0].covers(0)
        }
        #expect(coverage.pValue(nominal: 0.95) < 0.001, "\(coverage)")
    }

    private func run(
        _ rule: PrecisionRule, _ stream: inout RandomStream, standardDeviations: [Double]
    ) -> SequentialStopping {
        var stopping = SequentialStopping(rule)
        while !stopping.verdict.stops {
            stopping.add(standardDeviations.map { stream.normal(standardDeviation: $0) })
        }
        return stopping
    }

    @Test func bonferroniSplitsWhatTheConfidenceLeaves() {
        let rule = PrecisionRule(targets: [1, 1, 1, 1], maximum: 100)
        #expect(abs(rule.confidencePerOutcome - 0.9875) < 1e-12)
        let each = PrecisionRule(targets: [1, 1], isSimultaneous: false, maximum: 100)
        #expect(each.confidencePerOutcome == 0.95)
        #expect(PrecisionRule(targets: [1], maximum: 100).confidencePerOutcome == 0.95)
    }

    @Test func saysWhatIsImpreciseAndWhetherToStop() {
        let rule = PrecisionRule(targets: [1, 2, 3], minimum: 20, maximum: 50)
        let early = rule.judge([0.5, 1, 1], replications: 12)
        #expect(early.imprecise.isEmpty && !early.stops && early.replicationsNeeded == 8)
        let going = rule.judge([1, 2.1, nil], replications: 30)
        #expect(going.imprecise == [1, 2] && !going.stops && going.replicationsNeeded == nil)
        let done = rule.judge([1, 2, 3], replications: 20)
        #expect(done.imprecise.isEmpty && done.stops && done.replicationsNeeded == 0)
        let capped = rule.judge([1, 8, .nan], replications: 50)
        #expect(capped.imprecise == [1, 2] && capped.stops && capped.replicationsNeeded == nil)
    }

    /// A half-width falls with t / sqrt(n): the forecast is where that meets the target, and the worst outcome decides.
    @Test func forecasts() throws {
        let rule = PrecisionRule(targets: [1, 1], isSimultaneous: false, minimum: 5, maximum: 20)
        func halfWidth(_ n: Int) -> Double {
            studentQuantile(confidence: 0.95, degreesOfFreedom: n - 1) / Double(n).squareRoot()
        }
        let scale = 1 / halfWidth(250)
        let verdict = rule.judge([scale * halfWidth(10), 1.5], replications: 10)
        let needed = try #require(verdict.replicationsNeeded)
        #expect(abs(needed - 240) <= 1)
    }

    /// From the first 20 replications of a normal outcome, forecasts of the total are right on average, to the error of the mean.
    @Test func forecastsAreRightOnAverage() {
        let rule = PrecisionRule(targets: [0.1], minimum: 20, maximum: 10_000)
        let totals = (1...400).map { experiment -> Double in
            var stream = RandomStream(
                StreamName(seed: 122, replication: UInt64(experiment), kind: 8, identity: 0, purpose: 0))
            var stopping = SequentialStopping(rule)
            for _ in 0..<20 { stopping.add([stream.normal()]) }
            return Double(20 + (stopping.verdict.replicationsNeeded ?? 0))
        }
        let tally = Tally(totals)
        #expect(abs(tally.mean - 387) < 4 * tally.standardDeviation / 20)
    }

    @Test func stopsAtTheCap() {
        var stopping = SequentialStopping(PrecisionRule(targets: [1e-9], maximum: 25))
        for value in 0..<24 { stopping.add([Double(value)]) }
        #expect(!stopping.verdict.stops)
        stopping.add([24])
        #expect(stopping.verdict.stops && stopping.verdict.imprecise == [0] && stopping.replications == 25)
    }
}
