import Models
import Scenarios

/// An allocation on the map: a study, or the best that a search found.
struct MapSubject {
    /// An outcome of a municipality.
    struct Value {
        var place: String
        var estimate: Double
        var low: Double?
        var high: Double?
        var halfWidth: Double?
        var unit: String
    }

    struct Desk {
        /// Official number.
        var place: String
        var posts: Double
        /// Official numbers.
        var serves: [String]
    }

    struct Team {
        var name: String
        var desks: [Desk]

        var serves: Set<String> { Set(desks.flatMap(\.serves)) }
    }

    let name: String
    /// Numbers and names, in the order of the region.
    let places: [(number: String, name: String)]
    let teams: [Team]
    /// Outcomes by name, then by municipality.
    private let values: [String: [String: Value]]

    init(_ study: StudyReading) {
        let municipalities = study.input.region.municipalities
        name = study.name
        places = municipalities.map { ($0.number, $0.name) }
        teams = study.input.teams.map { team in
            let base = Desk(
                place: municipalities[team.base].number, posts: Double(team.postsAtBase) * team.fte,
                serves: team.serves.map { municipalities[$0].number })
            let outposts = team.outposts.map { desk in
                Desk(
                    place: municipalities[desk.municipality].number, posts: Double(desk.posts) * team.fte,
                    serves: desk.serves.map { municipalities[$0].number })
            }
            return Team(name: team.name, desks: [base] + outposts)
        }
        var values: [String: [String: Value]] = [:]
        for outcome in study.report.outcomes where outcome.group.key == "municipality" {
            guard let estimate = outcome.estimate else { continue }
            values[outcome.name, default: [:]][outcome.group.value] = Value(
                place: outcome.group.title, estimate: estimate, low: outcome.low, high: outcome.high,
                halfWidth: outcome.halfWidth, unit: outcome.unit)
        }
        self.values = values
    }

    init(_ search: OptimisationReading) {
        name = search.best.name
        places = search.region.municipalities.map { ($0.number, $0.name) }
        teams = search.teams.map { name in
            Team(
                name: name,
                desks: search.best.desks.filter { $0.team == name }.map {
                    Desk(place: $0.municipality, posts: Double($0.posts), serves: $0.serves)
                })
        }
        var values: [String: [String: Value]] = [:]
        for outcome in search.best.coverage {
            guard let estimate = outcome.estimate, let number = outcome.by["municipality"] else { continue }
            values[outcome.name, default: [:]][number] = Value(
                place: search.name(of: number), estimate: estimate, low: outcome.low, high: outcome.high,
                halfWidth: outcome.halfWidth, unit: outcome.unit)
        }
        self.values = values
    }

    func values(_ outcome: String) -> [String: Value] { values[outcome] ?? [:] }
}
