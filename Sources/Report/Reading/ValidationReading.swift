/// The model beside published findings, as `validate` wrote it.
public struct ValidationReading: Decodable, Sendable {
    /// One line of a pattern.
    struct Line: Decodable, Sendable {
        var id: String
        var use: String
        var outcome: String
        var published: ReadInterval
        var simulated: ReadInterval
        var passed: Bool?
        var note: String

        /// True where nothing but a direction was published.
        var isDirection: Bool { (published.low == nil) != (published.high == nil) }
    }

    struct Study: Decodable, Sendable {
        var name: String
        var seed: UInt64
        var replications: Int
        var resultsDigest: String
    }

    var patterns: [Line]
    var studies: [Study]

    /// How many patterns of a use fit in all their lines, and of how many with a verdict.
    func score(_ use: String) -> (passed: Int, of: Int) {
        var verdicts: [String: Bool] = [:]
        for line in patterns where line.use == use {
            guard let passed = line.passed else { continue }
            verdicts[line.id] = (verdicts[line.id] ?? true) && passed
        }
        return (verdicts.values.filter { $0 }.count, verdicts.count)
    }
}
