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

    private(set) var rings: Rings
    var quit: HazardClock {
        didSet { rings.quit = quit.ring }
    }
    var dismissal: HazardClock {
        didSet { rings.dismissal = dismissal.ring }
    }
    var layOff: HazardClock {
        didSet { rings.layOff = layOff.ring }
    }
    var sickness: HazardClock {
        didSet { rings.sickness = sickness.ring }
    }

    init(quit: HazardClock, dismissal: HazardClock, layOff: HazardClock, sickness: HazardClock) {
        (self.quit, self.dismissal, self.layOff, self.sickness) = (quit, dismissal, layOff, sickness)
        rings = Rings(quit: quit.ring, dismissal: dismissal.ring, layOff: layOff.ring, sickness: sickness.ring)
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
