/// What is known of every participant as a number: its sums, squares and products give means, spreads, correlations, regressions.
enum CohortVariable: CaseIterable, Sendable {
    /// Years.
    case age
    /// Answers at intake; "does not know" is 8 in the expected time to work, as in B4.1.
    case ability, efficacy, expectation
    /// Mean weekly hours in the year before and after enrolment.
    case hoursBefore, hoursAfter

    /// Sum over participants.
    var sum: Measure {
        switch self {
        case .age: .cohortAge
        case .ability: .cohortAbility
        case .efficacy: .cohortEfficacy
        case .expectation: .cohortExpectation
        case .hoursBefore: .cohortHoursBefore
        case .hoursAfter: .cohortHoursAfter
        }
    }

    /// Sum of squares.
    var squares: Measure {
        switch self {
        case .age: .cohortAgeSquared
        case .ability: .cohortAbilitySquared
        case .efficacy: .cohortEfficacySquared
        case .expectation: .cohortExpectationSquared
        case .hoursBefore: .cohortHoursBeforeSquared
        case .hoursAfter: .cohortHoursAfterSquared
        }
    }

    /// Sum of products with another; nil where it is not kept in this order.
    func times(_ other: CohortVariable) -> Measure? {
        switch (self, other) {
        case (.ability, .efficacy): .cohortAbilityTimesEfficacy
        case (.ability, .expectation): .cohortAbilityTimesExpectation
        case (.efficacy, .expectation): .cohortEfficacyTimesExpectation
        case (.ability, .hoursAfter): .cohortAbilityTimesHoursAfter
        case (.efficacy, .hoursAfter): .cohortEfficacyTimesHoursAfter
        case (.expectation, .hoursAfter): .cohortExpectationTimesHoursAfter
        case (.hoursBefore, .hoursAfter): .cohortHoursBeforeTimesAfter
        default: nil
        }
    }

    /// The answers at intake of a participant, whatever became of them since.
    static func scores(_ seeker: Seeker) -> [(CohortVariable, Double)] {
        [
            (.ability, seeker.abilityAtIntake), (.efficacy, seeker.efficacyAtIntake),
            (.expectation, Double(seeker.traits.expectation)),
        ]
    }
}
