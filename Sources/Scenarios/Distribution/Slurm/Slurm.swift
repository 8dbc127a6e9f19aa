import Foundation

/// The cluster's scheduler, asked through its own programs.
struct Slurm: Sendable {
    /// Runs one of them.
    var run: @Sendable (_ tool: String, _ arguments: [String]) throws -> Tool.Outcome
    /// Whether one of them is installed.
    var isThere: @Sendable (_ tool: String) -> Bool

    /// That of this machine.
    static let system = Slurm(run: { try Tool.run($0, $1, inherits: true) }, isThere: Tool.isThere)

    /// A task of an array.
    struct TaskName: Hashable {
        var job: String
        var index: Int
    }

    /// A task of a job, as far as the queue knows it.
    struct QueuedTask: Hashable {
        var job: String
        /// In its array; nil for a job that is none.
        var index: Int?
        /// `PENDING`, `RUNNING`, ...
        var state: String

        /// False also for a state that is not known, so that its task is not submitted again.
        var hasEnded: Bool { Slurm.ends.contains(state) }
    }

    /// The states of squeue(1) in which a task is over; in all others it runs, or may run again.
    private static let ends: Set = [
        "BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "LAUNCH_FAILED", "NODE_FAIL", "OUT_OF_MEMORY",
        "PREEMPTED", "RECONFIG_FAIL", "REVOKED", "TIMEOUT",
    ]

    /// Submits a job.
    ///
    /// - Returns: its number.
    /// - Throws: `StoreFailure` with what Slurm says.
    func submit(_ arguments: [String]) throws -> String {
        let outcome = try run("sbatch", ["--parsable"] + arguments)
        let job = outcome.output.prefix { $0.isNumber }
        guard outcome.status == 0, !job.isEmpty else {
            throw StoreFailure(.cannotWrite, path: "sbatch", cause: Self.cause(outcome))
        }
        return String(job)
    }

    /// What is left of jobs in the queue.
    ///
    /// - Throws: `StoreFailure` where the queue cannot be asked.
    func queue(of jobs: [String]) throws -> [QueuedTask] {
        guard !jobs.isEmpty else { return [] }
        guard isThere("squeue") else { throw StoreFailure(.badFile, path: "squeue", cause: "not found") }
        let list = jobs.joined(separator: ",")
        let outcome = try run(
            "squeue", ["--noheader", "--array", "--states=all", "--jobs=\(list)", "--format=%F|%K|%T"])
        // Of a single job that has left the queue it says so, and fails.
        if outcome.talk.contains("Invalid job id") { return [] }
        guard outcome.status == 0 else { throw StoreFailure(.badFile, path: "squeue", cause: Self.cause(outcome)) }
        return outcome.output.split(separator: "\n").flatMap { line -> [QueuedTask] in
            let fields = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard fields.count == 3 else { return [] }
            // An array of which nothing has begun may stand in one line.
            let indices = BlockNumbers.list(fields[1]).map(Optional.some)
            return (indices.isEmpty ? [nil] : indices).map { QueuedTask(job: fields[0], index: $0, state: fields[2]) }
        }
    }

    /// How tasks of jobs ended, where the cluster keeps accounts, in its words: `TIMEOUT`, `FAILED with exit
    /// code 65`.
    func endings(of jobs: [String]) -> [TaskName: String] {
        guard !jobs.isEmpty, isThere("sacct"),
            let outcome = try? run(
                "sacct",
                [
                    "--noheader", "--parsable2", "--allocations", "--jobs=\(jobs.joined(separator: ","))",
                    "--format=JobID,State,ExitCode",
                ]), outcome.status == 0
        else { return [:] }
        var endings: [TaskName: String] = [:]
        for line in outcome.output.split(separator: "\n") {
            let fields = line.split(separator: "|").map(String.init)
            guard fields.count == 3, let mark = fields[0].firstIndex(of: "_") else { continue }
            let job = String(fields[0][..<mark])
            for index in BlockNumbers.list(String(fields[0][mark...].dropFirst())) {
                endings[TaskName(job: job, index: index)] = Self.ending(fields[1], code: fields[2])
            }
        }
        return endings
    }

    /// A state with what the program left: `65:0` is its exit code and the signal that ended it.
    private static func ending(_ state: String, code: String) -> String {
        let parts = code.split(separator: ":")
        if let code = parts.first, code != "0" { return "\(state) with exit code \(code)" }
        // Out of memory has a number of its own in place of a signal.
        guard state == "FAILED", parts.count == 2, parts[1] != "0" else { return state }
        return "\(state) by signal \(parts[1])"
    }

    /// The largest index that an array may have; nil where Slurm does not say.
    func largestIndex() -> Int? {
        guard isThere("scontrol"), let outcome = try? run("scontrol", ["show", "config"]) else { return nil }
        let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("MaxArraySize") }
        return line?.split(separator: "=").last.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }.map { $0 - 1 }
    }

    private static func cause(_ outcome: Tool.Outcome) -> String {
        let lines = outcome.talk.split(separator: "\n").map { $0.replacing(#/^\w+: error: /#, with: "") }
        return lines.isEmpty
            ? "it fails without saying why (exit code \(outcome.status))" : lines.joined(separator: "; ")
    }
}
