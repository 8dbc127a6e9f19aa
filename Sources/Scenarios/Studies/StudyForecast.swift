import Models

/// How long runs are going to take, judged before they start by a part of one replication of each input.
public struct StudyForecast: Sendable {
    /// Runs of one input.
    public struct Part: Sendable {
        var input: ModelInput
        var seed: UInt64
        var runs: Int

        /// So many runs of an input.
        public init(_ input: ModelInput, seed: UInt64, runs: Int) {
            (self.input, self.seed, self.runs) = (input, seed, runs)
        }

        /// A scenario as the options have it.
        public init(_ scenario: Scenario, _ options: StudyOptions) {
            self.init(
                scenario.input, seed: options.seed ?? scenario.seed,
                runs: max(1, options.replications ?? scenario.replications))
        }
    }

    /// All runs.
    public let runs: Int
    /// On this machine.
    public let seconds: Double

    /// Shorter ones are not worth a line.
    static let least = 60.0
    /// People who become eligible in a second of one core at the least: fewer than that in all runs take no minute.
    private static let peopleInASecond = 1_000.0

    /// The forecast of runs that take a minute or longer; nil for others. Takes a second or two of one core.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public init?(_ parts: [Part], jobs: Int) throws {
        runs = parts.reduce(0) { $0 + $1.runs }
        let people = parts.reduce(0) { $0 + $1.input.expectedEligible * Double($1.runs) }
        let cores = Double(max(1, min(jobs, runs)))
        guard people / cores >= Self.least * Self.peopleInASecond else { return nil }
        // Of many inputs, as of a sweep, the first ones stand for the others by their people.
        let timed = parts.prefix(3)
        var (secondsOfTimed, peopleOfTimed) = (0.0, 0.0)
        for part in timed {
            secondsOfTimed +=
                try FollowUp.estimatedSeconds(
                    part.input, seed: part.seed, patience: .seconds(1) / timed.count) * Double(part.runs)
            peopleOfTimed += part.input.expectedEligible * Double(part.runs)
        }
        seconds = secondsOfTimed * people / peopleOfTimed / cores
        guard seconds >= Self.least else { return nil }
    }

    /// For people.
    public var text: String {
        "forecast: about \(PlainDuration.text(seconds)) for \(runs) \(runs == 1 ? "run" : "runs") on this machine, less for what is stored already"
    }
}

extension Study {
    /// Says how long runs are going to take, where that is a minute or longer.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public static func forecast(
        _ parts: [StudyForecast.Part], jobs: Int, say: (String) -> Void
    ) throws {
        if let forecast = try StudyForecast(parts, jobs: jobs) { say(forecast.text) }
    }
}
