import Simulator

/// Which fully staffed teams met the four targets of B2.4 in which calendar years.
///
/// A year counts where it lies in the observation window as a whole and every post of the team was filled on each of its working days. All four
/// are judged as on its last day:
///
/// 1. In work within a year: of those whom the team took in, and whose 12 months since referral ended in the year, the share that worked in them.
/// 2. Discharges: people discharged to a job in the year, per full-time post.
/// 3. Contacts: new employers per full-time post and week at work, which is five days less leave, sickness, courses and public holidays.
/// 4. Outside the office: of all hours booked in the year, the share at employers' and seekers' and on the road.
struct YearlyTargets {
    /// A team in a calendar year since that of the run's start.
    private struct TeamYear: Hashable {
        var team: Int
        var year: Int
    }

    /// What seekers did in a team's year.
    private struct Seekers {
        var followed = 0.0
        var worked = 0.0
        var discharged = 0.0
    }

    private let input: ModelInput
    private let values: ParameterValues
    /// Whole calendar years of the window, since that of the run's start.
    private let years: Range<Int>

    init(_ model: borrowing FollowUpModel) { self.init(model.input) }

    init(_ input: ModelInput) {
        self.input = input
        values = input.parameters
        let (first, last) = (input.warmup.days, input.horizon.days)
        let all = 0..<max(1, Int(input.horizon.years) + 2)
        let whole = all.filter {
            Self.newYear($0, of: input.start) >= first && Self.newYear($0 + 1, of: input.start) <= last
        }
        years = whole.first.map { $0..<$0 + whole.count } ?? 0..<0
    }

    func observations(_ model: borrowing FollowUpModel) -> [Observation] {
        guard !years.isEmpty, values.isDelivered else { return [] }
        var lived: [TeamYear: Seekers] = [:]
        for s in model.seekers.indices { count(model.seekers[s], in: &lived) }
        return observations(lived, model.staff.years)
    }

    func observations(_ seekers: [Seeker], _ staff: TeamYears) -> [Observation] {
        guard !years.isEmpty, values.isDelivered else { return [] }
        var lived: [TeamYear: Seekers] = [:]
        for seeker in seekers { count(seeker, in: &lived) }
        return observations(lived, staff)
    }

    private func observations(_ lived: [TeamYear: Seekers], _ staff: TeamYears) -> [Observation] {
        var observations: [Observation] = []
        for (team, one) in input.teams.enumerated() where one.fullTimePosts > 0 && !one.areCounsellors {
            var sums: [Measure: Double] = [:]
            for year in years where isFullyStaffed(one, staff.entry(team: team, year: year), year) {
                let met = targetsMet(
                    lived[TeamYear(team: team, year: year)] ?? Seekers(), staff.entry(team: team, year: year), one)
                for measure in [.teamYears] + met + (met.count == 4 ? [.teamYearsAllTargets] : []) {
                    sums[measure, default: 0] += 1
                }
            }
            let cell = Cell(municipality: one.base, team: team)
            observations += sums.map { Observation(measure: $0, cell: cell, value: $1) }
        }
        return observations
    }

    // MARK: seekers

    private func count(_ seeker: Seeker, in counts: inout [TeamYear: Seekers]) {
        guard seeker.admittedEpisode != nil else { return }
        for episode in seeker.episodes where episode.admittedAt < .never {
            if episode.exitKind == .job, let year = year(of: episode.exitAt) {
                counts[TeamYear(team: episode.team, year: year), default: Seekers()].discharged += 1
            }
            let later = episode.referredAt + .months(12)
            guard episode.admittedAt <= later, let year = year(of: later) else { continue }
            let worked = seeker.worked(from: episode.referredAt, to: later)
            counts[TeamYear(team: episode.team, year: year), default: Seekers()].followed += 1
            if worked { counts[TeamYear(team: episode.team, year: year), default: Seekers()].worked += 1 }
        }
    }

    /// The year of a time; nil where it is none of those that count.
    private func year(of time: Instant) -> Int? {
        guard time < .start + input.horizon else { return nil }
        let year = (input.start + Int(time.days)).year - input.start.year
        return years.contains(year) ? year : nil
    }

    // MARK: targets

    /// Every post was filled on every working day.
    private func isFullyStaffed(_ team: Team, _ entry: TeamYears.Entry, _ year: Int) -> Bool {
        entry.filledDays >= team.fullTimePosts * workingDays(in: year) - 1e-6
    }

    private func targetsMet(_ seekers: Seekers, _ entry: TeamYears.Entry, _ team: Team) -> [Measure] {
        let weeks = entry.hoursAtWork / (5 * values[.dayHours])
        let met: [(Measure, Bool)] = [
            (.teamYearsWork, reaches(seekers.worked, values[.targetWorkShare], of: seekers.followed)),
            (.teamYearsDischarges, reaches(seekers.discharged, values[.targetDischarges], of: team.fullTimePosts)),
            (.teamYearsContacts, reaches(entry.contacts, values[.targetEmployerContacts], of: weeks)),
            (.teamYearsOutside, reaches(entry.hoursOutside, values[.targetOutsideShare], of: entry.hoursBooked)),
        ]
        return met.filter(\.1).map(\.0)
    }

    /// A target of nothing is not met: nobody to count says nothing for a team.
    private func reaches(_ sum: Double, _ target: Double, of whole: Double) -> Bool {
        whole > 0 && sum >= target * whole - 1e-9
    }

    // MARK: the calendar

    private func workingDays(in year: Int) -> Double {
        let (first, next) = (Self.newYear(year, of: input.start), Self.newYear(year + 1, of: input.start))
        return Double((Int(first)..<Int(next)).filter { (input.start + $0).isWorkingDay }.count)
    }

    /// Days from the start of the run to 1 January of a year, negative for a start later in that year.
    private static func newYear(_ year: Int, of start: CalendarDate) -> Double {
        let date = CalendarDate(year: start.year + year, month: 1, day: 1)
        return date.map { Double($0.dayNumber - start.dayNumber) } ?? .infinity
    }
}
