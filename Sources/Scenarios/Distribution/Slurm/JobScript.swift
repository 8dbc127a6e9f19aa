import Foundation

/// What is asked of a cluster for the blocks of a plan.
public struct SlurmOptions: Sendable {
    /// Nil for the cluster's own.
    public var partition: String?
    /// Limit of a block, as Slurm writes it: `02:00:00`; nil for the cluster's own.
    public var time: String?
    /// Of a block: `2G`; nil for the cluster's own.
    public var memory: String?
    /// Of the merge; nil for that of a block.
    public var mergeMemory: String?
    /// To whom it is charged; nil for the cluster's own.
    public var account: String?
    /// Of a block: so many replications run at the same time.
    public var cores: Int
    /// Blocks that run at the same time at most; nil for as many as there is room for.
    public var atOnce: Int?
    /// More for `sbatch`, as it takes them: `--qos=low`.
    public var extra: [String]
    /// Lines of shell before the program, such as `module load GSL`.
    public var setup: [String]
    /// A folder on the node's own disk, in which the node fills in variables: `$TMPDIR`.
    public var scratch: String?

    /// Options; the defaults are those of the command line.
    public init(
        partition: String? = nil, time: String? = nil, memory: String? = nil, mergeMemory: String? = nil,
        account: String? = nil, cores: Int = 1, atOnce: Int? = nil, extra: [String] = [], setup: [String] = [],
        scratch: String? = nil
    ) {
        (self.partition, self.time, self.memory, self.mergeMemory) = (partition, time, memory, mergeMemory)
        (self.account, self.cores, self.atOnce) = (account, cores, atOnce)
        (self.extra, self.setup, self.scratch) = (extra, setup, scratch)
    }
}

/// A script that `sbatch` takes.
struct JobScript {
    enum Work { case block, merge }

    let work: Work
    let options: SlurmOptions
    /// Of the study.
    let name: String
    /// The plan folder and the program, from the root.
    let plan: String
    let program: String

    /// All of it.
    var text: String {
        let lines = ["#!/bin/bash"] + directives.map { "#SBATCH \($0)" } + [comment] + options.setup + [command]
        return lines.joined(separator: "\n") + "\n"
    }

    private var comment: String {
        work == .block
            ? "# A block of the plan; by hand, for blocks 0 to 7: sbatch --array=0-7 work.sh"
            : "# Puts the blocks of the plan together."
    }

    private var directives: [String] {
        let log = work == .block ? "%A-%a.log" : "merge-%j.log"
        let memory = work == .merge ? options.mergeMemory ?? options.memory : options.memory
        return [
            "--job-name=\(jobName)", "--output=\"\(plan.replacing("%", with: "%%"))/slurm/\(log)\"",
            "--open-mode=append", "--ntasks=1", "--cpus-per-task=\(work == .block ? options.cores : 1)",
        ]
            + [
                options.partition.map { "--partition=\($0)" }, options.account.map { "--account=\($0)" },
                options.time.map { "--time=\($0)" }, memory.map { "--mem=\($0)" },
            ].compactMap(\.self) + options.extra
    }

    /// Letters that every tool of Slurm prints as they are.
    private var jobName: String {
        let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "-" }
        return "fotfeste-" + String(plain) + (work == .merge ? "-merge" : "")
    }

    /// In place of the shell, so that a request to end reaches the program.
    private var command: String {
        let (program, plan) = (shellWord(program), shellWord(plan))
        if work == .merge { return "exec \(program) merge \(plan)" }
        let scratch = options.scratch.map { " --scratch \"\($0)\"" } ?? ""
        return "exec \(program) work \(plan) --block \"$SLURM_ARRAY_TASK_ID\" --jobs \(options.cores)\(scratch)"
    }
}

/// As a shell takes it for one word.
func shellWord(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
