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
///
/// The plan folder, the program and the scratch folder are data, whatever their names: they stand in words of
/// the shell on single lines, after all directives. `sbatch` reads directives without the rules of a shell,
/// so that none of them has a path; it is given the plan folder as `--chdir`, and the log's place is relative
/// to that.
struct JobScript {
    enum Work { case block, merge }

    let work: Work
    let options: SlurmOptions
    /// Of the study.
    let name: String
    /// The plan folder and the program, from the root.
    let plan: String
    let program: String
    /// How many blocks the plan has.
    let blocks: Int

    /// All of it.
    var text: String {
        let lines =
            ["#!/bin/bash"] + directives.map { "#SBATCH \($0)" } + [comment] + log + [start] + options.setup + [command]
        return lines.joined(separator: "\n") + "\n"
    }

    private var comment: String {
        let what = work == .block ? "A block of the plan" : "Puts the blocks of the plan together"
        let file = work == .block ? "work.sh" : "merge.sh"
        let array = work == .block ? ["--array=" + self.array(Array(0..<blocks))] : []
        let words = ["sbatch"] + array + ["--chdir=" + plan, "\(plan)/slurm/\(file)"]
        return "# \(what); by hand: " + words.map(shellWord).joined(separator: " ")
    }

    /// Blocks as `sbatch --array` takes them.
    func array(_ blocks: [Int]) -> String {
        BlockNumbers.text(blocks) + (options.atOnce.map { "%\($0)" } ?? "")
    }

    private var directives: [String] {
        let log = hasPatterns ? "/dev/null" : "slurm/" + (work == .block ? "%A-%a.log" : "merge-%j.log")
        let memory = work == .merge ? options.mergeMemory ?? options.memory : options.memory
        return [
            "--job-name=\(jobName)", "--output=\(log)", "--open-mode=append", "--ntasks=1",
            "--cpus-per-task=\(work == .block ? options.cores : 1)",
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

    /// True for a folder of which Slurm (22.05) takes a part for a pattern in the log's path, also of one that is given as
    /// `--chdir`; the script then opens its log itself.
    private var hasPatterns: Bool { plan.contains { $0 == "%" || $0 == "\\" } }

    private var log: [String] {
        guard hasPatterns else { return [] }
        let name = work == .block ? "$SLURM_ARRAY_JOB_ID-$SLURM_ARRAY_TASK_ID" : "merge-$SLURM_JOB_ID"
        return ["exec >>\(shellWord(plan + "/slurm/"))\"\(name).log\" 2>&1"]
    }

    /// Lines of setup and relative paths mean what they meant where the job was submitted.
    private var start: String { "cd \"${SLURM_SUBMIT_DIR:-.}\"" }

    /// In place of the shell, so that a request to end reaches the program.
    private var command: String {
        let (program, plan) = (shellWord(program), shellWord(plan))
        if work == .merge { return "exec \(program) merge \(plan)" }
        let scratch = options.scratch.map { " --scratch \(shellWordWithVariables($0))" } ?? ""
        return "exec \(program) work \(plan) --block \"$SLURM_ARRAY_TASK_ID\" --jobs \(options.cores)\(scratch)"
    }
}

/// As a shell takes it for one word, on one line.
func shellWord(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { letter in
        letter.isASCII && (letter.properties.isAlphabetic || "0123456789-_=./,:%@+".unicodeScalars.contains(letter))
    }
    if plain, !text.isEmpty { return text }
    guard text.unicodeScalars.contains(where: \.isControl) else {
        return "'" + text.replacing("'", with: "'\\''") + "'"
    }
    return "$'" + text.unicodeScalars.map(escaped).joined() + "'"
}

/// As a shell takes it for one word in which it fills in `$NAME` and `${NAME}`, and nothing else.
func shellWordWithVariables(_ text: String) -> String {
    var (word, rest) = ("", text[...])
    while let letter = rest.first {
        if let name = rest.prefixMatch(of: #/\$(?:[A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})/#) {
            word += "\"\(name.output)\""
            rest = rest[name.range.upperBound...]
        } else {
            let plain = rest.prefix(1) + rest.dropFirst().prefix { $0 != "$" }
            word += shellWord(String(letter == "$" ? plain.prefix(1) : plain))
            rest = rest.dropFirst(letter == "$" ? 1 : plain.count)
        }
    }
    return word.isEmpty ? "''" : word
}

/// A character within `$'...'`.
private func escaped(_ letter: Unicode.Scalar) -> String {
    if letter == "'" || letter == "\\" { return "\\\(letter)" }
    guard letter.isControl else { return String(letter) }
    // Three octal digits a byte, so that digits that follow are no part of it.
    return String(letter).utf8.map { byte in
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }.joined()
}

extension Unicode.Scalar {
    /// Line ends of all kinds included.
    fileprivate var isControl: Bool {
        [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
    }
}
