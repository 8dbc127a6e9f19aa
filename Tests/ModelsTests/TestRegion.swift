import Models
import Simulator

/// A small region on a line: two towns, four small places, half an hour between neighbours.
enum TestRegion {
    static let region: Region = {
        let residents: [Double] = [18000, 9000, 2000, 1500, 1000, 500]
        let municipalities = residents.enumerated().map { index, count in
            Municipality(
                number: "900\(index + 1)", name: "Place \(index + 1)", residents18to66: count,
                residents18to29: count / 4, benefitRecipients: count / 10, employers: Int(count / 15),
                centrality: index < 2 ? 4 : 6, office: index)
        }
        let offices = municipalities.indices.map {
            Office(number: "80\($0)", name: "Office \($0 + 1)", municipalities: [$0], seat: $0)
        }
        let minutes = residents.indices.map { a in residents.indices.map { b in 30 * Double(abs(a - b)) } }
        return Region(
            name: "Test", municipalities: municipalities, offices: offices,
            travel: TravelMatrix(minutes: minutes, kilometres: minutes, approximate: false))
    }()

    static let oneTeam = [Team(name: "Town", base: 0, posts: 3, supervisor: 1, serves: [0, 2, 3])]
    static let twoTeams = [
        Team(
            name: "Town", base: 0, posts: 4, supervisor: 1, serves: [0, 2, 3],
            outposts: [Outpost(municipality: 4, posts: 1, serves: [4, 5])]),
        Team(name: "Second", base: 1, posts: 1, supervisor: 0, serves: [1]),
    ]

    static func input(
        teams: [Team] = oneTeam, years: Double = 4, warmup: Double = 1, _ changes: [ParameterKey: Double] = [:]
    ) -> ModelInput {
        var parameters = ParameterValues()
        for (key, value) in changes { parameters[key] = value }
        return ModelInput(
            region: region, teams: teams, parameters: parameters, start: CalendarDate(dayNumber: 17897),
            horizon: .years(years), warmup: .years(warmup))
    }
}

/// Sums of observations of one replication.
struct Sums {
    private var byMeasure: [Measure: Double] = [:]

    init(_ result: ReplicationResult) {
        for observation in result.observations { byMeasure[observation.measure, default: 0] += observation.value }
    }

    subscript(measure: Measure) -> Double { byMeasure[measure] ?? 0 }
}
