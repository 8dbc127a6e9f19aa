import Foundation
import Simulator
import Testing

@testable import Models
@testable import Scenarios

/// A made-up story, told word by word.
@Suite struct StoryTextTests {
    private static let person = StoryPerson(
        municipality: "Tromsø", age: 23.6, isWoman: true, segment: 0, ability: 7.94, efficacy: 6.5, expectation: 8,
        hoursBefore: 0, hoursWanted: 37.5, statedNeed: 0.2, need: 0.5, isPressured: true, isDigital: true,
        meetingsFactor: 1, posts: 5)
    private static let specialist = StorySpecialist(
        team: "Tromsø", post: 2, holder: 1, desk: "Tromsø", identity: "5401-2")
    private static let employer = StoryEmployer(identity: "5401-231", municipality: "Tromsø", sizeClass: 2)
    private static let state = StoryState(trust: 0.42, knowledge: 0.1, motivation: 0.9)

    private static func contact(
        _ kind: StoryContact.Kind, _ place: StoryContact.Place = .office, phase: Int, late: Double = 0
    ) -> StoryEvent {
        .contact(
            StoryContact(
                kind: kind, phase: phase, place: place, municipality: "Tromsø", specialist: specialist,
                length: .hours(1), overdue: .days(late)))
    }

    private static let terms = StoryTerms(
        employer: employer, contract: .engagement, hoursPerWeek: 22.5, isSubsidised: true, isCarved: false,
        hasMentor: true)

    private static let service: [(Double, StoryEvent)] = [
        (10, .eligible(person)), (40, .referred(chance: 0.27, ahead: 3)),
        (72, .admitted(specialist, waited: .days(32))), (72, .phase(1)),
        (77, contact(.meeting, phase: 1)), (84, contact(.meeting, phase: 1, late: 1.3)), (84, .phase(2)),
        (91, contact(.meeting, phase: 2)), (98, contact(.noShow, phase: 2)),
        (101, contact(.meeting, phase: 2, late: 9)),
        (101, .phase(3)),
        (
            120,
            .proposed(
                StoryProposal(
                    employer: employer, specialist: specialist, perceivedFit: 0.699, fit: 0.5, isAccepted: true))
        ),
        (120, .tasteBegan(employer, days: 4)), (121, contact(.accompaniment, .workplace, phase: 3)),
        (121, .tasteDay(number: 1, came: true, accompanied: true)),
        (122, .tasteDay(number: 2, came: true, accompanied: false)),
        (123, .tasteDay(number: 3, came: false, accompanied: false)),
        (124, .tasteDay(number: 4, came: true, accompanied: false)), (124, .tasteEnded(.wanted)), (124, .phase(4)),
    ]

    private static let work: [(Double, StoryEvent)] = [
        (127, contact(.employerMeeting, .workplace, phase: 4)),
        (127, .agreed(terms, startsIn: .days(5))), (132, .jobBegan(StoryJob(number: 1, terms: terms, fit: 0.5))),
        (132, .phase(5)), (139, contact(.support, .workplace, phase: 5)),
        (146, contact(.support, .workplace, phase: 5)),
        (150, .reviewed(.granted)), (153, contact(.support, phase: 5)), (160, .specialistLeft(specialist)),
        (190, .handedOver(specialist, alone: .days(30))), (200, .jobEnded(.quit, held: .days(68))), (200, .phase(3)),
        (210, .education(inWork: false)), (210, .exited(.education, inWork: false)), (800, .ended),
    ]

    private static let story = Story(
        municipality: "5401", number: 17, arrivals: 20, start: CalendarDate(dayNumber: 17_897),
        entries: (service + work).map { time, event in
            switch event {
            case .phase: StoryEntry(time: Instant(days: time), event: event, state: state)
            default: StoryEntry(time: Instant(days: time), event: event)
            }
        })

    private static func trace(_ stories: [Story]) throws -> Trace {
        Trace(
            seeker: try #require(SeekerName("5401-17")), seed: 3, replication: 2,
            lives: zip(["plan", "other"], stories).map { TracedLife(name: $0, story: $1, absence: nil) })
    }

    private static let told = """
        Seeker 5401-17 in plan, replication 2, seed 3

        A woman of 23, young, in neither work nor education, in Tromsø. She rates her ability to work at 7.9
        of 10 and her belief in managing a job at 6.5 of 10, and does not know when to expect work. She did
        not work in the year before and wants full time. A referral would put her need for support at 20 %
        of the most that there is; in truth it is 50 %, which only the simulation knows. She fears to lose
        her benefits.

        11 January 2019 (day 10): She becomes eligible for follow-up and is with her ordinary counsellor.
        10 February 2019 (day 40): Her counsellor refers her to the service (the chance was 27 %). Three
          from Tromsø are waiting before her.
        14 March 2019 (day 72): After 32 days of waiting she gets a place with specialist 2 of the Tromsø
          team.
        19 March 2019 (day 77): First meeting with specialist 2 of the Tromsø team at the office, 60
          minutes.
        26 March 2019 (day 84): Meeting at the office, 60 minutes, one day late. They agree to work
          together. Now they find out what she can and wants. Her trust is at 42 % of full; the specialist
          knows 10 % of what there is to know of her.
        2 to 12 April 2019 (days 91 to 101): Two meetings at the office; once she does not appear; up to 9
          days late.
        12 April 2019 (day 101): The search for a job begins. Her trust is at 42 % of full; the specialist
          knows 10 % of what there is to know of her.
        1 May 2019 (day 120): Specialist 2 proposes her to an employer in Tromsø with 5 to 19 people
          (5401-231): it seems a good match (70 %; in truth 50 %). The employer is willing. They agree that
          she tries the place for four days, a job taste.
        2 to 5 May 2019 (days 121 to 124): She comes on days 1, 2 and 4 of the job taste and stays away on
          day 3; the specialist comes along on day 1.
        5 May 2019 (day 124): The employer wants to go on. Talks about terms begin.
        8 May 2019 (day 127): Meeting about terms with the employer, 60 minutes. They agree: a job for a
          limited time, 22.5 hours a week, with a wage subsidy, a colleague paid as mentor. She is to start
          in 5 days.
        13 May 2019 (day 132): She starts in her first job, at an employer in Tromsø with 5 to 19 people
          (5401-231). It suits her fairly well (50 %).
        20 May to 3 June 2019 (days 139 to 153): Two visits at the workplace and one meeting at the
          office. Meanwhile her place is granted for another half year.
        10 June 2019 (day 160): Specialist 2 leaves the post, and she is without a specialist.
        10 July 2019 (day 190): After 30 days without anyone, specialist 2 of the Tromsø team takes over.
        20 July 2019 (day 200): She quits after 2 months in the job. The search begins again.
        30 July 2019 (day 210): She begins an education and leaves the service.

        How it ended

        in the service                           14 March 2019 to 30 July 2019; left for an education
        12 months after becoming eligible        in education
        24 months after                          in education
        hours a week in the first 12 months      4.2; in the year before 0
        jobs                                     one, for 2 months
        at the end                               in education

        One made-up life among many, in a model most of whose numbers are assumed: it shows what the
        simulation does, and nothing about a policy.

        """

    @Test func oneLife() throws { #expect(TraceText(try Self.trace([Self.story])).text == Self.told) }

    @Test func twoLives() throws {
        var other = Self.story
        other.entries[2].time = Instant(days: 79)
        other.entries.removeSubrange(4..<(other.entries.count - 1))
        let text = TraceText(try Self.trace([Self.story, other]), width: 80).text
        let parting = """
            Here the lives part

            plan                                     other
            ----                                     -----
            14 March 2019 (day 72): After 32 days    21 March 2019 (day 79): After 32 days
            of waiting she gets a place with         of waiting she gets a place with
            specialist 2 of the Tromsø team.         specialist 2 of the Tromsø team.

            How each ended

                                   plan                          other
                                   ----                          -----
            in the service         14 March 2019 to              since 21 March 2019
                                   30 July 2019; left for an
                                   education
            12 months after        in education                  out of work, in the service
            becoming eligible

            """
        #expect(text.contains("\nThe same in both\n\n11 January 2019 (day 10): She becomes eligible"))
        #expect(text.contains(parting))
    }

    @Test(arguments: [
        (0.2, "less than a day"), (1, "one day"), (12, "12 days"), (59, "59 days"), (60, "2 months"),
        (500, "16 months"), (1000, "2.7 years"),
    ])
    func durations(days: Double, text: String) { #expect(PlainWords.duration(.days(days)) == text) }

    @Test func countsAndLists() {
        #expect((0...13).map(PlainWords.count).suffix(3) == ["eleven", "twelve", "13"])
        #expect(PlainWords.ordinal(3) == "third" && PlainWords.ordinal(8) == "8th")
        #expect(PlainWords.list(["a"]) == "a" && PlainWords.list(["a", "b", "c"]) == "a, b and c")
        #expect([1, 2, 3].map(PlainWords.times) == ["once", "twice", "three times"])
    }
}
