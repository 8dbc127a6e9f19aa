import Simulator

extension FollowUp {
    /// About how many seconds a replication takes on one core of this machine, from as much of one as `patience` allows.
    ///
    /// A short replication is run as a whole. Of a longer one the rest is extrapolated: the work of a day rises for three years, which is how
    /// long stays last, and then stays as it is. Within a factor of two.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public static func estimatedSeconds(
        _ input: ModelInput, seed: UInt64, patience: Duration = .seconds(1)
    ) throws -> Double {
        guard let cohort = input.cohort else {
            return try part(input, seed: seed, patience) * (1 + withoutProgramme)
        }
        let each = patience / cohort.arms.count
        return try cohort.arms.indices.reduce(0) { try $0 + part(input.ofArm($1), seed: seed, each) }
    }

    /// What the run without the programme adds: those who were referred, and no meetings.
    private static let withoutProgramme = 0.2

    private static func part(_ input: ModelInput, seed: UInt64, _ patience: Duration) throws -> Double {
        let began = ContinuousClock.now
        var model = FollowUpModel(input, seed: seed, replication: 1)
        let (start, end) = (ContinuousClock.now, Instant.start + input.horizon)
        var time = Instant.start
        while end > time, ContinuousClock.now - began < patience {
            time = min(time + .days(1), end)
            _ = model.simulate(until: time)
            try Task.checkCancellation()
        }
        let (setUp, run) = ((start - began) / .seconds(1), (ContinuousClock.now - start) / .seconds(1))
        guard end > time, time > .start else { return setUp + run }
        return setUp + run * work(until: end, input) / work(until: time, input)
    }

    /// Work until a time, in days of a full service.
    private static func work(until time: Instant, _ input: ModelInput) -> Double {
        // Participants of a cohort are all there from the beginning.
        let rise = input.cohort == nil ? 1095.0 : 0
        let days = time.days
        return days < rise ? days * days / (2 * rise) : days - rise / 2
    }
}
