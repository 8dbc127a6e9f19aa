import CGSL
import Foundation
import Testing

@testable import Simulator

/// An M/M/1 queue built on the kernel, against theory.
private struct MM1: EventDrivenModel {
    enum Event { case arrival, departure }
    var calendar = EventCalendar<Event>()
    var stream: RandomStream
    var queue: [Instant] = []
    var waits = Tally()
    var present = TimeWeighted(0, from: .start)
    let arrivalMean: Double
    let serviceMean: Double

    mutating func handle(_ event: Event) {
        switch event {
        case .arrival:
            calendar.schedule(.arrival, at: calendar.now + .days(stream.exponential(mean: arrivalMean)))
            queue.append(calendar.now)
            present.set(Double(queue.count), at: calendar.now)
            if queue.count == 1 { startService() }
        case .departure:
            queue.removeFirst()
            present.set(Double(queue.count), at: calendar.now)
            if !queue.isEmpty { startService() }
        }
    }

    private mutating func startService() {
        waits.add((calendar.now - queue[0]).days)
        calendar.schedule(.departure, at: calendar.now + .days(stream.exponential(mean: serviceMean)))
    }
}

@Suite struct QueueTheoryTests {
    /// Mean wait in the queue rho / (mu - lambda) = 1 at rho = 0.5, over 60 independent runs; two-sided p above 0.001.
    @Test func meanWaitOfMM1() {
        let means = (1...60).map { replication -> Double in
            var model = MM1(
                stream: RandomStream(
                    StreamName(seed: 6, replication: UInt64(replication), kind: 1, identity: 0, purpose: 0)),
                arrivalMean: 2, serviceMean: 1)
            model.calendar.schedule(.arrival, at: .start)
            _ = model.simulate(until: Instant(days: 500))
            model.waits = Tally()
            _ = model.simulate(until: Instant(days: 10_000))
            return model.waits.mean
        }
        let tally = Tally(means)
        let t = (tally.mean - 1) / (tally.standardDeviation / 60.0.squareRoot())
        #expect(2 * studentUpperTail(abs(t), degreesOfFreedom: 59) > 0.001)
    }

    /// The number in an M/M/1 queue at rho = 0.5 is geometric: mean rho / (1 - rho) = 1, variance rho / (1 - rho)^2 = 2; p above 0.001.
    @Test func numberInMM1() {
        let ends = (1...60).map { replication -> (mean: Double, variance: Double) in
            var model = MM1(
                stream: RandomStream(
                    StreamName(seed: 7, replication: UInt64(replication), kind: 1, identity: 0, purpose: 0)),
                arrivalMean: 2, serviceMean: 1)
            model.calendar.schedule(.arrival, at: .start)
            _ = model.simulate(until: Instant(days: 500))
            model.present.reset(at: Instant(days: 500))
            _ = model.simulate(until: Instant(days: 10_000))
            let end = Instant(days: 10_000)
            return (model.present.mean(until: end), model.present.variance(until: end))
        }
        for (tally, expected) in [(Tally(ends.map(\.mean)), 1.0), (Tally(ends.map(\.variance)), 2)] {
            let t = (tally.mean - expected) / (tally.standardDeviation / 60.0.squareRoot())
            #expect(2 * studentUpperTail(abs(t), degreesOfFreedom: 59) > 0.001)
        }
    }
}
