import Testing

@testable import Simulator

/// One station with a line, in the long run, against closed forms.
///
/// Every test states the outcomes that it compares; all of a test agree at once with a chance of more than 0.999 (see `expectAgreement`).
@Suite struct SingleStationTests {
    private func number(_ record: NetworkRecord) -> Double { record.stations[0].present / record.length }
    private func inLine(_ record: NetworkRecord) -> Double { record.stations[0].line / record.length }
    private func utilisation(_ record: NetworkRecord) -> Double { record.stations[0].utilisation }
    private func waits(_ record: NetworkRecord) -> Double { record.stations[0].waits }
    private func granted(_ record: NetworkRecord) -> Double { Double(record.stations[0].pool.waits.count) }
    private func immediate(_ record: NetworkRecord) -> Double { Double(record.stations[0].immediate) }
    private func requests(_ record: NetworkRecord) -> Double { Double(record.stations[0].pool.requests) }
    private func refused(_ record: NetworkRecord) -> Double { Double(record.stations[0].pool.refused) }
    private func withdrawn(_ record: NetworkRecord) -> Double { Double(record.stations[0].pool.withdrawn) }

    private func station(
        servers: Int = 1, lineLimit: Int = .max, patience: Double? = nil, arrivals: Double,
        service: QueueNetwork.Duration = .exponential(mean: 1)
    ) -> QueueNetwork {
        QueueNetwork(
            stations: [.init(servers: servers, lineLimit: lineLimit, patience: patience)],
            sources: [.init(rate: arrivals, service: service)])
    }

    /// M/M/1 with ρ = 0.8: L = ρ / (1 - ρ), Wq = ρ / (μ - λ), P(no wait) = 1 - ρ.
    @Test func mm1() async throws {
        let rho = 0.8
        let records = try await NetworkExperiment(network: station(arrivals: rho), seed: 401, length: 20_000).run()
        try expectAgreement(
            records,
            [
                .init("M/M/1 number", rho / (1 - rho), mean: number),
                .init("M/M/1 wait", rho / (1 - rho), ratio: waits, to: granted),
                .init("M/M/1 utilisation", rho, mean: utilisation),
                .init("M/M/1 no wait", 1 - rho, ratio: immediate, to: granted),
            ])
    }

    /// M/M/c with c = 3 and 10 and ρ = 0.85: P(wait) by Erlang's C, Wq = C / (cμ - λ), L = λ (Wq + 1/μ).
    @Test(arguments: [(3, UInt64(402)), (10, 403)]) func mmc(_ servers: Int, seed: UInt64) async throws {
        let arrivals = 0.85 * Double(servers)
        let mustWait = QueueingTheory.erlangC(servers: servers, load: arrivals)
        let wait = mustWait / (Double(servers) - arrivals)
        let records = try await NetworkExperiment(
            network: station(servers: servers, arrivals: arrivals), seed: seed, length: 150_000 / arrivals
        ).run()
        try expectAgreement(
            records,
            [
                .init("M/M/\(servers) number", arrivals * (wait + 1), mean: number),
                .init("M/M/\(servers) wait", wait, ratio: waits, to: granted),
                .init("M/M/\(servers) utilisation", 0.85, mean: utilisation),
                .init("M/M/\(servers) no wait", 1 - mustWait, ratio: immediate, to: granted),
            ])
    }

    /// M/M/2/5 with an offered load of 1.8: loss, number and wait of those admitted, from the birth-death chain.
    @Test func mmcWithALimitedLine() async throws {
        let (servers, line, arrivals) = (2, 3, 1.8)
        let chances = QueueingTheory.birthDeath(last: servers + line) { _ in
            arrivals
        } death: {
            Double(min($0, servers))
        }
        let loss = chances[servers + line]
        let waiting = QueueingTheory.mean(chances) { Double(max(0, $0 - servers)) }
        let records = try await NetworkExperiment(
            network: station(servers: servers, lineLimit: line, arrivals: arrivals), seed: 404
        ).run()
        try expectAgreement(
            records,
            [
                .init("M/M/2/5 loss", loss, ratio: refused, to: requests),
                .init("M/M/2/5 number", QueueingTheory.mean(chances), mean: number),
                .init("M/M/2/5 wait", waiting / (arrivals * (1 - loss)), ratio: waits, to: granted),
                .init("M/M/2/5 no wait", (chances[0] + chances[1]) / (1 - loss), ratio: immediate, to: granted),
            ])
    }

    /// M/G/1 with ρ = 0.7: the wait and the number in the line by Pollaczek and Khinchine, utilisation and P(no wait).
    @Test(arguments: [("lognormal", 1.2, UInt64(405)), ("deterministic", 0, 406)])
    func mg1(_ name: String, deviation: Double, seed: UInt64) async throws {
        let rho = 0.7
        let service = QueueNetwork.Duration.lognormal(mean: 1, standardDeviation: deviation)
        let wait = QueueingTheory.pollaczekKhinchine(arrivals: rho, mean: 1, variance: deviation * deviation)
        let records = try await NetworkExperiment(
            network: station(arrivals: rho, service: deviation > 0 ? service : .fixed(1)), seed: seed, length: 20_000
        ).run()
        try expectAgreement(
            records,
            [
                .init("M/G/1 \(name) wait", wait, ratio: waits, to: granted),
                .init("M/G/1 \(name) line", rho * wait, mean: inLine),
                .init("M/G/1 \(name) utilisation", rho, mean: utilisation),
                .init("M/G/1 \(name) no wait", 1 - rho, ratio: immediate, to: granted),
            ])
    }

    /// M/G/5/5 with an offered load of 4: loss by Erlang's B, and (1 - B) of the load carried, whatever the distribution of the service.
    ///
    /// B. A. Sevast'yanov, Theory of Probability and its Applications 2 (1957) 104-112, doi:10.1137/1102005.
    @Test(arguments: [
        ("exponential", QueueNetwork.Duration.exponential(mean: 1), UInt64(407)), ("deterministic", .fixed(1), 408),
        ("lognormal", .lognormal(mean: 1, standardDeviation: 2), 409),
    ])
    func erlangLoss(_ name: String, service: QueueNetwork.Duration, seed: UInt64) async throws {
        let (servers, load) = (5, 4.0)
        let loss = QueueingTheory.erlangB(servers: servers, load: load)
        let records = try await NetworkExperiment(
            network: station(servers: servers, lineLimit: 0, arrivals: load, service: service), seed: seed, length: 5000
        ).run()
        try expectAgreement(
            records,
            [
                .init("M/G/5/5 \(name) loss", loss, ratio: refused, to: requests),
                .init("M/G/5/5 \(name) number", load * (1 - loss), mean: number),
            ])
        #expect(records.allSatisfy { $0.stations[0].waits == 0 && $0.stations[0].line == 0 })
    }

    /// M/M/3+M, overloaded (λ = 3.3, patience of mean 2): share lost, numbers, P(no wait), and the wait of those served.
    ///
    /// From the birth-death chain with deaths min(n, c) μ + (n - c) θ: O. Garnett, A. Mandelbaum and M. Reiman, Manufacturing & Service
    /// Operations Management 4 (2002) 208-227, doi:10.1287/msom.4.3.208.7753. The wait of those served by first steps in the line.
    @Test func mmcWithImpatience() async throws {
        let (servers, arrivals, patience) = (3, 3.3, 2.0)
        let chances = QueueingTheory.birthDeath(last: 200) { _ in
            arrivals
        } death: {
            Double(min($0, servers)) + Double(max(0, $0 - servers)) / patience
        }
        let waiting = QueueingTheory.mean(chances) { Double(max(0, $0 - servers)) }
        var (served, wait) = (0.0, 0.0)
        for (number, chance) in chances.enumerated() {
            let fate =
                number < servers
                ? (chance: 1, wait: 0)
                : QueueingTheory.servedAfter(ahead: number - servers, servers: servers, service: 1, patience: patience)
            served += chance * fate.chance
            wait += chance * fate.wait
        }
        let lost = waiting / patience / arrivals
        #expect(abs(served - (1 - lost)) < 1e-9)
        let records = try await NetworkExperiment(
            network: station(servers: servers, patience: patience, arrivals: arrivals), seed: 410
        ).run()
        try expectAgreement(
            records,
            [
                .init("M/M/3+M lost", lost, ratio: withdrawn, to: requests),
                .init("M/M/3+M line", waiting, mean: inLine),
                .init("M/M/3+M number", QueueingTheory.mean(chances), mean: number),
                .init("M/M/3+M wait of all", waiting / arrivals, ratio: { $0.stations[0].line }, to: requests),
                .init("M/M/3+M wait of the served", wait / served, ratio: waits, to: granted),
                .init("M/M/3+M no wait", chances[..<servers].reduce(0, +), ratio: immediate, to: requests),
            ])
    }

    /// Machine repair M/M/2//8: up for 4 days on average, repaired in 1 by two repairers; number down, repairers busy, wait per failure.
    ///
    /// The birth-death chain with births (N - n) λ.
    @Test func machineRepair() async throws {
        let (machines, repairers, up) = (8, 2, 4.0)
        let chances = QueueingTheory.birthDeath(last: machines) {
            Double(machines - $0) / up
        } death: {
            Double(min($0, repairers))
        }
        let down = QueueingTheory.mean(chances)
        let waiting = QueueingTheory.mean(chances) { Double(max(0, $0 - repairers)) }
        let network = QueueNetwork(
            stations: [.init(servers: repairers)], sources: [.init(rate: 0, service: .exponential(mean: 1))],
            population: machines, timeAway: up)
        let records = try await NetworkExperiment(network: network, seed: 411).run()
        try expectAgreement(
            records,
            [
                .init("M/M/2//8 down", down, mean: number),
                .init("M/M/2//8 utilisation", (down - waiting) / Double(repairers), mean: utilisation),
                .init("M/M/2//8 wait", waiting / ((Double(machines) - down) / up), ratio: waits, to: granted),
            ])
    }
}
