import Models
import Simulator

/// What is said of a look at which the search for the best goes on.
public struct SelectionForecast: Sendable {
    /// As things stand.
    let report: SelectionReport
    /// So far, of each scenario that is left.
    let replications: Int
    let maximum: Int
    /// For the replications that are needed or allowed; nil where none ran yet.
    let seconds: Double?

    /// About how many more replications of each that is left.
    var needed: Int { report.waiting.compactMap(\.needed).max() ?? 0 }

    /// On one line.
    public var text: String {
        let states = report.waiting.map { "\($0.target.name): \($0.contenders.count) scenarios left" }
        let time = seconds.map { ", about \(PlainDuration.text($0))" } ?? ""
        let left = maximum - replications
        let more =
            needed <= left
            ? "about \(needed) more" : "about \(needed) more would tell, --maximum allows \(left)"
        return "\(counted(replications, "replication")): \(states.joined(separator: "; ")); \(more)\(time)"
    }
}

extension Study {
    /// Runs replications of the scenarios that are left until the awaited outcomes are decided, and stores them all.
    ///
    /// Looks are at numbers of replications that follow from the results alone, and each look takes just so many of what is stored, so that
    /// a search that was interrupted ends as it would have ended.
    ///
    /// - Returns: what was found, and how many replications all scenarios have.
    /// - Throws: what `run` throws; `InvalidInput` where a stated outcome is not defined for a scenario.
    func select(
        _ scenarios: [Scenario], by goal: SelectionGoal, _ options: StudyOptions,
        say: (SelectionForecast) -> Void, progress: (StudyProgress) -> Void
    ) async throws -> (report: SelectionReport, replications: Int) {
        var report = SelectionReport(goal, scenarios: scenarios.map(\.name), confidence: options.confidence)
        var reached = scenarios.map { _ in 0 }
        var (total, fresh, seconds) = (min(goal.minimum, goal.maximum), 0, 0.0)
        while true {
            let began = ContinuousClock.now
            let left = Set(report.waiting.flatMap(\.contenders)).sorted()
            var outcomes: [Int: [ReportedOutcome]] = [:]
            for (place, index) in left.enumerated() {
                let name = left.map { scenarios[$0].name }.joined(separator: ", ")
                let (found, own) = try await look(scenarios[index], through: total, options) {
                    progress($0.asPart(place, of: left.count, name: name))
                }
                (outcomes[index], reached[index]) = (own, total)
                fresh += total - found
            }
            let open = Set(report.waiting.map(\.target.name))
            report.judge(outcomes) { open.contains($0.target.name) }
            try requireDefined(goal, report)
            if report.waiting.isEmpty || total >= goal.maximum { return (report, reached.min() ?? total) }
            let passed = (ContinuousClock.now - began).components
            seconds += Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
            let needed = report.waiting.compactMap(\.needed).max() ?? 1
            let more = min(needed, goal.maximum - total) * Set(report.waiting.flatMap(\.contenders)).count
            say(
                SelectionForecast(
                    report: report, replications: total, maximum: goal.maximum,
                    seconds: fresh > 0 ? seconds / Double(fresh) * Double(more) : nil))
            total = min(goal.maximum, total + max(1, total / 20, min(needed, goal.maximum) / 2))
        }
    }

    /// What the user named has to have a value, however many replications there are.
    func requireDefined(_ goal: SelectionGoal, _ report: SelectionReport) throws(InvalidInput) {
        let problems = report.entries.filter { goal.statedNames.contains($0.target.name) && $0.status == .undefined }
            .map { "'\($0.target.name)' is not defined in \($0.reason ?? "a scenario"); leave it out of --select" }
        if !problems.isEmpty { throw OutcomeOption.refused("--select", problems) }
    }
}

extension StudyProgress {
    /// The progress of one of several scenarios as that of all.
    func asPart(_ place: Int, of count: Int, name: String) -> StudyProgress {
        var all = self
        all.name = name
        all.total = total * count
        all.done = total * place + done
        all.found = total * place + found
        return all
    }
}
