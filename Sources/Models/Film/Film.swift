import Simulator

/// One replication as it can be watched: who waits and who is in which phase week by week, and where specialists drive day by day.
///
/// The same replication as `FollowUp.replicate` runs: nothing in it changes by being filmed. Memory grows with municipalities times weeks, and
/// with the trips: about 1 MB for nine years of the shipped region.
public struct Film: Sendable {
    /// A drive away from the desk for a day or more.
    public struct Trip: Hashable, Sendable {
        /// Days from the start.
        public var day: Int
        /// Index of the post.
        public var post: Int
        /// Index of the municipality.
        public var destination: Int
        /// Working days that it takes.
        public var days: Int
    }

    /// A specialist's post.
    public struct Post: Hashable, Sendable {
        /// Index of the team.
        public var team: Int
        /// Index of the municipality of the desk.
        public var base: Int
    }

    /// Someone who got a place.
    public struct Person: Hashable, Sendable {
        /// Index of the municipality.
        public var municipality: Int
        /// Arrival number there, from 1.
        public var number: Int
        /// Days from the start.
        public var admitted: Int
    }

    /// Days between two looks.
    public static let step = 7

    /// The day on which the run starts.
    public let start: CalendarDate
    /// Days that are not observed, at the beginning.
    public let warmup: Int
    /// All posts, by index.
    public let posts: [Post]
    /// Waiting for a place, by municipality and look.
    public let waiting: [[Int]]
    /// In the service, by municipality and look.
    public let inService: [[Int]]
    /// In each of the five phases, by look.
    public let phases: [[Int]]
    /// Once admitted, and in a job, by look.
    public let inWork: [Int]
    /// In the order of days.
    public let trips: [Trip]
    /// In the order of admission.
    public let people: [Person]

    init(_ model: borrowing FollowUpModel) {
        let (input, seekers) = (model.input, model.seekers.rows)
        let looks = Int(input.horizon.days) / Self.step + 1
        let places = input.region.municipalities.count
        (start, warmup) = (input.start, Int(input.warmup.days))
        let specialists = model.specialists.rows
        posts = specialists.map { Post(team: $0.team, base: $0.base) }
        trips = model.trips ?? []
        var waiting = (0..<places).map { _ in Presence(looks: looks) }
        var inService = waiting
        var phases = (0..<5).map { _ in Presence(looks: looks) }
        var inWork = Presence(looks: looks)
        var people: [Person] = []
        for seeker in seekers {
            for episode in seeker.episodes {
                let (from, to) = (episode.referredAt, min(episode.admittedAt, episode.leftQueueAt))
                waiting[seeker.municipality].add(from, to)
                inService[seeker.municipality].add(episode.admittedAt, episode.exitAt)
            }
            for stay in seeker.stays { phases[Int(stay.phase) - 1].add(stay.entered, stay.left) }
            guard seeker.firstAdmission < .never else { continue }
            for spell in seeker.spells where spell.end > seeker.firstAdmission {
                inWork.add(max(spell.start, seeker.firstAdmission), spell.end)
            }
            people.append(
                Person(
                    municipality: seeker.municipality, number: Int(seeker.identity & 0xFFFF_FFFF),
                    admitted: Int(seeker.firstAdmission.days)))
        }
        self.waiting = waiting.map(\.counts)
        self.inService = inService.map(\.counts)
        self.phases = phases.map(\.counts)
        self.inWork = inWork.counts
        self.people = people.sorted {
            ($0.admitted, $0.municipality, $0.number) < ($1.admitted, $1.municipality, $1.number)
        }
    }
}

/// How many are present at each look, from the changes between looks.
private struct Presence {
    private var changes: [Int]

    init(looks: Int) { changes = Array(repeating: 0, count: looks) }

    /// Someone is there from one time up to another.
    mutating func add(_ from: Instant, _ to: Instant) {
        guard from < to, let first = look(at: from) else { return }
        changes[first] += 1
        if let last = look(at: to) { changes[last] -= 1 }
    }

    /// The first look at or after a time; nil after the last.
    private func look(at time: Instant) -> Int? {
        guard time < .never else { return nil }
        let index = Int((max(0, time.days) / Double(Film.step)).rounded(.up))
        return index < changes.count ? index : nil
    }

    var counts: [Int] {
        var sum = 0
        return changes.map { change in
            sum += change
            return sum
        }
    }
}

extension FollowUp {
    /// One replication of an open study, filmed. Replications count from 1.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public static func film(_ input: ModelInput, seed: UInt64, replication: Int) throws -> Film {
        var model = FollowUpModel(input, seed: seed, replication: replication)
        model.trips = []
        _ = try run(&model, until: .start + input.horizon)
        return Film(model)
    }
}
