import Simulator

@testable import Models

/// Teams of a random open study, or the arms of a random cohort, on a region of three small places.
struct RandomDesign {
    private let years: Double
    private let warmup: Double
    private let start: CalendarDate
    private let teams: [Team]
    private let cohort: Cohort?
    /// Of each arm, on top of the values that the scenario has.
    private let armProgrammes: [[ParameterKey: Double]]

    init(_ stream: inout RandomStream) {
        years = 0.3 + 1.7 * stream.uniform()
        warmup = stream.chance(0.5) ? 0 : 0.6 * stream.uniform()
        start = CalendarDate(dayNumber: 17_800 + stream.index(below: 800))
        teams = (0..<stream.index(below: 4)).map { Self.team($0, &stream) }
        let isCohort = stream.chance(0.3)
        let arms = (0..<1 + stream.index(below: 3)).map { Self.arm($0, &stream) }
        let enrolment = stream.chance(0.3) ? Span.zero : .days(180 * stream.uniform())
        let followUp = Span.months(Double(3 + stream.index(below: 22)))
        let place = stream.index(below: 3)
        cohort = isCohort ? Cohort(place: place, enrolment: enrolment, followUp: followUp, arms: arms.map(\.arm)) : nil
        armProgrammes = arms.map(\.programme)
    }

    /// The first place is a town, the second has one employer, the third none.
    static let region: Region = {
        let places: [(residents: Double, employers: Int)] = [(1500, 90), (300, 1), (120, 0)]
        let municipalities = places.enumerated().map { index, place in
            Municipality(
                number: "900\(index + 1)", name: "Place \(index + 1)", residents18to66: place.residents,
                residents18to29: place.residents / 4, benefitRecipients: place.residents / 10,
                employers: place.employers, centrality: index == 0 ? 4 : 6, office: index)
        }
        let offices = municipalities.indices.map {
            Office(number: "80\($0)", name: "Office \($0 + 1)", municipalities: [$0], seat: $0)
        }
        // The last is so far away that a trip takes days, or cannot be made.
        let minutes: [[Double]] = [[0, 40, 400], [40, 0, 430], [400, 430, 0]]
        return Region(
            name: "Small", municipalities: municipalities, offices: offices,
            travel: TravelMatrix(minutes: minutes, kilometres: minutes, approximate: false))
    }()

    private static func team(_ number: Int, _ stream: inout RandomStream) -> Team {
        let base = stream.index(below: 3)
        let away = (base + 1) % 3
        let posts = 1 + stream.index(below: 4)
        let everywhere = stream.chance(0.5)
        let (hasOutpost, hasPresence) = (stream.chance(0.3), stream.chance(0.3))
        let presence = PresenceDay(
            municipality: away, weekday: 1 + stream.index(below: 5), every: 1 + stream.index(below: 3),
            post: stream.chance(0.5) ? 1 : nil)
        let fte = stream.chance(0.6) ? 1 : 0.05 + 0.95 * stream.uniform()
        return Team(
            name: "Team \(number)", base: base, posts: posts + (hasOutpost ? 1 : 0),
            supervisor: [0, 0.5, 1][stream.index(below: 3)],
            serves: hasPresence && !hasOutpost ? [base, away] : everywhere ? [0, 1, 2] : [base],
            outposts: hasOutpost ? [Outpost(municipality: away, posts: 1, serves: [away])] : [], fte: fte,
            areCounsellors: stream.chance(0.2), presence: hasPresence && !hasOutpost ? [presence] : [])
    }

    private static func arm(_ number: Int, _ stream: inout RandomStream) -> (
        arm: Cohort.Arm, programme: [ParameterKey: Double]
    ) {
        let programme = ParameterSet.programmes[stream.index(below: ParameterSet.programmes.count)]
        let arm = Cohort.Arm(
            name: "arm \(number)", programme: programme.name, participants: 1 + stream.index(below: 40), teams: [],
            parameters: ParameterValues())
        return (arm, programme.overrides)
    }

    func input(_ values: ParameterValues, seed: UInt64) -> ModelInput {
        guard var cohort else {
            return ModelInput(
                region: Self.region, teams: teams, parameters: values, start: start, horizon: .years(years),
                warmup: .years(min(warmup, years / 2)))
        }
        cohort.arms = zip(cohort.arms, armProgrammes).map { arm, programme in
            var own = values
            for (key, value) in programme { own[key] = value }
            own = RandomScenario.mended(own).values
            return Cohort.Arm(
                name: arm.name, programme: arm.programme, participants: arm.participants,
                teams: Cohort.teams(
                    of: arm.name, participants: arm.participants, at: cohort.place, posts: nil, supervisor: nil, own),
                parameters: own)
        }
        return ModelInput(region: Self.region, parameters: values, start: start, cohort: cohort)
    }
}
