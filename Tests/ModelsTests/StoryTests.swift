import Simulator
import Testing

@testable import Models

/// A story is what the model's own record of the seeker says, and telling it changes nothing.
@Suite struct StoryTests {
    static let input = TestRegion.input(teams: TestRegion.twoTeams, years: 3)
    static let end = Instant.start + input.horizon

    /// The base replication, and seekers worth telling of: most of the admitted and some of the others.
    private static let told: [Seeker] = {
        var model = FollowUpModel(input, seed: 7, replication: 1)
        _ = model.simulate(until: end)
        let admitted = model.seekers.rows.filter { $0.firstAdmission < .never }
        let others = model.seekers.rows.filter { $0.firstAdmission == .never }
        return Array(admitted.prefix(30) + others.prefix(10))
    }()

    private static func story(of seeker: Seeker, _ input: ModelInput = input) throws -> Story {
        try FollowUp.story(of: seeker.number, in: seeker.municipality, input, seed: 7, replication: 1)
    }

    private static func times(_ story: Story, where matches: (StoryEvent) -> Bool) -> [Instant] {
        story.entries.filter { matches($0.event) }.map(\.time)
    }

    @Test func storiesAgreeWithTheRecords() throws {
        #expect(Self.told.count == 40)
        for seeker in Self.told {
            let story = try Self.story(of: seeker)
            #expect(story.entries.first?.time == seeker.eligibleAt && story.entries.last?.event == .ended)
            #expect(story.entries.map(\.time) == story.entries.map(\.time).sorted())
            Self.compareService(story, seeker)
            Self.compareWork(story, seeker)
            Self.compareSteps(story, seeker)
        }
    }

    private static func compareService(_ story: Story, _ seeker: Seeker) {
        func recorded(_ time: (Episode) -> Instant) -> [Instant] { seeker.episodes.map(time).filter { $0 < .never } }
        let referrals = times(story) { if case .referred = $0 { true } else { false } }
        #expect(referrals == recorded(\.referredAt))
        let queueExits = times(story) { if case .leftQueue = $0 { true } else { false } }
        #expect(queueExits == recorded(\.leftQueueAt))
        let admissions = times(story) { if case .admitted = $0 { true } else { false } }
        #expect(admissions == recorded(\.admittedAt))
        let exits = times(story) { if case .exited = $0 { true } else { false } }
        #expect(exits == recorded(\.exitAt))
        #expect((times(story) { $0 == .disability }.first ?? .never) == seeker.disabledAt)
        let kinds = story.entries.compactMap { if case .exited(let kind, _) = $0.event { kind } else { nil } }
        #expect(kinds == seeker.episodes.compactMap(\.exitKind))
    }

    private static func compareWork(_ story: Story, _ seeker: Seeker) {
        #expect(story.spells.map(\.start) == seeker.spells.map(\.start))
        #expect(story.spells.map(\.end) == seeker.spells.map { min($0.end, end) })
        #expect(story.spells.map(\.hoursPerWeek) == seeker.spells.map(\.hoursPerWeek))
        let causes = story.entries.compactMap { if case .jobEnded(let cause, _) = $0.event { cause } else { nil } }
        #expect(causes == seeker.spells.compactMap(\.cause))
        let from = seeker.eligibleAt
        let later = min(from + .months(12), end)
        #expect(abs(story.weeklyHours(from: from, to: later) - seeker.spells.weeklyHours(from: from, to: later)) < 1e-9)
        for month in 0...24 where from + .months(Double(month)) <= end {
            let time = from + .months(Double(month))
            #expect((story.standing(at: time).hoursPerWeek != nil) == seeker.works(at: time))
        }
    }

    private static func compareSteps(_ story: Story, _ seeker: Seeker) {
        let phases = story.entries.compactMap { if case .phase(let phase) = $0.event { phase } else { nil } }
        #expect(phases == seeker.stays.map { Int($0.phase) })
        #expect(
            times(story) { if case .phase = $0 { true } else { false } } == seeker.stays.map(\.entered))
        #expect(times(story) { if case .proposed = $0 { true } else { false } }.count == Int(seeker.proposals))
        #expect(times(story) { if case .tasteBegan = $0 { true } else { false } }.count == seeker.tastes)
        #expect(times(story) { if case .reviewed = $0 { true } else { false } }.count == seeker.reviews)
        let seen = times(story) {
            if case .contact(let contact) = $0 { [.meeting, .noShow, .support].contains(contact.kind) } else { false }
        }
        #expect(seen.count == Int(seeker.contacts))
    }

    @Test func tellingChangesNothing() throws {
        var silent = FollowUpModel(Self.input, seed: 7, replication: 1)
        var telling = FollowUpModel(Self.input, seed: 7, replication: 1, telling: Self.told[3].identity)
        let events = (silent.simulate(until: Self.end), telling.simulate(until: Self.end))
        #expect(events.0 == events.1)
        var nothing = Self.input
        nothing.teams = []
        let without = FollowUpModel(nothing, seed: 7, replication: 1)
        #expect(
            Observer.observations(of: silent, without: without) == Observer.observations(of: telling, without: without))
        #expect(silent.story == nil && (telling.story?.entries.count ?? 0) > 2)
    }

    @Test func aStoryIsAFunctionOfItsArguments() throws {
        let (first, again) = (try Self.story(of: Self.told[0]), try Self.story(of: Self.told[0]))
        #expect(first.entries == again.entries)
        #expect(first.parts(from: again) == nil)
    }

    @Test func withoutTeamsOneLifeIsSimulatedAsAmongAll() throws {
        var nothing = Self.input
        nothing.teams = []
        let seeker = Self.told[0]
        var model = FollowUpModel(nothing, seed: 7, replication: 1, telling: seeker.identity)
        _ = model.simulate(until: Self.end)
        #expect(try Self.story(of: seeker, nothing).entries.dropLast() == model.story?.entries[...])
    }

    @Test func whoIsNotThereHasNoStory() throws {
        let story = try FollowUp.story(of: 100_000, in: 0, Self.input, seed: 7, replication: 1)
        let last = try FollowUp.story(of: story.arrivals, in: 0, Self.input, seed: 7, replication: 1)
        #expect(!story.exists && story.arrivals > 50 && last.exists)
        let next = try FollowUp.story(of: story.arrivals + 1, in: 0, Self.input, seed: 7, replication: 1)
        #expect(!next.exists)
    }

    @Test func aCancelledTaskTellsNothing() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try FollowUp.story(of: 1, in: 0, Self.input, seed: 7, replication: 1)
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }

    // MARK: where lives part

    @Test func livesPartAtTheFirstDifference() throws {
        var smaller = Self.input
        smaller.teams[0].posts = 2
        var parted = 0
        for seeker in Self.told {
            let (a, b) = (try Self.story(of: seeker), try Self.story(of: seeker, smaller))
            guard let parting = a.parts(from: b) else {
                #expect(Self.lived(a.entries[...]) == Self.lived(b.entries[...]))
                continue
            }
            parted += 1
            let (one, two) = (a.entries[parting.first], b.entries[parting.second])
            #expect(Self.lived(a.entries[..<parting.first]) == Self.lived(b.entries[..<parting.second]))
            #expect(one.day != two.day || one.event.lived != two.event.lived)
        }
        #expect(parted > 10 && parted < Self.told.count)
    }

    private static func lived(_ entries: ArraySlice<StoryEntry>) -> [String] {
        entries.filter {
            switch $0.event {
            case .notReferred, .elsewhere: false
            default: true
            }
        }.map { "\($0.day) \($0.event.lived)" }
    }

    @Test func whatOnlyTheSimulationKnowsPartsNobody() {
        let a = Self.made([(5, .notReferred(chance: 0.3)), (9, .disability), (20, .ended)])
        let b = Self.made([(9.2, .disability), (20, .ended)])
        #expect(a.parts(from: b) == nil && b.parts(from: a) == nil)
        let c = Self.made([(5, .referred(chance: 0.3, ahead: 1)), (20, .ended)])
        let d = Self.made([(5, .referred(chance: 0.2, ahead: 7)), (20, .ended)])
        #expect(c.parts(from: d) == nil)
        #expect(a.parts(from: c) == Story.Parting(first: 1, second: 0))
    }

    @Test func aShorterStoryPartsNowhere() {
        let short = Self.made([(9, .disability), (20, .ended)])
        let long = Self.made([
            (9, .disability), (25, .elsewhere), (30, .contractRenewed(permanent: true)), (40, .ended),
        ])
        #expect(short.parts(from: long) == nil && long.parts(from: short) == nil)
        let more = Self.made([(9, .disability), (15, .contractRenewed(permanent: true)), (40, .ended)])
        #expect(short.parts(from: more) == Story.Parting(first: 1, second: 1))
    }

    private static func made(_ events: [(Double, StoryEvent)]) -> Story {
        Story(
            municipality: "9001", number: 1, arrivals: 1, start: CalendarDate(dayNumber: 0),
            entries: events.map { StoryEntry(time: Instant(days: $0), event: $1) })
    }
}
