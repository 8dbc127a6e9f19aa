/// A job specialist's post away from the base of the team, as Kvæfjord has one of the Harstad team (B5.3).
public struct Outpost: Hashable, Sendable {
    /// Index of the municipality where the specialist sits.
    public var municipality: Int
    /// How many of the team's posts.
    public var posts: Int
    /// Indices of the municipalities that these posts serve.
    public var serves: [Int]

    /// An outpost from its parts.
    public init(municipality: Int, posts: Int, serves: [Int]) {
        self.municipality = municipality
        self.posts = posts
        self.serves = serves
    }
}

/// A team of job specialists with its supervisor.
public struct Team: Hashable, Sendable {
    /// Unique within a scenario.
    public var name: String
    /// Index of the municipality of its office.
    public var base: Int
    /// How many people, those at outposts included; full-time where `fte` is 1.
    public var posts: Int
    /// The supervisor's share of a full post, 0 to 1 (B2.6, B5.3).
    public var supervisor: Double
    /// Indices of the municipalities that the posts at the base serve.
    public var serves: [Int]
    /// Posts elsewhere.
    public var outposts: [Outpost]
    /// Share of a full post that each has for this work, above 0 and at most 1.
    public var fte: Double
    /// True for an office's ordinary counsellors, trained for it (B5.6, B5.9), in place of job specialists.
    public var areCounsellors: Bool
    /// Fixed days away from the base; for the posts at the base.
    public var presence: [PresenceDay]

    /// A team from its parts.
    public init(
        name: String, base: Int, posts: Int, supervisor: Double, serves: [Int], outposts: [Outpost] = [],
        fte: Double = 1, areCounsellors: Bool = false, presence: [PresenceDay] = []
    ) {
        self.name = name
        self.base = base
        self.posts = posts
        self.supervisor = supervisor
        self.serves = serves
        self.outposts = outposts
        self.fte = fte
        self.areCounsellors = areCounsellors
        self.presence = presence
    }

    /// All posts, counted as full-time.
    public var fullTimePosts: Double { Double(posts) * fte }

    /// Posts at the base.
    public var postsAtBase: Int { posts - outposts.reduce(0) { $0 + $1.posts } }
}
