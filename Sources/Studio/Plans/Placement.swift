import Models
import Scenarios

/// Posts that someone placed on the map, as teams.
///
/// Each place with posts is a team of its own, with half a supervisor from three posts (B5.1, B5.3) and a whole one from
/// six (B2.6: the larger team got one). It serves its own municipality, and those without posts that are nearer to it than to any other place
/// with posts, as far as the drive allows.
struct Placement {
    /// Posts by municipality's index.
    let posts: [Int: Int]
    /// Minutes of one-way drive.
    let reach: Double
    let region: Region

    var teams: [Team] {
        let desks = posts.filter { $0.value > 0 }.keys.sorted()
        var serves: [Int: [Int]] = [:]
        for place in region.municipalities.indices {
            guard let desk = nearest(place, desks) else { continue }
            serves[desk, default: []].append(place)
        }
        return desks.map { desk in
            let size = posts[desk] ?? 0
            return Team(
                name: region.municipalities[desk].name, base: desk, posts: size,
                supervisor: size >= 6 ? 1 : size >= 3 ? 0.5 : 0, serves: serves[desk] ?? [desk])
        }
    }

    private func nearest(_ place: Int, _ desks: [Int]) -> Int? {
        if desks.contains(place) { return place }
        let near = desks.filter { region.travel.minutes($0, place) <= reach }
        return near.min { (region.travel.minutes($0, place), $0) < (region.travel.minutes($1, place), $1) }
    }
}

extension Team {
    /// As a scenario file has it.
    func json(_ region: Region) -> JSONText {
        func name(_ index: Int) -> JSONText { .string(region.municipalities[index].number) }
        var members: [(String, JSONText)] = [
            ("name", .string(self.name)), ("base", name(base)), ("posts", .integer(posts)),
            ("supervisor", .number(supervisor)), ("serves", .array(serves.map(name))),
        ]
        if fte != 1 { members.append(("fte", .number(fte))) }
        if areCounsellors { members.append(("counsellors", .bool(true))) }
        if !outposts.isEmpty {
            members.append(
                (
                    "outposts",
                    .array(
                        outposts.map {
                            .object([
                                ("municipality", name($0.municipality)), ("posts", .integer($0.posts)),
                                ("serves", .array($0.serves.map(name))),
                            ])
                        })
                ))
        }
        return .object(members)
    }
}
