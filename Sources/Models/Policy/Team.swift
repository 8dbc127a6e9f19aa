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
    /// Full-time posts, those at outposts included.
    public var posts: Int
    /// The supervisor's share of a full post, 0 to 1 (B2.6, B5.3).
    public var supervisor: Double
    /// Indices of the municipalities that the posts at the base serve.
    public var serves: [Int]
    /// Posts elsewhere.
    public var outposts: [Outpost]

    /// A team from its parts.
    public init(name: String, base: Int, posts: Int, supervisor: Double, serves: [Int], outposts: [Outpost] = []) {
        self.name = name
        self.base = base
        self.posts = posts
        self.supervisor = supervisor
        self.serves = serves
        self.outposts = outposts
    }

    /// Posts at the base.
    public var postsAtBase: Int { posts - outposts.reduce(0) { $0 + $1.posts } }
}
