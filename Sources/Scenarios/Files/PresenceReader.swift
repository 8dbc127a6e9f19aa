import Models

/// A presence day, as stated.
struct PresenceStatement: Sendable {
    var place: Place
    var municipality: Stated<String>
    /// 1 = Monday to 5 = Friday.
    var weekday: Int
    var every: Int
    var week: Int
    var post: Int?
}

/// Reads the presence days of a team.
struct PresenceReader {
    /// Keys of a presence day.
    static let keys = ["municipality", "weekday", "every", "week", "post"]
    /// Most weeks between visits.
    static let mostWeeks = 52

    let problems: Problems

    /// The presence days of a team with so many posts at its base; nil with problems.
    func read(_ fields: Fields, team: String, postsAtBase: Int, fte: Double) -> [PresenceStatement]? {
        guard let items = fields.list("presence", of: "presence days") else { return nil }
        guard postsAtBase > 0 else {
            problems.add(
                fields.place(of: "presence"),
                "team '\(team)' has no posts at its base to be away on presence days; allowed: no 'presence', or posts at the base"
            )
            return nil
        }
        guard fte == 1 else {
            problems.add(
                fields.place(of: "presence"),
                "team '\(team)' is part-time and has presence days; allowed: 'fte: 1' with 'presence'")
            return nil
        }
        let days = items.value.compactMap { day($0.value, fields.file, postsAtBase) }
        reportClashes(days, team: team)
        return days.count == items.value.count ? days : nil
    }

    private func day(_ node: Node, _ file: String, _ posts: Int) -> PresenceStatement? {
        guard let fields = Fields(node, "a presence day", known: Self.keys, file: file, problems: problems)
        else { return nil }
        fields.require(["municipality", "weekday"])
        let before = problems.count
        let municipality = fields.text("municipality")
        let weekday = fields.text("weekday").flatMap { StrategyReader(problems: problems).weekday($0) }
        let every = fields.integer("every", 1...Self.mostWeeks)?.value ?? 1
        let week = fields.integer("week", 1...every)?.value ?? 1
        let post = fields.integer("post", 1...posts)?.value
        guard let municipality, let weekday, problems.count == before else { return nil }
        return PresenceStatement(
            place: fields.place, municipality: municipality, weekday: weekday, every: every, week: week, post: post)
    }

    /// Nobody is in two places on one day.
    private func reportClashes(_ days: [PresenceStatement], team: String) {
        for (index, day) in days.enumerated() {
            guard let other = days.prefix(index).first(where: { clash($0, day) }) else { continue }
            let name = StrategyReader.weekdays[day.weekday - 1]
            problems.add(
                day.place,
                "team '\(team)' is in '\(other.municipality.value)' and in '\(day.municipality.value)' on the same \(name); allowed: one place a day for each post"
            )
        }
    }

    private func clash(_ a: PresenceStatement, _ b: PresenceStatement) -> Bool {
        guard a.weekday == b.weekday, a.post == nil || b.post == nil || a.post == b.post else { return false }
        return (a.week - b.week).isMultiple(of: Self.commonDivisor(a.every, b.every))
    }

    /// The greatest, by Euclid's algorithm.
    private static func commonDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}
