import Foundation
import Models
import Simulator

/// Searches the best allocation of a plan, and says by fresh luck how good it is.
public struct Optimisation: Sendable {
    /// What is searched for.
    public let plan: OptimisationPlan
    let problem: OptimisationProblem
    private let replicate: Replicate

    /// A search with its scenarios read.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong with them, or where no allocation keeps the constraints.
    public init(
        _ plan: OptimisationPlan,
        replicate: @escaping Replicate = { try FollowUp.replicateUnlessCancelled($0, seed: $1, replication: $2) }
    ) throws(InvalidInput) {
        self.plan = plan
        self.replicate = replicate
        problem = try OptimisationProblem(plan)
        if problem.starts.isEmpty { throw problem.nothingAllowed }
    }

    /// The folder of all that a search writes.
    public func folder(_ output: String) -> String { (output as NSString).appendingPathComponent(plan.fileName) }

    /// Searches, writes what was found as scenario files, and runs them and what they are compared with under fresh luck.
    ///
    /// Every run is kept as it is made; a search that was stopped goes on to the same result.
    ///
    /// - Parameters:
    ///   - options: `output` is a folder; seed and replications are those of the plan.
    ///   - say: told how long it will take, once, after the first runs.
    /// - Throws: `StudyInterrupted` when cancelled; `StoreFailure` where a file cannot be used or written.
    public func run(
        options: StudyOptions, say: (String) -> Void = { _ in }, progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> OptimisationReport {
        let folder = folder(options.output)
        try makeFolder(folder)
        let path = (folder as NSString).appendingPathComponent("search.jsonl")
        try requireOutputs(in: folder)
        let lock = try StoreLock(for: path)
        defer { lock.release() }
        let log = try EvaluationLog(path: path, digest: problem.digest, force: options.force)
        let result = try await search(log, jobs: options.jobs, say: say, progress: progress)
        let scenarios = try FoundScenarios(problem, result, folder: folder)
        return try await look(at: scenarios, result, folder, options, progress)
    }

    /// Decides before the search whether its results may be written, as far as their names are known.
    private func requireOutputs(in folder: String) throws {
        let start = (folder as NSString).appendingPathComponent(plan.fileName)
        _ = try OutputFile(start + "-optimised.yaml", .scenario, inputs: [plan.path, plan.scenario])
        _ = try OutputFile(start + "-optimisation.json", .document(.optimisation), inputs: [plan.path])
    }

    private func search(
        _ log: EvaluationLog, jobs: Int, say: (String) -> Void, progress: (StudyProgress) -> Void
    ) async throws -> AllocationSearch.Result {
        let runs = plan.evaluations + (problem.rivals.count + 1) * plan.replications
        let parts = problem.rivals.prefix(1).map {
            StudyForecast.Part($0.scenario.input, seed: plan.seed, runs: runs)
        }
        try Study.forecast(parts, jobs: jobs, say: say)
        let began = ContinuousClock.now
        let look = 2 * jobs + 2
        var said = false
        do {
            let search = AllocationSearch(problem: problem, log: log, replicate: replicate)
            return try await search.run(jobs: jobs) { state in
                if !said, state.done == state.found + look {
                    said = true
                    let passed = (ContinuousClock.now - began).components
                    let seconds = Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
                    say(forecast(left: state.total - state.done, secondsOfARun: seconds / Double(look)))
                }
                progress(
                    StudyProgress(
                        name: "search", done: state.done, total: state.total, found: state.found, unit: "runs"))
            }
        } catch is CancellationError {
            throw StudyInterrupted(
                path: log.path, stored: log.count, total: max(plan.evaluations, log.count), unit: "runs")
        }
    }

    private func forecast(left: Int, secondsOfARun: Double) -> String {
        let fresh = (problem.rivals.count + 1) * plan.replications
        let seconds = secondsOfARun * Double(left + fresh)
        let time = seconds < 90 ? "\(Int(seconds.rounded(.up))) s" : "\(Int((seconds / 60).rounded(.up))) min"
        return
            "forecast: about \(counted(left, "run")) left in the search and \(fresh) or more of what is compared at the end, about \(time) on this machine"
    }

    /// Runs everything under luck that the search has not seen.
    private func look(
        at found: FoundScenarios, _ result: AllocationSearch.Result, _ folder: String, _ options: StudyOptions,
        _ progress: (StudyProgress) -> Void
    ) async throws -> OptimisationReport {
        var fresh = options
        (fresh.seed, fresh.replications, fresh.output) = (plan.freshSeed, plan.replications, folder)
        let study = Study(replicate: replicate)
        func run(_ scenario: Scenario, force: Bool) async throws -> RunReport {
            fresh.force = force
            return try await study.run(scenario, options: fresh, progress: progress).report
        }
        // Names that only a search gives: what lies there is of an earlier one. A rival's name may be that of
        // a study of the user.
        let best = try await run(found.best.scenario, force: true)
        var frontier: [(FoundScenarios.Found, RunReport)] = []
        for point in found.frontier { frontier.append((point, try await run(point.scenario, force: true))) }
        var rivals: [RunReport] = []
        for rival in problem.rivals { rivals.append(try await run(rival.scenario, force: options.force)) }
        return try OptimisationReport(
            problem, result, folder: folder, best: (found.best, best), frontier: frontier, rivals: rivals)
    }
}

extension OptimisationProblem {
    /// Of all that a run of the search depends on, apart from allocation and replication.
    var digest: String {
        let settings = [
            "seed \(plan.seed)", plan.outcomes.joined(separator: ","), "\(plan.constraints)", "\(rules.budget.limit)",
        ]
        return SHA256.hexadecimal(of: (settings + [CanonicalText.of(template)]).joined(separator: "\n"))
    }

    /// Why there is nothing to search among.
    var nothingAllowed: InvalidInput {
        let message =
            "no allocation that was tried keeps the constraints for \(Money.text(rules.budget.limit)) a year"
            + (unreachable.map { " (\($0))" } ?? "") + "; allowed: a larger budget or weaker constraints"
        return InvalidInput(diagnostics: [Diagnostic(file: plan.path, message: message)])
    }

    /// A municipality that no office can serve, where all are to be served.
    private var unreachable: String? {
        guard rules.servesAll, let longest = rules.longestDrive else { return nil }
        let seats = rules.region.offices.map(\.seat)
        let far = rules.region.municipalities.indices.first { place in
            !seats.contains { rules.isWithinReach($0, place) }
        }
        return far.map {
            "'\(rules.region.municipalities[$0].name)' is more than \(counted(longest, "minute")) from every office"
        }
    }
}
