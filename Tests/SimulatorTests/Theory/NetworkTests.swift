import Testing

@testable import Simulator

/// Networks of stations, and Little's law to the end of runs that empty.
@Suite struct NetworkTests {
    private let routes = [[0, 0.6, 0.3], [0.2, 0, 0.5], [0.1, 0.1, 0]]
    private let servers = [1, 2, 3]
    private let outside = [0.4, 0.2, 0.3]

    private var network: QueueNetwork {
        QueueNetwork(
            stations: zip(servers, routes).map { .init(servers: $0, routes: $1) },
            sources: outside.enumerated().map {
                .init(rate: $1, service: .exponential(mean: 1), station: $0)
            })
    }

    /// Three stations with feedback: each has the number of an M/M/c with the flow that balance gives, and the utilisation.
    ///
    /// J. R. Jackson, Operations Research 5 (1957) 518-521, doi:10.1287/opre.5.4.518. All p at once above 0.001.
    @Test func jackson() async throws {
        let flows = QueueingTheory.flows(from: outside, routes: routes)
        let records = try await NetworkExperiment(network: network, seed: 431).run()
        let outcomes = flows.indices.flatMap { index -> [TheoryOutcome] in
            let number = QueueingTheory.numberInMMc(arrivals: flows[index], service: 1, servers: servers[index])
            return [
                TheoryOutcome("Jackson \(index + 1) number", number) { $0.stations[index].present / $0.length },
                TheoryOutcome("Jackson \(index + 1) utilisation", flows[index] / Double(servers[index])) {
                    $0.stations[index].utilisation
                },
            ]
        }
        try expectAgreement(records, outcomes)
    }

    /// Over a run that begins and ends empty the area under the line is the sum of all waits, lost ones included, by the pool's own
    /// books, to a relative 1e-9 in each of 50 runs.
    @Test func littlesLawOfRunsThatEmpty() async throws {
        var emptying = network
        emptying.closing = Instant(days: 400)
        let records = try await NetworkExperiment(
            network: emptying, seed: 432, replications: 50, warmUp: 0, length: 10_000
        ).run()
        for station in records.flatMap(\.stations) {
            #expect(abs(station.line - station.waits) <= 1e-9 * station.waits && station.waits > 0)
            #expect(station.pool.busy.value == 0 && station.pool.line.value == 0)
            #expect(station.pool.waits.count == station.pool.requests)
        }
    }
}
