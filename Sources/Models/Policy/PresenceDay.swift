/// A fixed day on which specialists are in a municipality away from their desk.
///
/// A municipality with presence days is served by the posts that have them there, and visited on these days only.
public struct PresenceDay: Hashable, Sendable {
    /// Index of the municipality.
    public var municipality: Int
    /// 1 = Monday to 5 = Friday.
    public var weekday: Int
    /// Every so many weeks, from 1.
    public var every: Int
    /// Which of these weeks, 1 to `every`; the run starts in week 1.
    public var week: Int
    /// Which of the team's posts at the base, from 1; nil for all of them.
    public var post: Int?

    /// A presence day from its parts.
    public init(municipality: Int, weekday: Int, every: Int = 1, week: Int = 1, post: Int? = nil) {
        self.municipality = municipality
        self.weekday = weekday
        self.every = every
        self.week = week
        self.post = post
    }

    /// True on this weekday (1 = Monday) of a week of the run, counted from 0.
    public func falls(on weekday: Int, ofWeek week: Int) -> Bool {
        weekday == self.weekday && week % every == self.week - 1
    }

    /// True where the day is one of a post, counted from 1.
    public func belongs(to post: Int) -> Bool { self.post.map { $0 == post } ?? true }
}

extension Team {
    /// The presence days of a post at the base, counted from 1.
    func presence(ofPost post: Int) -> [PresenceDay] { presence.filter { $0.belongs(to: post) } }

    /// What a post at the base serves: of the municipalities with presence days, those where it has some.
    func served(byPost post: Int) -> [Int] {
        let own = Set(presence(ofPost: post).map(\.municipality))
        let others = Set(presence.map(\.municipality)).subtracting(own)
        return serves.filter { !others.contains($0) }
    }
}
