import Foundation

/// The texts of a report in one language, all from one catalogue: `Language/nb.json` or `Language/en.json`.
struct Phrases: Sendable {
    let language: Language
    private let texts: [String: String]

    init(_ language: Language) {
        self.language = language
        texts = Self.catalogues[language] ?? [:]
    }

    /// The text of a key, with `{name}` replaced by values and `{name|one|several}` by the first word where the value is 1, else by the second;
    /// a text that is missing stands out in double brackets, which a test forbids.
    func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        guard let text = texts[key] else { return "⟦\(key)⟧" }
        return Self.filled(text[...], values)
    }

    /// In one pass, so that a value is never read for places of its own.
    private static func filled(_ text: Substring, _ values: KeyValuePairs<String, String>) -> String {
        guard let open = text.firstIndex(of: "{"), let close = end(of: text[open...]) else { return String(text) }
        let inside = text[text.index(after: open)..<close]
        let parts = choices(inside)
        let value = values.first { $0.key == parts[0] }?.value
        let shown =
            parts.count == 3
            ? filled(isOne(value ?? "") ? parts[1] : parts[2], values) : value ?? String(text[open...close])
        return String(text[..<open]) + shown + filled(text[text.index(after: close)...], values)
    }

    /// One of something takes the singular: `1`, with or without a sign.
    private static func isOne(_ value: String) -> Bool { ["1", "+1", "\u{2212}1", "-1"].contains(value) }

    /// Of the brace that a text begins with.
    private static func end(of text: Substring) -> String.Index? {
        var depth = 0
        return text.indices.first { index in
            depth += text[index] == "{" ? 1 : text[index] == "}" ? -1 : 0
            return depth == 0
        }
    }

    /// The parts between bars that lie in no inner brace.
    private static func choices(_ text: Substring) -> [Substring] {
        var (depth, parts, start) = (0, [Substring](), text.startIndex)
        for index in text.indices {
            depth += text[index] == "{" ? 1 : text[index] == "}" ? -1 : 0
            guard text[index] == "|", depth == 0 else { continue }
            parts.append(text[start..<index])
            start = text.index(after: index)
        }
        return parts + [text[start...]]
    }

    /// The text of a key, where it may be missing because what it names is the user's.
    func optional(_ key: String) -> String? { texts[key] }

    /// All keys, for tests.
    var keys: Set<String> { Set(texts.keys) }

    /// `a, b and c`
    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " " + self("word.and") + " " + last
    }

    private static let catalogues: [Language: [String: String]] = [
        .nb: catalogue(PackageResources.nb_json), .en: catalogue(PackageResources.en_json),
    ]

    private static func catalogue(_ bytes: [UInt8]) -> [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(bytes))) ?? [:]
    }
}
