/// Bounds of a text in YAML or JSON, held to before any value is built from it.
///
/// The time to read a text within them is bounded too: reading is linear in its length and in its values.
package struct TextLimits: Sendable {
    /// Length of the text; also of all its values together, where an alias counts as all that it stands for.
    package var bytes: Int
    /// Levels of lists and mappings in each other.
    package var depth: Int
    /// Keys, values, lists and mappings together; an alias counts as all that it stands for.
    package var values: Int

    package init(bytes: Int, depth: Int, values: Int) { (self.bytes, self.depth, self.values) = (bytes, depth, values) }

    /// Files of scenarios, plans, patterns and lessons. The deepest format has 8 levels; a team for every municipality of a nation is some
    /// 10 000 values.
    package static let file = TextLimits(bytes: 4 << 20, depth: 32, values: 200_000)
    /// Files in JSON: maps, results and posteriors.
    package static let document = TextLimits(bytes: 256 << 20, depth: 32, values: 20_000_000)
    /// What a caller sends to the studio.
    package static let request = TextLimits(bytes: 64 << 10, depth: 32, values: 20_000)

    var tooLong: String { "the text is too long; allowed: \(bytes / 1024) KB" }
    var tooMuch: String { "with its aliases the text is too long; allowed: \(bytes / 1024) KB" }
    var tooDeep: String { "lists and mappings are nested too deep; allowed: \(depth) levels" }
    var tooMany: String { "too many values; allowed: \(values), an alias counting as all that it stands for" }
}
