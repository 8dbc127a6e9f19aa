import BasicContainers

@testable import Simulator

/// What a network of queues is like: stations, who comes to them, and from where.
struct QueueNetwork: Sendable {
    enum Duration: Sendable {
        case exponential(mean: Double)
        case fixed(Double)
        case lognormal(mean: Double, standardDeviation: Double)

        func draw(_ stream: inout RandomStream) -> Double {
            switch self {
            case .exponential(let mean): stream.exponential(mean: mean)
            case .fixed(let value): value
            case .lognormal(let mean, let deviation): stream.lognormal(mean: mean, standardDeviation: deviation)
            }
        }
    }

    struct Station: Sendable {
        var servers = 1
        var lineLimit = Int.max
        /// The mean of an exponential patience; nil for those who wait for ever.
        var patience: Double?
        var schedule: CapacitySchedule?
        /// The chance of going on to each station; with what is left the customer leaves.
        var routes: [Double] = []
    }

    /// Poisson arrivals at a station, of customers that are served alike at every station.
    struct Source: Sendable {
        var rate: Double
        var service: Duration
        var station = 0
        var priority = EventPriority.normal
        /// The rate at time t is `rate` (1 + swing sin 2πt), with a swing from 0 to 1.
        var swing = 0.0
    }

    var stations = [Station()]
    var sources: [Source] = []
    /// Customers that come back to the first station after an exponential time away; served as the first source says, whose rate is 0.
    var population = 0
    var timeAway = 0.0
    /// Nobody comes from then on.
    var closing = Instant.never
}

/// What a network did from the end of the warm-up to the end of the run.
struct NetworkRecord: Sendable {
    struct Station: Sendable {
        var pool: Pool<UInt32>.Statistics
        /// Areas under the numbers in the line, in service and present, in customers times days.
        var line = 0.0, busy = 0.0
        var present: Double { line + busy }
        var utilisation = 0.0
        /// How many were granted a server at once.
        var immediate = 0
        /// The sum of the waits of those granted.
        var waits: Double { pool.waits.mean * Double(pool.waits.count) }
    }

    var stations: [Station] = []
    /// By source: waits at the first station of those granted a server there.
    var waits: [Tally] = []
    /// Customers present at each instant asked for, over all stations, and those of them in service.
    var presentAt: [Double] = [], busyAt: [Double] = []
    var length = 0.0
    /// The largest relative difference between areas kept by the pools and times kept customer by customer: Little's law.
    var imbalance = 0.0
    /// How many times anyone waited beside a free server, and how many times the flows did not add up.
    var faults = 0
}
