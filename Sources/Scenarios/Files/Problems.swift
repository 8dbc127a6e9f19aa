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

/// Collects all that is wrong, so that it can be reported at once, and says which files may be read meanwhile.
package final class Problems {
    /// Problems of one file that are listed one by one; further ones are only counted.
    static let mostListed = 100

    /// The files that a reader may open.
    let files: FileAccess
    private var found: [(order: Int, diagnostic: Diagnostic)] = []
    private var seen: Set<Diagnostic> = []
    private var repeated: [RepeatedProblem.Key: RepeatedProblem] = [:]
    private var order: [String: Int] = [:]
    /// How many problems of each file are listed, and the places of those that are not.
    private var counts: [String: (listed: Int, unlisted: Set<Place>)] = [:]
    /// The files that were read, in order, each once.
    private(set) var filesRead: [SourceFile] = []
    private var pathsRead: Set<String> = []
    private var used: Set<Place> = []
    /// How many things are wrong.
    private(set) var count = 0

    /// - Parameter files: none, unless a reader is given access.
    package init(files: FileAccess = .none) { self.files = files }

    /// True as long as nothing is wrong.
    package var isEmpty: Bool { count == 0 }

    /// Notes a problem; the same one twice counts once.
    ///
    /// - Parameter message: made only where it is listed: thousands of faults take the time of the first hundred.
    func add(_ place: Place, _ message: @autoclosure () -> String) {
        enter(file: place.file)
        guard counts[place.file, default: (0, [])].listed < Self.mostListed else {
            counts[place.file]?.unlisted.insert(place)
            count += 1
            return
        }
        let diagnostic = Diagnostic(file: place.file, line: place.line, column: place.column, message: message())
        guard seen.insert(diagnostic).inserted else { return }
        counts[place.file, default: (0, [])].listed += 1
        found.append((count, diagnostic))
        count += 1
    }

    /// Notes a problem that may be repeated on many rows of a data file: many of one kind become one message
    /// with their count.
    ///
    /// - Parameters:
    ///   - kind: equal for problems of a file that are alike; no part of the message.
    ///   - item: names the place in the list of the first places; nil for the line.
    ///   - message: made only for the first few.
    func add(_ place: Place, kind: String, item: String? = nil, _ message: () -> String) {
        enter(file: place.file)
        let key = RepeatedProblem.Key(file: place.file, kind: kind)
        guard repeated[key, default: RepeatedProblem(order: count)].add(place, item, message) else { return }
        count += 1
    }

    /// Notes a problem that has one message however many names it concerns.
    ///
    /// - Parameter message: made from the list of the names, shortened where it is long.
    func addOnce(_ place: Place, kind: String, item: String, _ message: @escaping (_ items: String) -> String) {
        enter(file: place.file)
        let key = RepeatedProblem.Key(file: place.file, kind: kind)
        guard repeated[key, default: RepeatedProblem(order: count, message)].add(place, item, { "" }) else { return }
        count += 1
    }

    /// Notes that a stated setting had something to act on.
    func noteUse(of place: Place) { used.insert(place) }

    /// True where a setting had something to act on.
    func isUsed(_ place: Place) -> Bool { used.contains(place) }

    /// Keeps the text of a file that was read.
    func noteRead(_ file: SourceFile) {
        if pathsRead.insert(file.path).inserted { filesRead.append(file) }
    }

    /// Fixes a file's place in the order of the messages.
    func enter(file: String) {
        if order[file] == nil { order[file] = order.count }
    }

    /// All problems, by file (in order of reading), line and column; at the end how many are not listed.
    package var invalidInput: InvalidInput {
        let all = found + repeated.values.flatMap { problem in problem.diagnostics.map { (problem.order, $0) } }
        let listed = all.sorted { sortKey($0) < sortKey($1) }.map(\.diagnostic)
        let more = counts.filter { !$0.value.unlisted.isEmpty }.sorted { order[$0.key] ?? 0 < order[$1.key] ?? 0 }
        return InvalidInput(
            diagnostics: listed
                + more.map {
                    Diagnostic(
                        file: $0.key,
                        message: "\($0.value.unlisted.count) more problems in this file; correct those above first")
                })
    }

    private func sortKey(_ item: (order: Int, diagnostic: Diagnostic)) -> (Int, Int, Int, Int) {
        (order[item.diagnostic.file] ?? 0, item.diagnostic.line ?? 0, item.diagnostic.column ?? 0, item.order)
    }
}

/// A problem of one kind on several rows of one file.
private struct RepeatedProblem {
    struct Key: Hashable {
        var file: String
        var kind: String
    }

    private struct Occurrence: Hashable {
        var place: Place
        var item: String?
    }

    /// More of a kind than these become one message.
    private static let mostMessages = 3
    /// Places that one message names.
    private static let mostPlaces = 5

    let order: Int
    /// Of all at once; nil where a few have a message each.
    private let summary: ((String) -> String)?
    private var seen: Set<Occurrence> = []
    private var first: [Diagnostic] = []
    private var places: [String] = []

    init(order: Int, _ summary: ((String) -> String)? = nil) { (self.order, self.summary) = (order, summary) }

    /// False where the same problem was noted before.
    mutating func add(_ place: Place, _ item: String?, _ message: () -> String) -> Bool {
        guard seen.insert(Occurrence(place: place, item: item)).inserted else { return false }
        if first.count < Self.mostMessages {
            first.append(Diagnostic(file: place.file, line: place.line, column: place.column, message: message()))
        }
        if places.count < Self.mostPlaces, let name = item ?? place.line.map(String.init), places.last != name {
            places.append(name)
        }
        return true
    }

    var diagnostics: [Diagnostic] {
        guard var one = first.first, summary != nil || seen.count > Self.mostMessages else { return first }
        let more = seen.count > places.count ? ", ... (\(seen.count) in all)" : ""
        if let summary {
            one.message = summary(places.joined(separator: ", ") + more)
            return [one]
        }
        let isOfLines = one.line != nil && places.allSatisfy { Int($0) != nil }
        let list = places.joined(separator: ", ") + (more.isEmpty ? "" : ", ...")
        one.message += "; \(seen.count) in all: \(isOfLines ? "lines " : "")\(list)"
        return [one]
    }
}
