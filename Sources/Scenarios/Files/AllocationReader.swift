import Models

/// Reads teams or a strategy.
struct AllocationReader {
    /// Keys of a team.
    static let teamKeys = [
        "name", "base", "posts", "supervisor", "serves", "outposts", "fte", "counsellors", "presence",
    ]
    /// Keys of an outpost.
    static let outpostKeys = ["municipality", "posts", "serves"]
    /// What a post can be of a full one: half a day a week at the least.
    static let fullTimeShares = 0.1...1.0
    /// Most posts of a team.
    static let maximumPosts = 1000

    let problems: Problems

    /// The statement of a file, or nil where it has none.
    func read(_ fields: Fields) -> AllocationStatement? {
        let strategy = fields["strategy"]
        let isExplicit = strategy.map(StrategyReader.isExplicit) ?? false
        if fields["teams"] != nil, strategy != nil, !isExplicit {
            problems.add(
                fields.place(of: "strategy"),
                "a scenario has both 'teams' and 'strategy'; allowed: one of them, or the strategy explicit beside 'teams'"
            )
        }
        if let node = fields["teams"] {
            let budget = isExplicit ? strategy.flatMap { readStrategy($0, fields.file)?.budget } : nil
            guard let teams = teams(fields) else {
                return .unreadable(municipalities: Self.mentioned(node, fields.file))
            }
            return budget.map { .explicit(teams, $0) } ?? .teams(teams)
        }
        guard let strategy else { return nil }
        if isExplicit {
            problems.add(
                fields.place(of: "strategy"),
                "the strategy explicit has no 'teams' beside it; allowed: 'teams' in the same file, or another strategy"
            )
        }
        return readStrategy(strategy, fields.file).map { .strategy($0) }
            ?? .unreadable(municipalities: Self.mentioned(strategy, fields.file))
    }

    private func readStrategy(_ node: Node, _ file: String) -> StrategyStatement? {
        StrategyReader(problems: problems).read(node, file)
    }

    /// Municipalities named anywhere in a node.
    private static func mentioned(_ node: Node, _ file: String) -> [Stated<String>] {
        if let sequence = node.sequence { return sequence.flatMap { mentioned($0, file) } }
        guard let mapping = node.mapping else { return [] }
        return mapping.flatMap { key, value in
            guard ["base", "municipality", "serves", "hubs", "at"].contains(key.string) else {
                return mentioned(value, file)
            }
            let names = value.sequence.map { Array($0) } ?? [value]
            return names.compactMap { name in
                name.scalar.map { Stated(value: $0.string, place: YAMLFile.place(name.mark, file)) }
            }.filter { !$0.value.isEmpty }
        }
    }

    private func teams(_ fields: Fields) -> Stated<[TeamStatement]>? {
        guard let items = fields.list("teams", of: "teams") else { return nil }
        if items.value.isEmpty {
            problems.add(items.place, "'teams' is empty; allowed: at least one team")
            return nil
        }
        let teams = items.value.compactMap { team($0.value, fields.file) }
        reportSameNames(teams)
        let posts = teams.reduce(0) { $0 + $1.posts.value }
        if posts > StudyLimits.posts {
            problems.add(
                items.place, "the teams have \(posts) posts in all; allowed: at most \(StudyLimits.posts)")
        }
        return teams.count == items.value.count ? Stated(value: teams, place: items.place) : nil
    }

    private func reportSameNames(_ teams: [TeamStatement]) {
        var seen: Set<String> = []
        for team in teams where !seen.insert(team.name.value).inserted {
            problems.add(team.name.place, "two teams are named '\(team.name.value)'; allowed: a name for each")
        }
    }

    private func team(_ node: Node, _ file: String) -> TeamStatement? {
        guard let fields = Fields(node, "a team", known: Self.teamKeys, file: file, problems: problems) else {
            return nil
        }
        fields.require(["name", "base", "posts", "serves"])
        let (name, base) = (fields.text("name"), fields.text("base"))
        if let name, name.value.contains(where: \.isNewline) {
            problems.add(name.place, "a team's name is one line of text")
            return nil
        }
        let posts = fields.integer("posts", 0...Self.maximumPosts)
        let supervisor = fields["supervisor"] == nil ? 0 : fields.number("supervisor", 0...1)?.value
        let serves = fields.texts("serves", of: "municipalities")
        let outposts = fields["outposts"] == nil ? [] : outposts(fields)
        let fte = fields["fte"] == nil ? 1 : fields.number("fte", Self.fullTimeShares)?.value
        let areCounsellors = fields["counsellors"] == nil ? false : truth(fields, "counsellors")
        guard let name, let base, let posts, let supervisor, let serves, let outposts, let fte, let areCounsellors
        else { return nil }
        let atBase = posts.value - outposts.reduce(0) { $0 + $1.posts.value }
        let presence =
            fields["presence"] == nil
            ? [] : PresenceReader(problems: problems).read(fields, team: name.value, postsAtBase: atBase, fte: fte)
        guard let presence else { return nil }
        let team = TeamStatement(
            place: fields.place, name: name, base: base, posts: posts, supervisor: supervisor, serves: serves,
            outposts: outposts, fte: fte, areCounsellors: areCounsellors, presence: presence)
        reportEmpty(team)
        return team
    }

    private func truth(_ fields: Fields, _ key: String) -> Bool? {
        fields.choice(key, ["true", "false"], "answer").map { $0.value == "true" }
    }

    private func reportEmpty(_ team: TeamStatement) {
        let name = "team '\(team.name.value)'"
        let away = team.outposts.reduce(0) { $0 + $1.posts.value }
        let atBase = team.posts.value - away
        if team.posts.value == 0 {
            problems.add(team.posts.place, "\(name) has no posts; allowed: 1 to \(Self.maximumPosts)")
        } else if atBase < 0 {
            problems.add(
                team.posts.place,
                "\(name) has \(counted(away, "post")) at outposts but \(team.posts.value) in all; allowed: at most \(team.posts.value) at outposts"
            )
        } else if atBase > 0, team.serves.value.isEmpty {
            problems.add(team.serves.place, "\(name) serves nobody; allowed: at least one municipality")
        } else if atBase == 0, !team.serves.value.isEmpty {
            problems.add(
                team.serves.place,
                "\(name) has no posts at its base to serve these; allowed: an empty list, or more posts than at the outposts"
            )
        }
    }

    private func outposts(_ fields: Fields) -> [OutpostStatement]? {
        guard let items = fields.list("outposts", of: "outposts") else { return nil }
        let outposts = items.value.compactMap { outpost($0.value, fields.file) }
        return outposts.count == items.value.count ? outposts : nil
    }

    private func outpost(_ node: Node, _ file: String) -> OutpostStatement? {
        guard let fields = Fields(node, "an outpost", known: Self.outpostKeys, file: file, problems: problems)
        else { return nil }
        fields.require(Self.outpostKeys)
        let municipality = fields.text("municipality")
        let posts = fields.integer("posts", 1...Self.maximumPosts)
        let serves = fields.texts("serves", of: "municipalities")
        guard let municipality, let posts, let serves else { return nil }
        if serves.value.isEmpty {
            problems.add(
                serves.place, "the outpost at '\(municipality.value)' serves nobody; allowed: at least one municipality"
            )
        }
        return OutpostStatement(place: fields.place, municipality: municipality, posts: posts, serves: serves)
    }
}
