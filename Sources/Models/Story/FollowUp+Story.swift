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
        let identity = RandomNames.identity(municipality: Int(code) ?? municipality, ordinal: number)
        var model = FollowUpModel(
            input, seed: seed, replication: replication, only: input.teams.isEmpty ? [identity] : nil,
            telling: identity)
        _ = try run(&model, until: .start + input.horizon)
        model.note(turning: .ended, at: .start + input.horizon)
        return Story(
            municipality: code, number: number, arrivals: model.arrivals[municipality], start: input.start,
            entries: model.story?.entries ?? [])
    }

    /// Runs a day at a time, so that a cancelled task stops within a fraction of a second; the order of events is that of one run.
    ///
    /// - Returns: how many events were executed.
    static func run(_ model: inout FollowUpModel, until end: Instant) throws -> Int {
        var (time, events) = (Instant.start, 0)
        while time < end {
            time = min(time + .days(1), end)
            events += model.simulate(until: time)
            try Task.checkCancellation()
        }
        return events
    }
}
