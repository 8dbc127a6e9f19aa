import Foundation

/// Paths as users write them.
enum FilePath {
    /// A path stated in a file, from where the user stands: `scenarios/a.yaml` and `../b.yaml` give `b.yaml`.
    static func resolve(_ path: String, statedIn file: String) -> String {
        if path.hasPrefix("/") { return path }
        var parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for part in path.split(separator: "/").map(String.init) where part != "." {
            if part == "..", let last = parts.last, last != "..", last != ".", !last.isEmpty {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// The name of a file without folders and extension.
    static func stem(_ path: String) -> String {
        URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }

    /// Equal for all ways to write the path of one file.
    static func identity(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// The text of a file that the reader may open, or a problem.
    static func read(_ path: String, statedAt place: Place, what: String, problems: Problems) -> String? {
        guard let data = contents(path, statedAt: place, what: what, problems: problems) else { return nil }
        guard let text = String(data: data, encoding: .utf8) else {
            problems.add(Place(file: path), "not UTF-8 text; save the file as UTF-8")
            return nil
        }
        problems.noteRead(SourceFile(path: path, what: what, text: text))
        return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    }

    /// The bytes of a file that the reader may open, or a problem.
    static func contents(_ path: String, statedAt place: Place, what: String, problems: Problems) -> Data? {
        do throws(FileAccess.Obstacle) { return try problems.files.contents(path) } catch {
            problems.add(place, error.text(path, what: what))
            return nil
        }
    }
}
