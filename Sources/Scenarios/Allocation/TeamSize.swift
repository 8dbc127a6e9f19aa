import Models

/// Teams no larger than they should be: an office with more posts has several, which serve the same people.
enum TeamSize {
    /// A team as several of nearly equal size, none with more than `largest` posts; each gets a supervisor's share by its own size.
    ///
    /// Outposts go to the team with least posts so far, larger ones first, so that posts at the base even the sizes out. Without a limit, or
    /// within it, the team stays as it is.
    static func split(_ team: Team, largest: Int?, supervisor: (_ posts: Int) -> Double) -> [Team] {
        guard let largest, team.posts > largest else { return [team] }
        let count = (team.posts + largest - 1) / largest
        var outposts = Array(repeating: [Outpost](), count: count)
        func away(_ index: Int) -> Int { outposts[index].reduce(0) { $0 + $1.posts } }
        for outpost in team.outposts.enumerated().sorted(by: { (-$0.1.posts, $0.0) < (-$1.1.posts, $1.0) }) {
            if let least = (0..<count).min(by: { (away($0), $0) < (away($1), $1) }) {
                outposts[least].append(outpost.element)
            }
        }
        let sizes = sizes(total: team.posts, least: (0..<count).map(away))
        return (0..<count).map { index in
            Team(
                name: "\(team.name) \(index + 1)", base: team.base, posts: sizes[index],
                supervisor: supervisor(sizes[index]), serves: sizes[index] > away(index) ? team.serves : [],
                outposts: outposts[index], fte: team.fte, areCounsellors: team.areCounsellors)
        }
    }

    /// Posts of each team: what it has away, and those at the base one by one to the smallest.
    private static func sizes(total: Int, least: [Int]) -> [Int] {
        var sizes = least
        for _ in least.reduce(0, +)..<max(least.reduce(0, +), total) {
            if let smallest = sizes.indices.min(by: { (sizes[$0], $0) < (sizes[$1], $1) }) { sizes[smallest] += 1 }
        }
        return sizes
    }
}
