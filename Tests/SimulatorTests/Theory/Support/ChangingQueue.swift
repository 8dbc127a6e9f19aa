/// The chances of a queue whose arrivals and servers change over time: Kolmogorov's forward equations by the Runge-Kutta method of fourth
/// order.
///
/// A state is the number present, up to `most`, and the number in service, which exceeds the servers there are where some were
/// withdrawn in the midst of a service.
struct ChangingQueue {
    let most: Int
    let servers: Int
    let service: Double
    private(set) var chances: [Double]
    private(set) var time = 0.0
    /// The integrals of the mean number in the line and in service.
    private(set) var line = 0.0, busy = 0.0

    /// Empty at the start.
    init(most: Int, servers: Int, service: Double) {
        (self.most, self.servers, self.service) = (most, servers, service)
        chances = [Double](repeating: 0, count: (most + 1) * (servers + 1))
        chances[0] = 1
    }

    var present: Double { mean { number, _ in Double(number) } }
    var inService: Double { mean { _, busy in Double(busy) } }

    /// The chance of as many as are followed at most, which has to be negligible.
    var overflow: Double { (0...servers).reduce(0) { $0 + chances[state(most, $1)] } }

    /// Moves on in steps of equal length, over which the capacity is the same.
    mutating func advance(to end: Double, steps: Int, capacity: Int, rate: (Double) -> Double) {
        grant(capacity)
        let step = (end - time) / Double(steps)
        let start = time
        for index in 0..<steps {
            let now = start + Double(index) * step
            let before = (present, inService)
            advance(by: step, at: now, capacity, rate)
            line += step * (before.0 - before.1 + present - inService) / 2
            busy += step * (before.1 + inService) / 2
        }
        time = end
    }

    private mutating func advance(by step: Double, at now: Double, _ capacity: Int, _ rate: (Double) -> Double) {
        func moved(_ slope: [Double], _ length: Double) -> [Double] {
            zip(chances, slope).map { $0 + length * $1 }
        }
        let first = slope(chances, capacity, rate(now))
        let second = slope(moved(first, step / 2), capacity, rate(now + step / 2))
        let third = slope(moved(second, step / 2), capacity, rate(now + step / 2))
        let fourth = slope(moved(third, step), capacity, rate(now + step))
        for index in chances.indices {
            chances[index] += step / 6 * (first[index] + 2 * second[index] + 2 * third[index] + fourth[index])
        }
    }

    /// Whoever waits takes a server that is free when the capacity rises.
    private mutating func grant(_ capacity: Int) {
        var granted = [Double](repeating: 0, count: chances.count)
        for number in 0...most {
            for busy in 0...servers {
                granted[state(number, max(busy, min(number, capacity)))] += chances[state(number, busy)]
            }
        }
        chances = granted
    }

    private func slope(_ chances: [Double], _ capacity: Int, _ arrivals: Double) -> [Double] {
        var slope = [Double](repeating: 0, count: chances.count)
        func flow(_ amount: Double, from old: Int, to new: Int) {
            slope[old] -= amount
            slope[new] += amount
        }
        for number in 0...most {
            for busy in 0...min(number, servers) {
                let here = state(number, busy)
                if number < most {
                    let served = busy == number && busy < capacity ? busy + 1 : busy
                    flow(arrivals * chances[here], from: here, to: state(number + 1, served))
                }
                if busy > 0 {
                    let left = busy - 1
                    let served = left < capacity && left < number - 1 ? busy : left
                    flow(Double(busy) / service * chances[here], from: here, to: state(number - 1, served))
                }
            }
        }
        return slope
    }

    private func state(_ number: Int, _ busy: Int) -> Int { number * (servers + 1) + busy }

    private func mean(_ value: (Int, Int) -> Double) -> Double {
        (0...most).reduce(0) { sum, number in
            (0...servers).reduce(sum) { $0 + chances[state(number, $1)] * value(number, $1) }
        }
    }
}
