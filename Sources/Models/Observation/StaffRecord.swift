import Simulator

/// What staff did and cost in hours, by team and place, from the end of the warm-up.
struct StaffRecord: Sendable {
    private let municipalities: Int
    private let teams: Int
    private var sums: [Double]
    private(set) var observing = false
    /// From the start of the run, since whole calendar years are looked at.
    private(set) var years: TeamYears
    private static let position = Dictionary(
        uniqueKeysWithValues: Measure.ofStaff.enumerated().map { ($1, $0) })

    init(teams: Int, municipalities: Int) {
        self.teams = teams
        self.municipalities = municipalities
        years = TeamYears(teams: teams)
        sums = Array(repeating: 0, count: Measure.ofStaff.count * teams * municipalities)
    }

    mutating func startObserving() { observing = true }

    mutating func turn(toYear year: Int) { years.turn(to: year) }

    mutating func add(_ measure: Measure, _ amount: Double = 1, team: Int, municipality: Int) {
        years.add(measure, amount, team: team)
        guard observing, let row = Self.position[measure] else { return }
        sums[(row * teams + team) * municipalities + municipality] += amount
    }

    var observations: [Observation] {
        var all: [Observation] = []
        for (row, measure) in Measure.ofStaff.enumerated() {
            for team in 0..<teams {
                for municipality in 0..<municipalities {
                    let value = sums[(row * teams + team) * municipalities + municipality]
                    guard value != 0 else { continue }
                    all.append(
                        Observation(
                            measure: measure, cell: Cell(municipality: municipality, team: team), value: value))
                }
            }
        }
        return all
    }
}
