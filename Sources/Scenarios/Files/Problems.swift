/// Where something is stated.
struct Place: Hashable, Sendable {
    /// As the user wrote it.
    var file: String
    /// From 1.
    var line: Int?
    /// From 1.
    var column: Int?
}

/// A value and where it is stated.
struct Stated<Value> {
    var value: Value
    var place: Place
}

extension Stated: Sendable where Value: Sendable {}

/// Collects all that is wrong, so that it can be told at once.
final class Problems {
    private var found: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []
    private var files: [String: Int] = [:]
    /// The files that were read, in order, each once.
    private(set) var filesRead: [SourceFile] = []
    private var pathsRead: Set<String> = []

    /// True as long as nothing is wrong.
    var isEmpty: Bool { found.isEmpty }

    /// How many things are wrong.
    var count: Int { found.count }

    /// Notes a problem; the same one twice counts once.
    func add(_ place: Place, _ message: String) {
        let diagnostic = Diagnostic(file: place.file, line: place.line, column: place.column, message: message)
        guard seen.insert(diagnostic).inserted else { return }
        if files[place.file] == nil { files[place.file] = files.count }
        found.append(diagnostic)
    }

    /// Keeps the text of a file that was read.
    func noteRead(_ file: SourceFile) {
        if pathsRead.insert(file.path).inserted { filesRead.append(file) }
    }

    /// Fixes a file's place in the order of the messages.
    func enter(file: String) {
        if files[file] == nil { files[file] = files.count }
    }

    /// All problems, by file (in order of reading), line and column.
    var invalidInput: InvalidInput {
        let ordered = found.enumerated().sorted { sortKey($0) < sortKey($1) }
        return InvalidInput(diagnostics: ordered.map(\.element))
    }

    private func sortKey(_ item: (offset: Int, element: Diagnostic)) -> (Int, Int, Int, Int) {
        (files[item.element.file] ?? 0, item.element.line ?? 0, item.element.column ?? 0, item.offset)
    }
}
