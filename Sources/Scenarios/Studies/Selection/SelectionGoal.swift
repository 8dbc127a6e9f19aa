import Simulator

/// By which outcomes scenarios are judged, and how long replications go on to tell them apart.
public struct SelectionGoal: Hashable, Sendable {
    /// What is judged; each is judged for itself.
    public var targets: [SelectionTarget]
    /// Those of `targets`, by name, that are waited for; the others are judged by what there then is.
    public var awaited: Set<String>
    /// The fewest replications to judge by, at least 2 (see `SelectionRule`).
    public var minimum: Int
    /// The replications at which to stop, told apart or not.
    public var maximum: Int
    /// True where replications go on until the awaited outcomes are decided.
    public var goesOn: Bool

    /// By the leading outcomes, and by those stated, which stand over them; waited for is what is stated, or else what leads.
    public init(stated: [SelectionTarget] = [], goesOn: Bool = false, minimum: Int = 40, maximum: Int = 2000) {
        let names = Set(stated.map(\.name))
        let leading = SelectionTarget.leading.map { target in stated.first { $0.name == target.name } ?? target }
        let others = stated.filter { target in !leading.contains { $0.name == target.name } }
        targets = leading + others
        awaited = stated.isEmpty ? Set(leading.map(\.name)) : names
        statedNames = names
        (self.minimum, self.maximum, self.goesOn) = (minimum, maximum, goesOn)
    }

    /// Refuses to go on with cohorts, which are compared by arm.
    ///
    /// - Throws: `InvalidInput` where the scenario is one.
    public static func requireOpen(_ scenario: Scenario?) throws(InvalidInput) {
        guard scenario?.input.cohort != nil else { return }
        throw OutcomeOption.refused("--until-selected", [OutcomeOption.cohortMessage])
    }

    /// Those that the user named: it is an error where a scenario does not have one.
    let statedNames: Set<String>
}
