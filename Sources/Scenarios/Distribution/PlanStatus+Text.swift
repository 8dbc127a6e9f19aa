import Foundation

extension PlanStatus {
    private var groups: [(name: String, blocks: [Int])] {
        [
            ("done", done), ("running", running), ("waiting", waiting), ("failed", failed.map(\.block)),
            ("refused", refused.map(\.block)), ("begun", begun), ("missing", missing),
        ]
    }

    /// Blocks in the queue that neither run nor wait to be run, by what Slurm calls their state.
    private var otherStates: [(name: String, blocks: [Int])] {
        let others = queued.filter { !["RUNNING", "PENDING"].contains($0.state) }
        return Dictionary(grouping: others, by: \.state).map { ($0.key, $0.value.map(\.block)) }
            .sorted { $0.name < $1.name }
    }

    /// For people.
    public var text: String {
        var text = "\(name): \(done.count) of \(counted(blocks, "block")) \(blocks == 1 ? "is" : "are") done\n"
        let shown = (Array(groups.prefix(3)) + otherStates + groups.dropFirst(3)).filter { !$0.blocks.isEmpty }
        let width = shown.map(\.name.count).reduce(8, max)
        for group in shown {
            let count =
                String(repeating: " ", count: max(0, 6 - "\(group.blocks.count)".count)) + "\(group.blocks.count)"
            text += "  " + group.name.padding(toLength: width, withPad: " ", startingAt: 0) + count
            text += "  " + BlockNumbers.text(group.blocks) + "\n"
        }
        for failure in failed {
            text += "block \(failure.block): \(failure.cause); log: \(failure.log)\n"
            if let line = Self.lastLine(of: failure.log) { text += "  \(line)\n" }
        }
        for (block, complaint) in refused { text += "block \(block): \(complaint)\n" }
        if let queueProblem { text += "the queue could not be asked (\(queueProblem)); blocks may be running\n" }
        return text + next
    }

    /// The last thing that a task said.
    private static func lastLine(of log: String) -> String? {
        guard let handle = FileHandle(forReadingAtPath: log) else { return nil }
        defer { try? handle.close() }
        let size = (try? handle.seekToEnd()) ?? 0
        try? handle.seek(toOffset: size > 2_000 ? size - 2_000 : 0)
        let end = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
        return end.split(whereSeparator: \.isNewline).last.map(String.init)
    }

    /// What is left to do.
    private var next: String {
        if let mergedDigest { return "merged: \(mergedDigest)\n" }
        if let mergeJob { return "merge: \(mergeJob)\n" }
        if done.count == blocks { return "next: fotfeste merge \(shellWord(path))\n" }
        if toDo.isEmpty { return "merge: not submitted\n" }
        let rest = "fotfeste submit \(shellWord(path))" + (toDo.count == blocks && failed.isEmpty ? "" : " --missing")
        return "next: fotfeste work \(shellWord(path)) --block \(toDo[0]), or with Slurm: \(rest)\n"
    }

    /// For `--json`.
    public var json: JSONText {
        let lists = groups.map { ($0.name, JSONText.array($0.blocks.map(JSONText.integer))) }
        let causes =
            failed.map { ($0.block, $0.cause, Optional($0.log)) }
            + refused.map { ($0.block, $0.complaint, String?.none) }
        return .object(
            [("name", .string(name)), ("blocks", .integer(blocks))] + lists + [
                (
                    "queue",
                    .array(
                        queued.map { .object([("block", .integer($0.block)), ("state", .string($0.state))]) })
                ),
                (
                    "causes",
                    .array(
                        causes.map {
                            .object([("block", .integer($0)), ("cause", .string($1)), ("log", .optional($2))])
                        })
                ), ("queue_problem", .optional(queueProblem)), ("merge_job", .optional(mergeJob)),
                ("merged_results_digest", .optional(mergedDigest)),
            ])
    }
}
