import Foundation

/// The texts of a report in one language, all from one catalogue: `Language/nb.json` or `Language/en.json`.
struct Phrases: Sendable {
    let language: Language
    private let texts: [String: String]

    init(_ language: Language) {
        self.language = language
        texts = Self.catalogues[language] ?? [:]
    }

    /// The text of a key, with `{name}` replaced by values; a text that is missing stands out in double brackets, which a test forbids.
    func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        guard var text = texts[key] else { return "⟦\(key)⟧" }
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text
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
