import Foundation
import Scenarios

/// What the studio remembers of a run, beside its scenario and its results; kept as `run.json` in the run's folder.
struct RunRecord: Codable, Sendable {
    /// Names the folder; made by the studio, never by a caller.
    var id: String
    /// Of the scenario, and so of the result file.
    var name: String
    /// What people call it.
    var title: String
    /// The ready scenario that it extends; nil for one that stands alone.
    var extends: String?
    /// Of the study.
    var seed: UInt64
    /// Asked for.
    var replications: Int
    /// Seconds since 1970.
    var created: Int
    /// Pinned on the start page.
    var isKept = false
    /// Stopped by someone.
    var isCancelled = false
    /// Why it could not go on.
    var failure: String?
    /// How many replications the stored outcomes are from.
    var reported = 0
}

/// Where a run stands.
enum RunStatus: String, Sendable {
    /// Others go first.
    case queued
    /// Being simulated, in turn with others.
    case running
    /// All replications are there.
    case done
    /// Stopped by someone; what is stored is sound.
    case cancelled
    /// Stopped with the studio, and not gone on with.
    case stopped
    /// It could not go on.
    case failed

    /// More is to come.
    var goesOn: Bool { self == .queued || self == .running }
}

/// The files of one run.
struct RunFolder: Sendable {
    let path: String

    var record: String { path + "/run.json" }
    var scenario: String { path + "/scenario.yaml" }
    var report: String { path + "/report.json" }

    func results(_ record: RunRecord) -> String { StudyOptions(output: path).path(for: record.name) }

    /// Keeps the record, complete or not at all.
    func write(_ value: RunRecord) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        try AtomicFile(path: record).write { try $0(text + "\n") }
    }

    /// The record, or nil where there is none that can be read.
    func read() -> RunRecord? {
        guard let data = FileManager.default.contents(atPath: record) else { return nil }
        return try? BoundedJSON.decode(RunRecord.self, from: data, file: self.record)
    }
}
