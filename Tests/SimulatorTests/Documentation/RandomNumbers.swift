import Simulator

/// One desk over 1000 customers; how long each is served depends on the clerk, and how much work each brings on luck alone.
struct Desk {
    enum Purpose: UInt32 { case gap = 1, work }
    var seed: UInt64
    var replication: UInt64

    func draw(_ purpose: Purpose, of customer: Int) -> Double {
        var stream = RandomStream(
            StreamName(
                seed: seed, replication: replication, kind: 1, identity: UInt64(customer), purpose: purpose.rawValue))
        return stream.exponential(mean: 1)
    }

    func meanWait(pace: Double) -> Double {
        var (wait, sum) = (0.0, 0.0)
        for customer in 1...1000 {
            sum += wait
            wait = max(0, wait + pace * draw(.work, of: customer) - draw(.gap, of: customer + 1))
        }
        return sum / 1000
    }

    static func example() -> String {
        func waits(seed: UInt64, pace: Double) -> [Double] {
            (1...100).map { Desk(seed: seed, replication: $0).meanWait(pace: pace) }
        }
        let slow = waits(seed: 1, pace: 0.8)
        return [("the same luck", UInt64(1)), ("other luck", 2)].map { name, seed in
            let change = PairedDifference(from: slow, to: waits(seed: seed, pace: 0.75))?.estimate()
            func short(_ value: Double?) -> Double { ((value ?? .nan) * 1000).rounded() / 1000 }
            return "\(name): \(short(change?.value)) ± \(short(change?.halfWidth)) days"
        }.joined(separator: "\n")
    }
}
