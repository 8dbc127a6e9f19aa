import Scenarios

/// A scenario as a caller states it, read and resolved.
struct Plan: Sendable {
    /// As a file that belongs into `scenarios/`: the command line runs it to the same bytes.
    var text: String
    /// The ready scenario that it extends; nil where it extends none.
    var extends: String?
    var scenario: Scenario
}
