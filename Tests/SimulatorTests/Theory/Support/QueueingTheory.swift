import Foundation

/// Closed forms and small chains that the simulations have to meet.
///
/// Where nothing else is said the source is D. Gross, J. F. Shortle, J. M. Thompson and C. M. Harris, Fundamentals of Queueing Theory,
/// 4th edition, Wiley 2008: chapter 2 for birth-death chains and Erlang's formulas, 4 for networks, 5 for M/G/1.
enum QueueingTheory {
    /// The stationary distribution of a birth-death chain on 0...last: the product of birth rates over death rates.
    static func birthDeath(last: Int, birth: (Int) -> Double, death: (Int) -> Double) -> [Double] {
        var weights = [1.0]
        for state in 1...last { weights.append(weights[state - 1] * birth(state - 1) / death(state)) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }

    static func mean(_ distribution: [Double], of value: (Int) -> Double = { Double($0) }) -> Double {
        distribution.enumerated().reduce(0) { $0 + $1.element * value($1.offset) }
    }

    /// The chance that all of c servers are taken where nobody waits, for an offered load a: Erlang's loss formula, by recursion.
    static func erlangB(servers: Int, load: Double) -> Double {
        (1...servers).reduce(1) { $0 * load / (Double($1) + $0 * load) }
    }

    /// The chance to have to wait in M/M/c, by way of the loss formula.
    static func erlangC(servers: Int, load: Double) -> Double {
        let loss = erlangB(servers: servers, load: load)
        return loss / (1 - load / Double(servers) * (1 - loss))
    }

    /// The mean wait in M/G/1, of F. Pollaczek and A. Y. Khinchine.
    static func pollaczekKhinchine(arrivals: Double, mean: Double, variance: Double) -> Double {
        arrivals * (variance + mean * mean) / (2 * (1 - arrivals * mean))
    }

    /// Mean waits by class of a line with priorities that interrupts nobody: A. Cobham, Operations Research 2 (1954) 70-76,
    /// doi:10.1287/opre.2.1.70.
    ///
    /// - Parameters:
    ///   - loads: the share of the capacity that each class takes, the most urgent first.
    ///   - delay: the mean time to the first end of service that one finds who comes, zero where a server is free.
    static func cobham(loads: [Double], delay: Double) -> [Double] {
        var sum = 0.0
        return loads.map { load in
            let before = sum
            sum += load
            return delay / ((1 - before) * (1 - sum))
        }
    }

    /// Flows through the stations of an open network: λ = γ + λR, by repeated substitution.
    static func flows(from outside: [Double], routes: [[Double]]) -> [Double] {
        var flows = outside
        for _ in 0..<500 {
            flows = outside.indices.map { to in
                outside[to] + flows.indices.reduce(0) { $0 + flows[$1] * routes[$1][to] }
            }
        }
        return flows
    }

    /// The mean number in M/M/c.
    static func numberInMMc(arrivals: Double, service: Double, servers: Int) -> Double {
        let load = arrivals * service
        let share = load / Double(servers)
        return load + erlangC(servers: servers, load: load) * share / (1 - share)
    }

    /// Of who meets `ahead` others in the line of M/M/c+M: the chance to be served, and the mean of the wait where served (0 where not).
    ///
    /// By first steps: the next that happens is an end of service, the loss of one ahead, or the own loss, and the time to it is
    /// independent of which it is.
    static func servedAfter(
        ahead: Int, servers: Int, service: Double, patience: Double
    ) -> (chance: Double, wait: Double) {
        var (chance, wait) = (1.0, 0.0)
        for others in 0...ahead {
            let onward = Double(servers) / service + Double(others) / patience
            let rate = onward + 1 / patience
            wait = onward / rate * (chance / rate + wait)
            chance *= onward / rate
        }
        return (chance, wait)
    }
}
