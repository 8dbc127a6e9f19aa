import Foundation

/// Jobs that were submitted for a plan.
struct Submission: Codable, Hashable {
    /// The number of the array; nil where only the merge was submitted.
    var job: String?
    /// Its blocks, such as `0-7`.
    var blocks: String
    /// The number of the job that merges; nil for an array.
    var merge: String?
}

extension PlanFolder {
    var slurmFolder: String { path + "/slurm" }
    private var submissionsPath: String { slurmFolder + "/jobs.json" }

    /// What was submitted, in order; none where nothing was.
    ///
    /// - Throws: `StoreFailure` where the list is damaged.
    func submissions() throws -> [Submission] {
        guard let data = FileManager.default.contents(atPath: submissionsPath) else { return [] }
        guard let found = try BoundedJSON.decode([Submission].self, from: data, file: submissionsPath) else {
            throw StoreFailure(.badFile, path: submissionsPath, cause: "this list of jobs is damaged; remove it")
        }
        return found
    }

    /// Adds to the list.
    func note(_ submission: Submission) throws {
        let all = try submissions() + [submission]
        let json = JSONText.array(
            all.map {
                .object([("job", .optional($0.job)), ("blocks", .string($0.blocks)), ("merge", .optional($0.merge))])
            })
        try AtomicFile(path: submissionsPath).write { try $0(json.text) }
    }
}
