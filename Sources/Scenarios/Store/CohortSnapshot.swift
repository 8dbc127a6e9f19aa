import Models
import Simulator

/// The design of a cohort study as it is stored.
struct CohortSnapshot: Codable, Hashable {
    var place: Int
    var enrolmentDays: Double
    var followUpDays: Double
    var arms: [ArmSnapshot]

    init(_ cohort: Cohort) {
        place = cohort.place
        enrolmentDays = cohort.enrolment.days
        followUpDays = cohort.followUp.days
        arms = cohort.arms.map(ArmSnapshot.init)
    }

    var cohort: Cohort {
        Cohort(
            place: place, enrolment: .days(enrolmentDays), followUp: .days(followUpDays), arms: arms.map(\.arm))
    }
}

struct ArmSnapshot: Codable, Hashable {
    var name: String
    var programme: String
    var participants: Int
    var teams: [TeamSnapshot]
    var parameters: [String: Double]

    init(_ arm: Cohort.Arm) {
        name = arm.name
        programme = arm.programme
        participants = arm.participants
        teams = arm.teams.map(TeamSnapshot.init)
        parameters = arm.parameters.byName
    }

    var arm: Cohort.Arm {
        Cohort.Arm(
            name: name, programme: programme, participants: participants, teams: teams.map(\.team),
            parameters: ParameterValues(byName: parameters))
    }
}
