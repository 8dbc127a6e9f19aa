import Simulator

extension FollowUp {
    /// The story of the seeker who is the `number`-th to become eligible in a municipality, from 1.
    ///
    /// The same replication as `replicate` runs: nothing in it changes by being told. Where the input has no teams nobody's life touches
    /// another's, and only this one is simulated.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public static func story(
        of number: Int, in municipality: Int, _ input: ModelInput, seed: UInt64, replication: Int
    ) throws -> Story {
        let code = input.region.municipalities[municipality].number
        let identity = RandomNames.identity(municipality: Int(code) ?? municipality, ordinal: input.ordinal(number))
        var model = FollowUpModel(
            input, seed: seed, replication: replication, only: input.teams.isEmpty ? [identity] : nil,
            telling: identity)
        try run(&model, until: .start + input.horizon)
        model.note(turning: .ended, at: .start + input.horizon)
        return Story(
            municipality: code, number: number, arrivals: model.arrivals[municipality], start: input.start,
            entries: model.story?.entries ?? [])
    }

    /// Runs in slices, so that a cancelled task does not go on.
    static func run(_ model: inout FollowUpModel, until end: Instant) throws {
        var time = Instant.start
        while time < end {
            time = min(time + .days(30), end)
            _ = model.simulate(until: time)
            try Task.checkCancellation()
        }
    }
}
