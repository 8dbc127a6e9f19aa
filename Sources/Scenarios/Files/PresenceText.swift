import Models

/// Presence days for reading.
enum PresenceText {
    /// A table of who is where on which days; empty where there are none.
    static func table(_ input: ModelInput) -> String {
        guard input.teams.contains(where: { !$0.presence.isEmpty }) else { return "" }
        var table = TextTable([.left, .left, .left, .left])
        table.add("PRESENCE", "POST", "PLACE", "DAYS")
        for team in input.teams {
            for (place, post) in places(team) {
                let days = team.presence.filter { $0.municipality == place && $0.post == post }
                table.add(
                    team.name, post.map(String.init) ?? "all", input.region.municipalities[place].name,
                    days.map(text).joined(separator: ", "))
            }
        }
        return table.text + "\n"
    }

    /// Places with the posts that go there, in order of statement.
    private static func places(_ team: Team) -> [(place: Int, post: Int?)] {
        team.presence.reduce(into: []) { found, day in
            guard !found.contains(where: { $0.place == day.municipality && $0.post == day.post }) else { return }
            found.append((day.municipality, day.post))
        }
    }

    /// `tuesday`, or `tuesday of week 2 of 3`.
    static func text(_ day: PresenceDay) -> String {
        let name = StrategyReader.weekdays[day.weekday - 1]
        return day.every == 1 ? name : "\(name) of week \(day.week) of \(day.every)"
    }
}
