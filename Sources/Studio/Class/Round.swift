import Scenarios

/// A question to a class: everybody guesses, then it is run, and the guesses stand beside the result.
struct Round: Codable, Sendable {
    /// What someone believes before it is run.
    struct Guess: Codable, Sendable {
        var name: String
        /// In the outcome's unit: a share from 0 to 1, days, NOK.
        var value: Double
    }

    var id: String
    var title: String
    /// As in the contract.
    var outcome: String
    /// `level` of the first run, or `difference`: the second less the first.
    var of: String
    var lesson: String?
    /// Texts of scenario files; one, or two that are compared.
    var scenarios: [String]
    /// Names of the scenarios.
    var policies: [String]
    var replications: Int
    var seed: UInt64
    /// Seconds since 1970.
    var created: Int
    var guesses: [Guess] = []
    /// Of the runs; none before it is run.
    var runs: [String] = []

    /// While it is open only the number of guesses is told, so that nobody looks at the others'.
    func json(result: JSONText) -> JSONText {
        .object([
            ("id", .string(id)), ("title", .string(title)), ("outcome", .string(outcome)), ("of", .string(of)),
            ("policies", .strings(policies)), ("lesson", lesson.map(JSONText.string) ?? .null),
            ("replications", .integer(replications)),
            ("seed", .unsigned(seed)), ("created", .integer(created)), ("runs", .strings(runs)),
            ("status", .string(runs.isEmpty ? "open" : "run")), ("guess_count", .integer(guesses.count)),
            (
                "guesses",
                .array(
                    runs.isEmpty
                        ? [] : guesses.map { .object([("name", .string($0.name)), ("value", .number($0.value))]) })
            ), ("result", result),
        ])
    }
}
