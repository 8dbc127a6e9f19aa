import Foundation
import Models
import Scenarios

/// Everything that a report is made from.
public struct ReportSources: Sendable {
    /// Studies under the same seed, the first being what the others are compared with.
    public var studies: [StudyReading] = []
    /// Sweeps.
    public var sweeps: [SweepReading] = []
    /// What `sensitivity` wrote.
    public var sensitivities: [SensitivityReading] = []
    /// What `optimise` wrote.
    public var optimisations: [OptimisationReading] = []
    /// What `validate` wrote.
    public var validations: [ValidationReading] = []
    /// What `calibrate` wrote.
    public var posteriors: [PosteriorReading] = []

    /// Reads result files of any kind, told apart by what they hold.
    ///
    /// - Parameter reading: is told each file before it is read, which takes a while for many replications.
    /// - Throws: `StoreFailure` for a file that cannot be read; `InvalidInput` for studies that do not belong in one report.
    public init(paths: [String], reading: (String) -> Void = { _ in }) throws {
        var files: [StudyFile] = []
        defer { for file in files { try? file.close() } }
        for path in paths {
            if try ResultDocument.isText(path) {
                try add(ResultDocument(path: path))
            } else {
                files.append(try StudyFile(reading: path))
            }
        }
        for file in files where try file.holdsSweep() { sweeps.append(try SweepReading(file)) }
        let studies = try files.filter { try !$0.holdsSweep() }
        try Self.requireComparable(studies)
        // Paired differences need the same replications of all.
        let shared = try studies.map { try $0.storedDigest()?.replications ?? $0.completeReplications() }.min()
        self.studies = try studies.map { file in
            reading(file.path)
            return try StudyReading(file, replications: shared)
        }
    }

    private mutating func add(_ document: ResultDocument) throws {
        switch document.kind {
        case .sensitivity: sensitivities.append(try document.read())
        case .optimisation: optimisations.append(try document.read())
        case .validation: validations.append(try document.read())
        case .posterior: posteriors.append(try document.read())
        }
    }

    /// Studies of one report share their seed, kind and region, and have names of their own.
    private static func requireComparable(_ files: [StudyFile]) throws {
        guard let first = files.first else { return }
        var diagnostics: [Diagnostic] = []
        var names: [String: String] = [first.header.name: first.path]
        for file in files.dropFirst() {
            if let message = obstacle(file, first) ?? taken(file, names) {
                diagnostics.append(Diagnostic(file: file.path, message: message))
            }
            names[file.header.name] = file.path
        }
        if !diagnostics.isEmpty { throw InvalidInput(diagnostics: diagnostics) }
    }

    private static func obstacle(_ file: StudyFile, _ first: StudyFile) -> String? {
        let kinds = [file, first].map { $0.input.cohort == nil ? "an open study" : "a cohort" }
        if kinds[0] != kinds[1] {
            return "this is \(kinds[0]), and \(first.path) is \(kinds[1]); allowed: studies of one kind"
        }
        if file.header.seed != first.header.seed {
            return
                "its seed is \(file.header.seed), that of \(first.path) is \(first.header.seed); allowed: studies with the "
                + "same seed, since others cannot be paired"
        }
        let municipalities = [file, first].map { $0.input.region.municipalities.map(\.number) }
        return municipalities[0] == municipalities[1] ? nil : "its municipalities are not those of \(first.path)"
    }

    private static func taken(_ file: StudyFile, _ names: [String: String]) -> String? {
        names[file.header.name].map { "this study is named '\(file.header.name)', and so is \($0)" }
    }
}
