import Synchronization

/// The answers at intake for some parameters, solved for when they are first asked for and kept by all copies of an input: of a sweep's points
/// only those that are run need theirs.
final class IntakeAnswers: Sendable {
    private let parameters: ParameterValues
    private let solved = Mutex<IntakeScores??>(nil)

    init(_ parameters: ParameterValues) { self.parameters = parameters }

    /// Nil where the parameters contradict each other.
    var scores: IntakeScores? {
        solved.withLock { solved in
            if let known = solved { return known }
            let found = try? IntakeScores(parameters)
            solved = .some(found)
            return found
        }
    }
}
