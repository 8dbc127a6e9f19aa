import Models

/// A scenario file, read, checked and resolved over its bases: all that a study needs.
public struct Scenario: Sendable {
    /// From the file, or the file's stem.
    public var name: String
    /// From the file; empty if it has none.
    public var description: String
    /// The resolved scenario as canonical text: equal texts mean equal studies. Without name, description, seed and number of replications.
    public var canonicalText: String
    /// SHA-256 of the canonical text, in lower-case hex.
    public var digest: String
    /// Seed of the study.
    public var seed: UInt64
    /// Number of replications.
    public var replications: Int
    /// What the model runs on.
    public var input: ModelInput
    /// What a reader has to know: approximate travel times, remainder of the budget, thin warm-up.
    public var notes: [String]
    /// How the budget was used; nil where the scenario states its teams itself.
    public var budget: BudgetUse?
    /// For names that are none of a municipality of the region; nil for one that no file states.
    package var hints: MunicipalityHints?
    /// The files that it was read from, kept with its results; nil for one that no file states.
    var origin: StudyOrigin?
}

/// One thing that is wrong with an input file.
public struct Diagnostic: Hashable, Sendable {
    /// As the user wrote it.
    public var file: String
    /// From 1; nil where the file as a whole is meant.
    public var line: Int?
    /// From 1.
    public var column: Int?
    /// What is wrong, what is allowed, the nearest name.
    public var message: String

    /// A message from its parts.
    public init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
        (self.file, self.line, self.column, self.message) = (file, line, column, message)
    }

    /// `file:line:column: error: message`
    public var text: String {
        let place = [line, column].compactMap { $0.map(String.init) }.joined(separator: ":")
        return "\(file):\(place.isEmpty ? "" : place + ":") error: \(message)"
    }
}

/// All that is wrong with the input: exit code 65.
public struct InvalidInput: Error, Hashable, Sendable {
    /// In the order of file and line.
    public var diagnostics: [Diagnostic]

    /// An error from what is wrong.
    public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
