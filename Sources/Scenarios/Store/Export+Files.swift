import Foundation

extension Export {
    /// Writes outcomes and raw observations of a result file, of a study or of a sweep, into a folder.
    ///
    /// - Returns: the paths of the files.
    /// - Throws: `StoreFailure` where the file holds no finished run, cannot be read, or the folder cannot be written to;
    ///   `CancellationError` where the task was cancelled.
    public static func files(of path: String, into folder: String) throws -> [String] {
        let file = try StudyFile(reading: path)
        defer { try? file.close() }
        let content = try StoredContent(file)
        let raw = try OutputFile(start(file, folder) + "-observations.csv", .table, inputs: [path])
        let table = try outcomes(of: file, content, into: folder)
        try observations(file, try content.runs(in: file), to: raw)
        return [table, raw.path]
    }

    /// Writes the canonical CSV of a study or sweep into a folder, of which `results_digest` is the SHA-256.
    ///
    /// - Returns: the path of the file.
    /// - Throws: as `files`.
    public static func canonical(of path: String, into folder: String) throws -> String {
        let file = try StudyFile(reading: path)
        defer { try? file.close() }
        let runs = try StoredContent(file).runs(in: file)
        let output = try OutputFile(start(file, folder) + "-canonical.csv", .table, inputs: [path])
        var canonical = CanonicalRows(names: file.names)
        try output.write { write in
            try write(CanonicalRows.header + "\n")
            for run in runs {
                try Task.checkCancellation()
                canonical.point = run.point
                let observations = try file.observations(ofReplication: run.replication, point: run.point)
                try write(canonical.rows(observations, replication: run.replication).map { $0 + "\n" }.joined())
            }
        }
        return output.path
    }

    /// Writes the outcomes of a study or of a sweep into a folder, which is made.
    static func outcomes(of file: StudyFile, _ content: StoredContent, into folder: String) throws -> String {
        let output = try OutputFile(start(file, folder) + "-outcomes.csv", .table, inputs: [file.path])
        let confidence = try file.storedConfidence() ?? 0.95
        switch content {
        case .study(let count):
            try outcomes(RunReport(file, replications: count, confidence: confidence), to: output)
        case .sweep(let points, let count):
            let estimation = SweepEstimation(file: file, points: points, replications: count, confidence: confidence)
            try output.write { write in try estimation.run(write: write) }
        }
        return output.path
    }

    private static func start(_ file: StudyFile, _ folder: String) -> String {
        (folder as NSString).appendingPathComponent(FilePath.stem(file.path))
    }
}

/// What of a result file goes into tables.
enum StoredContent {
    /// Replications 1 to this.
    case study(replications: Int)
    /// So many replications of each point.
    case sweep(points: [SweepPoint], replications: Int)

    /// An unfinished sweep is refused: it has points with more runs than others, which would mislead in a table.
    init(_ file: StudyFile) throws {
        if try file.holdsSweep() {
            let points = try file.sweepPoints()
            guard let count = try file.finishedReplications(points: points.count) else {
                throw StoreFailure(
                    .badFile, path: file.path, cause: "this sweep was not finished; the same command continues it")
            }
            self = .sweep(points: points, replications: count)
        } else {
            let count = try file.storedDigest()?.replications ?? file.completeReplications()
            guard count > 0 else { throw StoreFailure(.badFile, path: file.path, cause: "no replication is stored") }
            self = .study(replications: count)
        }
    }

    /// All of its runs, in canonical order.
    func runs(in file: StudyFile) throws -> [StoredRun] {
        switch self {
        case .study(let count): (1...count).map { StoredRun(point: 1, replication: $0) }
        case .sweep(let points, let count): try points.flatMap { try file.runs(ofPoint: $0.id, first: count) }
        }
    }

    /// For the description of a bundle.
    var counts: [(String, JSONText)] {
        switch self {
        case .study(let count): [("replications", .integer(count))]
        case .sweep(let points, let count):
            [("points", .integer(points.count)), ("runs", .integer(points.count * count))]
        }
    }
}
