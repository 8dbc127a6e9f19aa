import Models

/// Teams over municipalities as a search moves them about: where desks are, with how many posts, and whom they serve.
///
/// One number for each municipality, so that equal allocations are equal values.
struct DeskAllocation: Hashable, Codable, Sendable {
    /// Full-time posts whose desk is there; 0 where there is none.
    var posts: [Int]
    /// Where the base of the desk's team is; -1 where there is no desk.
    var bases: [Int]
    /// The desk that serves the municipality; -1 for nobody.
    var servers: [Int]

    /// No posts anywhere.
    init(municipalities: Int) {
        posts = Array(repeating: 0, count: municipalities)
        bases = Array(repeating: -1, count: municipalities)
        servers = Array(repeating: -1, count: municipalities)
    }

    /// Full-time specialists at desks, as a strategy or a planner placed them; presence days are left out.
    ///
    /// - Returns: nil for part-time posts and counsellors, which a search does not place, and where several desks serve one municipality.
    init?(_ teams: [Team], municipalities: Int) {
        self.init(municipalities: municipalities)
        for team in teams {
            guard team.fte == 1, !team.areCounsellors else { return nil }
            // A team whose posts are all out has its base at the first of them.
            let base = team.postsAtBase > 0 ? team.base : team.outposts.first?.municipality ?? team.base
            var desks = team.outposts.map { (place: $0.municipality, posts: $0.posts, serves: $0.serves) }
            if team.postsAtBase > 0 { desks.append((team.base, team.postsAtBase, team.serves)) }
            for desk in desks {
                guard bases[desk.place] == -1 || bases[desk.place] == base else { return nil }
                posts[desk.place] += desk.posts
                bases[desk.place] = base
                for municipality in desk.serves {
                    guard servers[municipality] == -1 else { return nil }
                    servers[municipality] = desk.place
                }
            }
        }
        for desk in desks { servers[desk] = desk }
    }

    /// Municipalities with a desk, ascending.
    var desks: [Int] { posts.indices.filter { posts[$0] > 0 } }

    /// Municipalities with the base of a team, ascending.
    var teamBases: [Int] { posts.indices.filter { bases[$0] == $0 } }

    /// Desks of the team with this base, the base first.
    func desks(of base: Int) -> [Int] { [base] + posts.indices.filter { bases[$0] == base && $0 != base } }

    /// Posts of the team with this base.
    func size(of base: Int) -> Int { posts.indices.reduce(0) { $0 + (bases[$1] == base ? posts[$1] : 0) } }

    /// What a desk serves, ascending.
    func served(by desk: Int) -> [Int] { servers.indices.filter { servers[$0] == desk } }

    /// All posts.
    var totalPosts: Int { posts.reduce(0, +) }

    /// Canonical and short, by official numbers: `5401 5 for 5401 5423 + 5423 1 for 5423; 5402 ...`.
    func text(_ region: Region) -> String {
        func number(_ index: Int) -> String { region.municipalities[index].number }
        return teamBases.map { base in
            desks(of: base).map { desk in
                "\(number(desk)) \(posts[desk]) for " + served(by: desk).map(number).joined(separator: " ")
            }.joined(separator: " + ")
        }.joined(separator: "; ")
    }
}
