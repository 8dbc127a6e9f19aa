import Foundation

/// A kind of file that commands write, with the marks by which an existing file of the kind is recognised.
public enum Product: Sendable {
    /// A study or a sweep: SQLite with the program's application number.
    case resultFile
    /// A page of `report`.
    case report
    /// A table of outcomes, observations or mechanisms, as CSV.
    case table
    /// An archive with `bundle.json` in its folder.
    case bundle
    /// A scenario file in YAML.
    case scenario
    /// What `validate --page` writes.
    case validationPage
    /// A script of `submit`.
    case jobScript
    /// The runs of a search, line by line.
    case searchLog
    /// JSON with these members.
    case document(Document)

    /// Results in JSON.
    public enum Document: String, CaseIterable, Sendable {
        /// Of `sensitivity`.
        case sensitivity
        /// Of `optimise`.
        case optimisation
        /// Of `validate`.
        case validation
        /// Of `calibrate`, finished.
        case posterior
        /// Of `calibrate`, while it runs.
        case calibrationState

        var members: [String] {
            switch self {
            case .sensitivity: ["series"]
            case .optimisation: ["improvements", "best"]
            case .validation: ["patterns", "studies"]
            case .posterior: ["particles"]
            case .calibrationState: ["plan_digest", "state"]
            }
        }
    }

    /// For messages, after `no`.
    var name: String {
        switch self {
        case .resultFile: "result file"
        case .report: "report"
        case .table: "table of results"
        case .bundle: "bundle"
        case .scenario: "scenario file"
        case .validationPage: "page of a validation"
        case .jobScript: "job script"
        case .searchLog: "log of a search"
        case .document(.sensitivity): "sensitivity analysis"
        case .document(.optimisation): "result of a search"
        case .document(.validation): "validation"
        case .document(.posterior): "posterior"
        case .document(.calibrationState): "state of a calibration"
        }
    }

    /// True where the file is one that this program wrote, of this kind. An empty file is of every kind.
    func isMade(at path: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        let start = (try? handle.read(upToCount: 1 << 16)) ?? Data()
        if start.isEmpty { return true }
        switch self {
        case .resultFile: return Self.applicationID(start) == StudySchema.applicationID(.study)
        case .bundle: return Archive(path: path).holds("*/\(ResultBundle.manifest)")
        case .document(let document): return Self.object(path, hasAll: document.members)
        case .report, .table, .scenario, .validationPage, .jobScript, .searchLog:
            return isMarked(String(decoding: start, as: UTF8.self))
        }
    }

    /// Marks in the beginning of a text.
    private func isMarked(_ text: String) -> Bool {
        switch self {
        case .report:
            // Reports have had the second mark from the first version on.
            return text.hasPrefix("<!DOCTYPE html>")
                && (text.contains("<meta name=\"generator\" content=\"Fotfeste")
                    || text.contains(" – Fotfeste</title>"))
        case .table: return Self.tables.contains { text.hasPrefix($0) }
        // A scenario states its region or extends one that does.
        case .scenario: return ["extends:", "region:"].contains { text.hasPrefix($0) || text.contains("\n" + $0) }
        case .validationPage: return text.hasPrefix("# Validation\n\nWritten by `fotfeste validate")
        case .jobScript: return text.hasPrefix("#!/bin/bash\n") && text.contains("\n#SBATCH --job-name=fotfeste-")
        default: return text.hasPrefix("{\"program_version\":") && text.prefix(200).contains("\"search_digest\":")
        }
    }

    /// How the header lines of tables begin, those of earlier versions too.
    private static let tables = [
        "name,unit,by,", "point,scenario,", SweepTable.leading.joined(separator: ",") + ",",
        "point,replication,name,", "mechanism,step,off,",
    ]

    /// The application number in the header of an SQLite file.
    private static func applicationID(_ start: Data) -> Int? {
        guard start.count >= 100, start.starts(with: Data("SQLite format 3\0".utf8)) else { return nil }
        return start[68..<72].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func object(_ path: String, hasAll members: [String]) -> Bool {
        BoundedJSON.object(at: path).map { object in members.allSatisfy { object[$0] != nil } } ?? false
    }
}
