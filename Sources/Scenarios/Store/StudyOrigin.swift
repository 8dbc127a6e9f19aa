import Foundation
import GRDB
import Simulator

/// A file that a study was made from, as it stood when the study was begun.
struct SourceFile: Hashable, Sendable {
    /// As the user wrote it or, once kept, from the folder that all files of the study have in common.
    var path: String
    /// `scenario file`, `scenario to extend`, `data file`, `plan of a sweep`, `note on data`.
    var what: String
    var text: String
}

/// From where a study comes: the files that state it, and with what it was run.
struct StudyOrigin: Hashable, Sendable {
    /// The scenario or plan first, then what it extends and the data, then what stands beside the data on their source and licence.
    var files: [SourceFile]
    /// Parameters that the command line stated, such as `caseload.cap=10`.
    var settings: [String]
    /// `swift`, `gsl`, `sqlite` and `architecture` with their versions.
    var versions: [String: String]

    /// The origin of a study that is begun now: paths lose the folder that all files have in common, so that no path of a machine is kept.
    init(_ read: [SourceFile], settings: [String] = []) {
        files = Self.relative(read + Self.notes(beside: read))
        self.settings = settings
        versions = Versions.all
    }

    init(files: [SourceFile], settings: [String], versions: [String: String]) {
        (self.files, self.settings, self.versions) = (files, settings, versions)
    }

    /// READMEs and licences in the folders of data.
    private static func notes(beside read: [SourceFile]) -> [SourceFile] {
        let data = read.filter { $0.what == "data file" }.map { parentFolder(of: $0.path) }
        return data.distinct().flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
            return names.sorted().filter(isNote).compactMap { name -> SourceFile? in
                let path = (folder as NSString).appendingPathComponent(name)
                let text = FileManager.default.contents(atPath: path).flatMap { String(data: $0, encoding: .utf8) }
                return text.map { SourceFile(path: path, what: "note on data", text: $0) }
            }
        }
    }

    private static func isNote(_ name: String) -> Bool {
        ["readme", "license", "licence", "copying"].contains { name.lowercased().hasPrefix($0) }
    }

    private static func relative(_ read: [SourceFile]) -> [SourceFile] {
        let paths = read.map { URL(fileURLWithPath: $0.path).standardizedFileURL.pathComponents }
        guard var common = paths.first?.dropLast() else { return [] }
        for path in paths { common = common.prefix(zip(common, path.dropLast()).prefix { $0 == $1 }.count) }
        var seen: Set<String> = []
        return zip(read, paths).compactMap { file, path in
            var file = file
            file.path = path.dropFirst(common.count).joined(separator: "/")
            return seen.insert(file.path).inserted ? file : nil
        }
    }
}

/// With what the program was built and runs, as far as it knows.
public enum Versions {
    /// Of the compiler that built the program.
    public static var swift: String {
        #if compiler(>=6.4)
            "6.4 or later"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }

    static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            "other"
        #endif
    }

    static let all: [String: String] = [
        "swift": swift, "gsl": gslVersion, "sqlite": SelfTest.sqliteVersion ?? "unknown", "architecture": architecture,
    ]
}

extension StudyOrigin {
    /// Keeps the origin in a result file that is being made.
    func insert(in db: Database) throws {
        for (index, file) in files.enumerated() {
            try db.execute(
                sql: "INSERT INTO source VALUES (?, ?, ?, ?)", arguments: [index + 1, file.path, file.what, file.text])
        }
        let settings = self.settings.isEmpty ? [:] : ["settings": self.settings.joined(separator: "\n")]
        for (what, value) in versions.merging(settings, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
            try db.execute(sql: "INSERT INTO origin VALUES (?, ?)", arguments: [what, value])
        }
    }
}

extension StudyFile {
    /// From where the study comes; nil for a scenario that no file states.
    ///
    /// - Throws: `StoreFailure` where it is not as it was written.
    func origin() throws -> StudyOrigin? {
        try read { db in
            try StoredPart.origin.requireIntact(in: db, path: path)
            let files = try rows("SELECT path, what, text FROM source ORDER BY id", of: "source", in: db).map {
                SourceFile(path: try relative($0.text("path")), what: try $0.text("what"), text: try $0.text("text"))
            }
            var values: [String: String] = [:]
            for row in try rows("SELECT what, value FROM origin", of: "origin", in: db) {
                values[try row.text("what")] = try row.text("value")
            }
            if files.isEmpty, values.isEmpty { return nil }
            let settings = values.removeValue(forKey: "settings")?.split(separator: "\n").map(String.init) ?? []
            return StudyOrigin(files: files, settings: settings, versions: values)
        }
    }

    /// A path that stays below the folder into which the files are written.
    private func relative(_ stated: String) throws -> String {
        let parts = stated.split(separator: "/", omittingEmptySubsequences: false)
        guard !stated.utf8.contains(0), !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
            throw StoreFailure.damaged(path, "source.path is '\(stated)'; allowed: a path within the study's folder")
        }
        return stated
    }
}
