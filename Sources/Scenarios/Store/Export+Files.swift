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
        let outcomes = try outcomes(of: file, into: folder)
        let raw = start(file, folder) + "-observations.csv"
        try observations(file, try runs(of: file), to: raw)
        return [outcomes, raw]
    }

    /// Writes the outcomes of a study or of a sweep into a folder, which is made.
    static func outcomes(of file: StudyFile, into folder: String) throws -> String {
        let path = start(file, folder) + "-outcomes.csv"
        let confidence = try file.storedConfidence() ?? 0.95
        let count = try runs(of: file).count
        if !folder.isEmpty { try makeFolder(folder) }
        if try file.holdsSweep() {
            let points = try file.sweepPoints()
            let estimation = SweepEstimation(
                file: file, points: points, replications: count / points.count, confidence: confidence)
            try AtomicFile(path: path).write { write in try estimation.run(write: write) }
        } else {
            try outcomes(RunReport(file, replications: count, confidence: confidence), to: path)
        }
        return path
    }

    private static func start(_ file: StudyFile, _ folder: String) -> String {
        (folder as NSString).appendingPathComponent(FilePath.stem(file.path))
    }

    /// All runs from which a table is made. An unfinished sweep has points with more runs than others, which would mislead.
    private static func runs(of file: StudyFile) throws -> [StoredRun] {
        if try file.holdsSweep() {
            let points = try file.sweepPoints()
            guard let count = try file.finishedReplications(points: points.count) else {
                throw StoreFailure(
                    .badFile, path: file.path, cause: "this sweep was not finished; the same command continues it")
            }
            return try points.flatMap { try file.runs(ofPoint: $0.id, first: count) }
        }
        let count = try file.storedDigest()?.replications ?? file.completeReplications()
        guard count > 0 else { throw StoreFailure(.badFile, path: file.path, cause: "no replication is stored") }
        return (1...count).map { StoredRun(point: 1, replication: $0) }
    }
}
