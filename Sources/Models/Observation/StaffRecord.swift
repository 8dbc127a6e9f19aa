import Simulator

/// What staff did and cost in hours, by team and place, from the end of the warm-up.
struct StaffRecord: Sendable {
    private let municipalities: Int
    private let teams: Int
    private var sums: [Double]
    private(set) var observing = false
    /// From the start of the run, since whole calendar years are looked at.
    private(set) var years: TeamYears
    /// Row by ordinal of the measure; -1 for measures of others.
    private static let position: [Int] = {
        var rows = Array(repeating: -1, count: Measure.allCases.count)
        for (row, measure) in Measure.ofStaff.enumerated() { rows[measure.ordinal] = row }
        return rows
    }()

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
        guard observing else { return }
        let row = Self.position[measure.ordinal]
        guard row >= 0 else { return }
        sums[place(row, team, municipality)] += amount
    }

    /// All that a team does in one place lies together.
    private func place(_ row: Int, _ team: Int, _ municipality: Int) -> Int {
        (team * municipalities + municipality) * Measure.ofStaff.count + row
    }

    var observations: [Observation] {
        var all: [Observation] = []
        for (row, measure) in Measure.ofStaff.enumerated() {
            for team in 0..<teams {
                for municipality in 0..<municipalities {
                    let value = sums[place(row, team, municipality)]
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
