import Simulator

/// The clocks of the ways in which a job ends; apart from the others, since few seekers are in work at a time.
struct JobClocks: Sendable {
    /// When each of them rings.
    struct Rings: Sendable {
        var quit = Instant.never
        var dismissal = Instant.never
        var layOff = Instant.never
        var sickness = Instant.never
    }

    var quit: HazardClock
    var dismissal: HazardClock
    var layOff: HazardClock
    var sickness: HazardClock

    var rings: Rings {
        Rings(quit: quit.ring, dismissal: dismissal.ring, layOff: layOff.ring, sickness: sickness.ring)
    }
}

extension FollowUpModel {
    /// Keeps the clocks of a job that begins.
    mutating func keep(_ clocks: JobClocks, for s: Index<Seeker>) {
        if let free = freeJobClocks.popLast() {
            jobClocks[free] = clocks
            seekers[s].jobClocks = free
        } else {
            seekers[s].jobClocks = jobClocks.append(clocks)
        }
    }

    /// Stops the clocks and dates of a job that has ended.
    mutating func stopJobClocks(_ s: Index<Seeker>) {
        if let used = seekers[s].jobClocks { freeJobClocks.append(used) }
        seekers[s].jobClocks = nil
        seekers[s].clocks.stopJob()
    }
}
