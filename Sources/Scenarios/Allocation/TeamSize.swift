import Models

/// Teams no larger than they should be: an office with more posts has several, which serve the same people.
enum TeamSize {
    /// A team as several of nearly equal size, none with more than `largest` posts; each gets a supervisor's share by its own size.
    ///
    /// Posts at outposts, larger ones first, fill one team after the other, and those at the base what is left: so an outpost can be of two teams. Without
    /// a limit, or within it, the team stays as it is.
    static func split(_ team: Team, largest: Int?, supervisor: (_ posts: Int) -> Double) -> [Team] {
        guard let largest, team.posts > largest else { return [team] }
        let count = (team.posts + largest - 1) / largest
        let sizes = (0..<count).map { team.posts / count + ($0 < team.posts % count ? 1 : 0) }
        let outposts = filled(team.outposts, sizes)
        return (0..<count).map { index in
            let away = outposts[index].reduce(0) { $0 + $1.posts }
            return Team(
                name: "\(team.name) \(index + 1)", base: team.base, posts: sizes[index],
                supervisor: supervisor(sizes[index]), serves: sizes[index] > away ? team.serves : [],
                outposts: outposts[index], fte: team.fte, areCounsellors: team.areCounsellors)
        }
    }

    /// Outposts by team: each team is filled to its size before the next.
    private static func filled(_ outposts: [Outpost], _ sizes: [Int]) -> [[Outpost]] {
        var filled = sizes.map { _ in [Outpost]() }
        var (index, room) = (0, sizes[0])
        for (_, outpost) in outposts.enumerated().sorted(by: { (-$0.1.posts, $0.0) < (-$1.1.posts, $1.0) }) {
            var left = outpost
            while left.posts > 0, index < sizes.count {
                let here = min(left.posts, room)
                if here > 0 {
                    filled[index].append(
                        Outpost(municipality: outpost.municipality, posts: here, serves: outpost.serves))
                }
                left.posts -= here
                room -= here
                if room == 0 {
                    index += 1
                    room = index < sizes.count ? sizes[index] : 0
                }
            }
        }
        return filled
    }
}
