import CGSL
import Glibc
import Testing

@testable import Simulator

/// Queues on their way from an empty start, many short runs against exact chances.
@Suite struct TransientTests {
    /// The number in M/M/infinity at a time t is Poisson with mean λ/μ (1 - exp(-μt)).
    ///
    /// Chi-square of 5000 runs, every cell with at least five expected; p between 0.0005 and 0.9995.
    @Test func mmInfinity() async throws {
        let (arrivals, time) = (12.0, 1.3)
        let mean = arrivals * (1 - exp(-time))
        let network = QueueNetwork(
            stations: [.init(servers: 1 << 30)], sources: [.init(rate: arrivals, service: .exponential(mean: 1))])
        let records = try await NetworkExperiment(
            network: network, seed: 441, replications: 5000, warmUp: 0, length: time, snapshots: [time]
        ).run()
        let counts = records.reduce(into: [Int](repeating: 0, count: 64)) { $0[min(63, Int($1.presentAt[0]))] += 1 }
        let (statistic, cells) = chiSquare(counts) { gsl_ran_poisson_pdf(UInt32($0), mean) }
        let pValue = gsl_cdf_chisq_Q(statistic, Double(cells - 1))
        #expect(cells > 10 && pValue > 0.0005 && pValue < 0.9995, "p = \(pValue)")
    }

    /// Over cells of neighbouring numbers with at least five expected each; the last takes the upper tail.
    private func chiSquare(_ counts: [Int], chance: (Int) -> Double) -> (statistic: Double, cells: Int) {
        let total = Double(counts.reduce(0, +))
        var cells: [(observed: Double, expected: Double)] = [(0, 0)]
        var rest = total
        for (number, count) in counts.enumerated() {
            if cells[cells.count - 1].expected >= 5, rest >= 5 { cells.append((0, 0)) }
            cells[cells.count - 1].observed += Double(count)
            cells[cells.count - 1].expected += total * chance(number)
            rest -= total * chance(number)
        }
        cells[cells.count - 1].expected += rest
        let statistic = cells.reduce(0) { $0 + ($1.observed - $1.expected) * ($1.observed - $1.expected) / $1.expected }
        return (statistic, cells.count)
    }

    /// A queue that is fed all day, more or less of it, and served from six to eighteen.
    private struct Day {
        static let instants = [0.2, 0.3, 0.5, 0.75, 0.76, 1, 2.3, 2.7, 2.8]
        static let swing = 0.7
        static let service = 0.04
        let servers: Int
        let schedule: CapacitySchedule
        var arrivals: Double { 9 * Double(servers) }

        init(servers: Int) {
            self.servers = servers
            schedule = CapacitySchedule(
                period: .days(1), steps: [(.hours(6), servers), (.hours(15), (servers + 1) / 2), (.hours(18), 0)])
        }

        var network: QueueNetwork {
            QueueNetwork(
                stations: [.init(servers: 0, schedule: schedule)],
                sources: [.init(rate: arrivals, service: .exponential(mean: Self.service), swing: Self.swing)])
        }

        /// The exact state at every instant, to the end of the third day.
        func states() -> [ChangingQueue] {
            var queue = ChangingQueue(most: 70, servers: servers, service: Self.service)
            var states: [ChangingQueue] = []
            let changes = (0..<3).flatMap { day in [0.25, 0.625, 0.75, 1].map { $0 + Double(day) } }
            for stop in Set(Self.instants + changes).sorted() {
                let middle = Instant(days: (queue.time + stop) / 2)
                let steps = max(1, Int(((stop - queue.time) * 1000).rounded()))
                queue.advance(to: stop, steps: steps, capacity: schedule.capacity(at: middle)) {
                    arrivals * (1 + Self.swing * sin(2 * .pi * $0))
                }
                if Self.instants.contains(stop) || stop == 3 { states.append(queue) }
            }
            return states
        }
    }

    /// Arrivals that swing over the day, and one or two servers only from six to eighteen: M(t)/M(t)/c over three days from empty.
    ///
    /// Against the forward equations: the mean number present and in service at nine instants, closed ones among them, and the mean time in
    /// the line and in service over all; p at once above 0.001. While closed a service that was begun goes on and nobody else is begun.
    @Test(arguments: [(1, UInt64(442)), (2, 443)]) func openingHours(_ servers: Int, seed: UInt64) async throws {
        let day = Day(servers: servers)
        let states = day.states()
        let end = try #require(states.last)
        #expect(end.overflow < 1e-9 && abs(end.chances.reduce(0, +) - 1) < 1e-9)
        let records = try await NetworkExperiment(
            network: day.network, seed: seed, replications: 4000, warmUp: 0, length: 3, snapshots: Day.instants
        ).run()
        var outcomes = [
            TheoryOutcome("opening hours \(servers) line", end.line) { $0.stations[0].line },
            TheoryOutcome("opening hours \(servers) busy", end.busy) { $0.stations[0].busy },
        ]
        for (index, time) in Day.instants.enumerated() {
            outcomes.append(
                TheoryOutcome("opening hours \(servers) present at \(time)", states[index].present) {
                    $0.presentAt[index]
                })
            // at night nobody is served
            guard states[index].inService > 0.01 else { continue }
            outcomes.append(
                TheoryOutcome("opening hours \(servers) in service at \(time)", states[index].inService) {
                    $0.busyAt[index]
                })
        }
        try expectAgreement(records, outcomes)
    }
}
