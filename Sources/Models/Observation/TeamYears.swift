/// What the specialists of each team did in each calendar year of a run.
struct TeamYears: Sendable {
    /// One team in one calendar year.
    struct Entry: Hashable, Sendable {
        /// Working days on which a post was filled, counted as full-time.
        var filledDays = 0.0
        /// Hours at work: days of leave, sickness and courses apart.
        var hoursAtWork = 0.0
        /// New employers.
        var contacts = 0.0
        /// Hours booked, and those of them on the road or outside the office.
        var hoursBooked = 0.0
        var hoursOutside = 0.0

        mutating func add(_ measure: Measure, _ amount: Double) {
            switch measure {
            case .postDays: filledDays += amount
            case .hoursAvailable: hoursAtWork += amount
            case .employerContacts: contacts += amount
            case .hoursOutOfOffice: hoursOutside += amount
            case .hoursTravel:
                hoursOutside += amount
                hoursBooked += amount
            case .hoursAdministration, .hoursPhase1, .hoursPhase2, .hoursPhase3, .hoursPhase4, .hoursPhase5:
                hoursBooked += amount
            default: break
            }
        }
    }

    /// By year since that of the run's start, then by team.
    private var years: [[Entry]] = []
    private let teams: Int
    private var current = 0

    init(teams: Int) { self.teams = teams }

    /// From now on everything belongs to the calendar year so many years after that of the run's start.
    mutating func turn(to year: Int) {
        while years.count <= year { years.append(Array(repeating: Entry(), count: teams)) }
        current = year
    }

    mutating func add(_ measure: Measure, _ amount: Double, team: Int) {
        guard years.indices.contains(current) else { return }
        years[current][team].add(measure, amount)
    }

    /// What a team did in a year since that of the run's start.
    func entry(team: Int, year: Int) -> Entry { years.indices.contains(year) ? years[year][team] : Entry() }
}
