import Testing

@testable import Simulator

/// Lines with priorities against A. Cobham, Operations Research 2 (1954) 70-76, doi:10.1287/opre.2.1.70.
@Suite struct PriorityTests {
    private func outcomes(_ name: String, _ theory: [Double]) -> [TheoryOutcome] {
        theory.enumerated().map { source, wait in
            TheoryOutcome("\(name) class \(source + 1)", wait) {
                $0.waits[source].mean * Double($0.waits[source].count)
            } to: {
                Double($0.waits[source].count)
            }
        }
    }

    /// Three classes at one server with services of different distributions, ρ = 0.85: the wait of each; all p at once above 0.001.
    @Test func threeClassesAtOneServer() async throws {
        let rates = [0.25, 0.3, 0.4]
        let means = [0.6, 1, 1]
        let squares = [2 * 0.36, 1, 1 + 0.25]
        let delay = zip(rates, squares).reduce(0) { $0 + $1.0 * $1.1 / 2 }
        let waits = QueueingTheory.cobham(loads: zip(rates, means).map { $0 * $1 }, delay: delay)
        let network = QueueNetwork(sources: [
            .init(rate: rates[0], service: .exponential(mean: 0.6), priority: 2),
            .init(rate: rates[1], service: .fixed(1), priority: .normal),
            .init(rate: rates[2], service: .lognormal(mean: 1, standardDeviation: 0.5), priority: 15),
        ])
        let records = try await NetworkExperiment(network: network, seed: 421, length: 20_000).run()
        try expectAgreement(records, outcomes("priority M/G/1", waits))
    }

    /// Two classes at four servers, ρ = 0.85: the delay is that of Erlang's C over the rate of all servers; both p at once above 0.001.
    @Test func twoClassesAtFourServers() async throws {
        let (servers, rates) = (4, [1.4, 2])
        let delay = QueueingTheory.erlangC(servers: servers, load: 3.4) / Double(servers)
        let waits = QueueingTheory.cobham(loads: rates.map { $0 / Double(servers) }, delay: delay)
        let network = QueueNetwork(
            stations: [.init(servers: servers)],
            sources: [
                .init(rate: rates[0], service: .exponential(mean: 1), priority: 0),
                .init(rate: rates[1], service: .exponential(mean: 1), priority: 1),
            ])
        let records = try await NetworkExperiment(network: network, seed: 422).run()
        try expectAgreement(records, outcomes("priority M/M/4", waits))
    }
}
