import Models
import Simulator

/// What a reader of a cohort study's results has to know of its design.
public struct CohortDesign: Hashable, Sendable {
    /// An arm as it is told.
    public struct Arm: Hashable, Sendable {
        /// From the file.
        public var name: String
        /// From the file.
        public var programme: String
        /// How many are enrolled.
        public var participants: Int
        /// Specialists in post.
        public var posts: Int
    }

    /// Name of the municipality.
    public var place: String
    /// Days over which participants are enrolled.
    public var enrolmentDays: Double
    /// Days for which each participant is followed.
    public var followUpDays: Double
    /// The first is what the others are compared with.
    public var arms: [Arm]

    /// The design of an input; nil for an open study.
    public init?(_ input: ModelInput) {
        guard let cohort = input.cohort else { return nil }
        place = input.region.municipalities[cohort.place].name
        enrolmentDays = cohort.enrolment.days
        followUpDays = cohort.followUp.days
        arms = cohort.arms.map { arm in
            Arm(
                name: arm.name, programme: arm.programme, participants: arm.participants,
                posts: arm.teams.reduce(0) { $0 + $1.posts })
        }
    }
}

extension RunReport {
    /// Every later arm of a cohort against the first, outcome by outcome: later minus first.
    ///
    /// Participants of the same number have the same traits and random numbers in all arms, so that the intervals are those of
    /// differences paired by replication.
    public var contrasts: [Difference] {
        guard let first = cohort?.arms.first else { return [] }
        let reference = outcomes.filter { $0.group.value == first.name }
        return (cohort?.arms.dropFirst() ?? []).flatMap { arm in
            let own = Dictionary(
                outcomes.filter { $0.group.value == arm.name }.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
            return reference.compactMap { outcome in
                own[outcome.name].map { Difference(from: outcome, to: $0, names: (first.name, arm.name)) }
            }
        }
    }

    /// The outcome of this name for an arm.
    public func outcome(_ name: String, ofArm arm: String) -> ReportedOutcome? {
        outcomes.first { $0.name == name && $0.group.key == "arm" && $0.group.value == arm }
    }
}

extension Difference {
    /// A contrast of two arms: as a difference, without the group and the correlation.
    var contrastJSON: JSONText {
        .object(
            [
                ("name", .string(name)), ("unit", .string(unit)), ("a", .string(a)), ("b", .string(b)),
                ("estimate", .optional(estimate)),
            ] + intervalJSON(low, high, level: level, method))
    }
}

/// `Enrolled over 183 days, followed for 731 days each`; for people.
func cohortText(_ design: CohortDesign?) -> String {
    guard let design else { return "" }
    let enrolled = design.enrolmentDays > 0 ? "over \(monthsText(design.enrolmentDays))" : "on the first working day"
    return "Enrolled \(enrolled), followed for \(monthsText(design.followUpDays)) each"
}

/// Whole months as months, else days.
private func monthsText(_ days: Double) -> String {
    let months = days / 30.4375
    if months >= 1, abs(months - months.rounded()) < 0.01 {
        return counted(Int(months.rounded()), "month")
    }
    return shortNumber((days * 10).rounded() / 10) + " days"
}
