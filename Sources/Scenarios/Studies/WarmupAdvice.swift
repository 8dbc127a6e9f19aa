import Models
import Simulator

/// How long a warm-up has to be, by a rule that looks at how many wait and how many are in the service over time.
public struct WarmupAdvice: Hashable, Sendable {
    /// Why there is none, or what the rule says.
    public enum Finding: Hashable, Sendable {
        /// The study asks for no steady state.
        case terminating(String)
        /// Of those waiting and those in the service: days to leave out, or why that cannot be told.
        case settled(waiting: Truncation, inService: Truncation)
    }

    /// What MSER-5 says of one series.
    public enum Truncation: Hashable, Sendable {
        /// Days to leave out.
        case days(Double)
        /// Why it cannot be told.
        case refused(String)
    }

    /// What was found.
    public let finding: Finding
    /// The warm-up that the scenario has, days.
    public let stated: Double
    /// For how many days the runs went on.
    public let length: Double
    /// Runs that were averaged.
    public let replications: Int

    /// Days between two looks.
    static let step = 28.0
    /// Runs are at least so long, so that what settles late is seen.
    static let leastLength = Span.years(10)

    /// Why a study needs no warm-up; nil where it asks for a steady state.
    static func terminating(_ input: ModelInput) -> String? {
        if input.cohort != nil { return "everyone in the cohort is followed from enrolment" }
        return input.warmup > .zero ? nil : "it begins empty, and is observed from its first day"
    }

    /// The advice for a scenario, from so many runs of it that are longer than its own.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public init(
        _ scenario: Scenario, replications: Int = 20, jobs: Int, progress: (StudyProgress) -> Void = { _ in }
    ) async throws {
        stated = scenario.input.warmup.days
        self.replications = replications
        if let reason = Self.terminating(scenario.input) {
            (finding, length) = (.terminating(reason), scenario.input.horizon.days)
            return
        }
        var input = scenario.input
        input.horizon = max(Self.leastLength, .days(3 * stated), input.horizon)
        length = input.horizon.days
        var (waiting, inService, done) = ([Double](), [Double](), 0)
        let (seed, longer) = (scenario.seed, input)
        try await ReplicationRunner(jobs: jobs).run(1...replications, order: .asGiven) { replication in
            try FollowUp.course(of: longer, everyDays: Self.step, seed: seed, replication: replication)
        } deliver: { _, course in
            Self.add(course.waiting, to: &waiting)
            Self.add(course.inService, to: &inService)
            done += 1
            progress(StudyProgress(name: scenario.name, done: done, total: replications, found: 0))
        }
        finding = .settled(waiting: Self.truncation(waiting), inService: Self.truncation(inService))
    }

    private static func add(_ series: [Double], to sum: inout [Double]) {
        sum = sum.isEmpty ? series : zip(sum, series).map { $0 + $1 }
    }

    /// By MSER-5; scale does not matter to it.
    static func truncation(_ series: [Double]) -> Truncation {
        do throws(MSER5.Refusal) {
            return .days(Double(try MSER5.truncation(of: series)) * step)
        } catch {
            switch error {
            case .seriesTooShort: return .refused("\(error)")
            case .warmUpTooLong:
                return .refused("does not settle within half of the run: it grows on, or wanders slowly")
            }
        }
    }

    /// For people.
    public var text: String {
        switch finding {
        case .terminating(let reason): "Warm-up: a terminating study, none needed: \(reason).\n"
        case .settled(let waiting, let inService): text(waiting, inService)
        }
    }

    private func text(_ waiting: Truncation, _ inService: Truncation) -> String {
        let years = PlainWords.duration(.days(length))
        var text =
            "Warm-up by MSER-5 (mean of \(counted(replications, "run")) of \(years), every \(Int(Self.step)) days)\n"
        text += "  waiting: \(Self.words(waiting))\n  in the service: \(Self.words(inService))\n"
        return text + wrapped(verdict(waiting, inService), indent: "  ") + wrapped(Self.blindness, indent: "  ")
    }

    private func verdict(_ waiting: Truncation, _ inService: Truncation) -> String {
        guard case .days(let first) = waiting, case .days(let second) = inService else {
            return
                "The scenario leaves out \(counted(stated.rounded(), "day")). Where something grows on there is no "
                + "steady state: read the numbers as those of just these years."
        }
        let needed = max(first, second)
        return stated >= needed
            ? "The scenario leaves out \(counted(stated.rounded(), "day")), which is enough by this rule."
            : "The scenario leaves out \(counted(stated.rounded(), "day")), which is too few by this rule: take \(shortNumber(needed)) or more."
    }

    private static func words(_ truncation: Truncation) -> String {
        switch truncation {
        case .days(let days): days > 0 ? "settles after \(counted(days, "day"))" : "settled from the start"
        case .refused(let reason): reason
        }
    }

    private static let blindness =
        "The rule looks at levels and is blind to what is slow and small: those who stay up to three years are few, and are all "
        + "there only after 1095 days. A shorter warm-up than that leaves some of them out, whatever the rule says."
}
