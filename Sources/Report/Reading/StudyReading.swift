import Models
import Scenarios

/// A study as it is read from its result file.
public struct StudyReading: Sendable {
    /// As the user wrote it.
    public let path: String
    /// What the file says of the study.
    public let header: StudyHeader
    /// What was simulated.
    public let input: ModelInput
    /// The outcomes, estimated anew from the stored raw numbers.
    public let report: RunReport
    /// From how many replications the last finished run was; nil where none was finished.
    public let finished: Int?
    /// How many replications are stored.
    public let stored: Int
    let series: StudySeries

    /// True where the study has fewer replications estimated than stored, or was never finished.
    var isInterrupted: Bool { finished.map { $0 < stored } ?? true }
    var name: String { report.name }
    var isCohort: Bool { report.cohort != nil }

    /// Reads the study of an open file: as many replications as were finished, else all without a gap.
    ///
    /// - Throws: `StoreFailure` where the file is damaged or holds no replication.
    init(_ file: StudyFile, replications limit: Int? = nil) throws {
        let stored = try file.storedReplications().count
        let finished = try file.storedDigest()?.replications
        let complete = try finished ?? file.completeReplications()
        let count = min(limit ?? complete, complete)
        guard count > 0 else {
            throw StoreFailure(.badFile, path: file.path, cause: "no replication is stored; run the study first")
        }
        var series = StudySeries()
        report = try RunReport(
            file, replications: count, confidence: try file.storedConfidence() ?? 0.95, observe: { series.add($0) })
        self.series = series
        (path, header, input) = (file.path, file.header, file.input)
        (self.stored, self.finished) = (stored, finished)
    }
}
