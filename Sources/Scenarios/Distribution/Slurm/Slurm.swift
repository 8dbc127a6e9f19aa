import Foundation

/// The cluster's scheduler, asked through its own programs.
struct Slurm: Sendable {
    /// Runs one of them.
    var run: @Sendable (_ tool: String, _ arguments: [String]) throws -> Tool.Outcome
    /// Whether one of them is installed.
    var isThere: @Sendable (_ tool: String) -> Bool

    /// That of this machine.
    static let system = Slurm(run: { try Tool.run($0, $1, inherits: true) }, isThere: Tool.isThere)

    /// A task of a job, as far as the queue knows it.
    struct QueuedTask: Hashable {
        var job: String
        /// In its array; nil for a job that is none.
        var index: Int?
        /// `PENDING`, `RUNNING`, ...
        var state: String

        var isWaiting: Bool { state == "PENDING" }
    }

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
        let outcome = try run("squeue", ["--noheader", "--array", "--jobs=\(list)", "--format=%F|%K|%T"])
        // Of a single job that has left the queue it says so, and fails.
        if outcome.talk.contains("Invalid job id") { return [] }
        guard outcome.status == 0 else { throw StoreFailure(.badFile, path: "squeue", cause: Self.cause(outcome)) }
        return outcome.output.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return fields.count == 3 ? QueuedTask(job: fields[0], index: Int(fields[1]), state: fields[2]) : nil
        }
    }

    /// How tasks of jobs ended, by `JOB_INDEX`, where the cluster keeps accounts: `TIMEOUT`, `FAILED with exit code 65`.
    func endings(of jobs: [String]) -> [String: String] {
        guard !jobs.isEmpty, isThere("sacct"),
            let outcome = try? run(
                "sacct",
                [
                    "--noheader", "--parsable2", "--allocations", "--jobs=\(jobs.joined(separator: ","))",
                    "--format=JobID,State,ExitCode",
                ]), outcome.status == 0
        else { return [:] }
        var endings: [String: String] = [:]
        for line in outcome.output.split(separator: "\n") {
            let fields = line.split(separator: "|").map(String.init)
            guard fields.count == 3, let code = fields[2].split(separator: ":").first else { continue }
            endings[fields[0]] = fields[1] + (code == "0" ? "" : " with exit code \(code)")
        }
        return endings
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
