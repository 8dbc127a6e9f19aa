import Models
import Simulator

/// A cohort's own keys, as stated.
struct CohortStatement: Sendable {
    var place: Stated<String>?
    var enrolment: Stated<Span>?
    var followUp: Stated<Span>?
    var arms: Stated<[ArmStatement]>?

    /// This statement over its base, key by key.
    func over(_ base: CohortStatement) -> CohortStatement {
        CohortStatement(
            place: place ?? base.place, enrolment: enrolment ?? base.enrolment, followUp: followUp ?? base.followUp,
            arms: arms ?? base.arms)
    }
}

/// An arm of a cohort, as stated.
struct ArmStatement: Sendable {
    var place: Place
    var name: Stated<String>
    var programme: Stated<String>
    var participants: Stated<Int>
    var population: Stated<String>?
    var effort: Stated<String>?
    var posts: Stated<Int>?
    var supervisor: Stated<Double>?
    var parameters: [ParameterKey: Stated<Double>]
}

/// Reads what only cohorts have.
struct CohortReader {
    /// Keys of a scenario that belong to cohorts.
    static let keys = ["place", "enrolment", "follow_up", "arms"]
    /// Keys of a scenario that belong to open studies.
    static let openKeys = ["teams", "strategy", "horizon", "warmup"]
    /// Keys of an arm.
    static let armKeys = ["name", "programme", "n", "population", "effort", "posts", "supervisor", "parameters"]
    /// Most supervision of an arm, in full posts.
    static let mostSupervision = 100.0

    let problems: Problems

    func read(_ fields: Fields) -> CohortStatement {
        CohortStatement(
            place: fields.text("place"), enrolment: fields.span("enrolment", example: "6 months"),
            followUp: followUp(fields), arms: arms(fields))
    }

    private func followUp(_ fields: Fields) -> Stated<Span>? {
        guard let span = fields.span("follow_up", example: "24 months") else { return nil }
        guard span.value >= .days(1) else {
            let days = shortNumber(span.value.days)
            problems.add(span.place, "'follow_up' is \(days) days; allowed: at least a day, such as '24 months'")
            return nil
        }
        return span
    }

    private func arms(_ fields: Fields) -> Stated<[ArmStatement]>? {
        guard let items = fields.list("arms", of: "arms") else { return nil }
        if items.value.isEmpty {
            problems.add(items.place, "'arms' is empty; allowed: at least one arm")
            return nil
        }
        let arms = items.value.compactMap { arm($0.value, fields.file) }
        var seen: Set<String> = []
        for arm in arms where !seen.insert(arm.name.value).inserted {
            problems.add(arm.name.place, "two arms are named '\(arm.name.value)'; allowed: a name for each")
        }
        let participants = arms.reduce(0) { $0 + $1.participants.value }
        if participants > StudyLimits.participants {
            problems.add(
                items.place,
                "the arms have \(participants) participants in all; allowed: at most \(StudyLimits.participants)")
        }
        return arms.count == items.value.count ? Stated(value: arms, place: items.place) : nil
    }

    private func arm(_ node: Node, _ file: String) -> ArmStatement? {
        guard let fields = Fields(node, "an arm", known: Self.armKeys, file: file, problems: problems) else {
            return nil
        }
        let before = problems.count
        fields.require(["name", "programme", "n"])
        let arm = ArmStatement(
            place: fields.place, name: fields.text("name") ?? Stated(value: "", place: fields.place),
            programme: fields.choice("programme", ParameterSet.programmes.map(\.name), "programme")
                ?? Stated(value: "", place: fields.place),
            participants: fields.integer("n", 1...Cohort.mostParticipants) ?? Stated(value: 0, place: fields.place),
            population: fields.choice("population", ParameterSet.populations.map(\.name), "population"),
            effort: fields.choice("effort", EffortRegime.allCases.map(\.rawValue), "effort regime"),
            posts: fields.integer("posts", 1...AllocationReader.maximumPosts),
            supervisor: fields.number("supervisor", 0...Self.mostSupervision),
            parameters: fields["parameters"].map {
                ScenarioReader(problems: problems).parameters($0, file)
            } ?? [:])
        if arm.name.value.contains(where: \.isNewline) {
            problems.add(arm.name.place, "an arm's name is one line of text")
        }
        return problems.count == before ? arm : nil
    }
}
