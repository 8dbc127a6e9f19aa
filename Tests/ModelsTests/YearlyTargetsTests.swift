import Simulator
import Testing

@testable import Models

/// The targets of a team's year (B2.4), against years written by hand: 2021 and 2022 are whole years of the window.
@Suite struct YearlyTargetsTests {
    private let input = TestRegion.input(years: 4, warmup: 1)

    /// What a team of three did in a year, each target met exactly unless something is taken away.
    private struct Year {
        var followed = 20
        var worked = 13
        var discharged = 27
        var contacts = 6.0 * 40
        var outside = 0.4 * 40 * 37.5
        var missingPostDays = 0.0
        var year = 2
    }

    private func workingDays(_ year: Int) -> Double {
        Double((0..<1500).filter { (input.start + $0).year == 2019 + year && (input.start + $0).isWorkingDay }.count)
    }

    private func staff(_ one: Year) -> TeamYears {
        var years = TeamYears(teams: 1)
        years.turn(to: one.year)
        years.add(.postDays, 3 * workingDays(one.year) - one.missingPostDays, team: 0)
        years.add(.hoursAvailable, 40 * 5 * input.parameters[.dayHours], team: 0)
        years.add(.employerContacts, one.contacts, team: 0)
        // A quarter of the time outside on the road; all hours booked are 40 weeks of 37.5.
        years.add(.hoursTravel, one.outside / 4, team: 0)
        years.add(.hoursOutOfOffice, one.outside * 3 / 4, team: 0)
        years.add(.hoursPhase3, 40 * 37.5 - one.outside / 4, team: 0)
        return years
    }

    /// In the middle of the year: the end of 12 months since referral for some, discharge for others.
    private func seekers(_ one: Year) -> [Seeker] {
        let middle = Instant(days: 365.25 * Double(one.year) + 180)
        let traits = PopulationSampler.forTests(input).draw(
            RandomNames(seed: 1, replication: 1).stream(.seeker, 1, .traits))
        func seeker(referred: Instant, admitted: Instant) -> Seeker {
            var seeker = Seeker(
                identity: 1, municipality: 0, drifted: referred, motivation: 1, eligibleAt: referred, traits: traits,
                number: 1, abilityAtIntake: 5, efficacyAtIntake: 5, experience: 0)
            (seeker.episode.referredAt, seeker.episode.admittedAt, seeker.episode.team) = (referred, admitted, 0)
            return seeker
        }
        let followed = (0..<one.followed).map { number in
            var seeker = seeker(referred: middle - .months(12), admitted: middle - .months(11))
            if number < one.worked { seeker.spells = [Self.job(from: middle - .days(20))] }
            return seeker
        }
        let discharged = (0..<one.discharged).map { _ in
            var seeker = seeker(referred: middle - .days(30), admitted: middle - .days(20))
            (seeker.episode.exitAt, seeker.episode.exitKind) = (middle, .job)
            return seeker
        }
        return followed + discharged
    }

    private static func job(from start: Instant) -> JobSpell {
        JobSpell(
            start: start, hoursPerWeek: 20, subsidyEnd: start, grants: 0, permanentFrom: .never, fit: 0.5,
            isFromService: true)
    }

    private func met(_ one: Year) -> [Measure: Double] {
        let found = YearlyTargets(input).observations(seekers(one), staff(one))
        #expect(found.allSatisfy { $0.cell == Cell(municipality: 0, team: 0) && $0.day == -1 })
        return Dictionary(uniqueKeysWithValues: found.map { ($0.measure, $0.value) })
    }

    private static let targets: [Measure] = [
        .teamYearsWork, .teamYearsDischarges, .teamYearsContacts, .teamYearsOutside,
    ]

    @Test func targetsThatAreJustMetAreMet() {
        let all = Dictionary(
            uniqueKeysWithValues: ([.teamYears, .teamYearsAllTargets] + Self.targets).map { ($0, 1.0) })
        #expect(met(Year()) == all)
        #expect(met(Year(year: 3)) == all)
    }

    @Test func oneThatIsMissedLeavesTheOthers() {
        let misses = [Year(worked: 12), Year(discharged: 26), Year(contacts: 239), Year(outside: 0.399 * 1500)]
        for (missed, year) in zip(Self.targets, misses) {
            let found = met(year)
            #expect(found[missed] == nil && found[.teamYearsAllTargets] == nil && found[.teamYears] == 1)
            #expect(Self.targets.filter { found[$0] == 1 }.count == 3, "\(missed)")
        }
    }

    @Test func onlyWholeYearsOfFullTeamsCount() {
        #expect(met(Year(missingPostDays: 1)).isEmpty)
        // 2020 begins before the warm-up ends, 2023 is beyond the horizon.
        #expect(met(Year(year: 1)).isEmpty)
        #expect(met(Year(year: 4)).isEmpty)
    }

    @Test func aTeamWithNobodyToCountMissesItsTarget() {
        let found = met(Year(followed: 0, worked: 0))
        #expect(found[.teamYearsWork] == nil && found[.teamYearsDischarges] == 1)
    }

    @Test func targetsAreParameters() {
        var easy = input
        easy.parameters[.targetWorkShare] = 0.6
        let year = Year(worked: 12)
        let found = YearlyTargets(easy).observations(seekers(year), staff(year))
        #expect(found.contains { $0.measure == .teamYearsAllTargets })
    }

    /// In a run where nobody leaves both whole years count, and all targets are met in no more of them than each.
    @Test func inARun() throws {
        let run = TestRegion.input(teams: TestRegion.twoTeams, years: 4, warmup: 1, [.departureRate: 0])
        let sums = Sums(FollowUp.replicate(run, seed: 3, replication: 1))
        #expect(sums[.teamYears] == 4)
        #expect(Self.targets.allSatisfy { sums[$0] >= sums[.teamYearsAllTargets] && sums[$0] <= 4 })
        let rows = FollowUp.replicate(run, seed: 3, replication: 1).observations
        let outcomes = OutcomeCatalogue.estimates(for: run, replications: [rows])
        func share(_ name: String, _ group: Group) -> Double? {
            outcomes.first { $0.name == name && $0.group == group }?.jackknife?.whole
        }
        #expect(share("team_years_outside_target", .region) == sums[.teamYearsOutside] / 4)
        #expect(share("team_years_all_targets", .team(1)) != nil)
        #expect(share("team_years_all_targets", .municipality(0)) == nil)
    }

    @Test func withoutAFullyStaffedYearTheShareIsUndefined() {
        let estimates = OutcomeCatalogue.estimates(for: input, replications: [[]])
        let outcome = estimates.first { $0.name == "team_years_all_targets" }
        #expect(outcome?.jackknife == nil)
        #expect(outcome?.reason == "no team was fully staffed for a whole calendar year")
    }
}

extension PopulationSampler {
    /// Of an input whose parameters do not contradict each other.
    fileprivate static func forTests(_ input: ModelInput) -> PopulationSampler {
        guard let scores = input.scores else { preconditionFailure("the parameters contradict each other") }
        return PopulationSampler(values: input.parameters, scores: scores)
    }
}
