import Models

/// Turns stated teams into teams of a region.
struct AllocationResolver {
    let loaded: LoadedRegion
    let parameters: ParameterValues
    let problems: Problems

    /// The stated teams; nil with problems.
    func teams(_ statements: [TeamStatement]) -> [Team]? {
        let teams = statements.compactMap(team)
        return teams.count == statements.count ? teams : nil
    }

    private func team(_ statement: TeamStatement) -> Team? {
        let base = loaded.index(statement.base, problems: problems)
        let serves = loaded.indices(statement.serves, problems: problems)
        let outposts = statement.outposts.compactMap(outpost)
        guard let base, let serves, outposts.count == statement.outposts.count,
            let presence = presence(statement, base, serves)
        else { return nil }
        return Team(
            name: statement.name.value, base: base, posts: statement.posts.value, supervisor: statement.supervisor,
            serves: serves, outposts: outposts, fte: statement.fte, areCounsellors: statement.areCounsellors,
            presence: presence)
    }

    /// Presence days are for what the posts at the base serve elsewhere.
    private func presence(_ statement: TeamStatement, _ base: Int, _ serves: [Int]) -> [PresenceDay]? {
        let days = statement.presence.compactMap { day -> PresenceDay? in
            guard let place = loaded.index(day.municipality, problems: problems) else { return nil }
            guard place != base, serves.contains(place) else {
                let relation = place == base ? "is the base of" : "is not served from the base of"
                problems.add(
                    day.municipality.place,
                    "'\(day.municipality.value)' \(relation) team '\(statement.name.value)'; allowed: presence days in the municipalities of 'serves', the base excepted"
                )
                return nil
            }
            return PresenceDay(
                municipality: place, weekday: day.weekday, every: day.every, week: day.week, post: day.post)
        }
        return days.count == statement.presence.count ? days : nil
    }

    private func outpost(_ statement: OutpostStatement) -> Outpost? {
        let municipality = loaded.index(statement.municipality, problems: problems)
        let serves = loaded.indices(statement.serves, problems: problems)
        guard let municipality, let serves else { return nil }
        return Outpost(municipality: municipality, posts: statement.posts.value, serves: serves)
    }

    /// Reports teams that are planned to cost more than a budget allows.
    func reportOverrun(_ teams: [Team], limit: Double, at place: Place) {
        let cost = PlannedCost(teams: teams, region: loaded.region, parameters: parameters).total
        guard cost > limit else { return }
        problems.add(
            place,
            "the teams are planned to cost \(Money.text(cost)) a year, but the budget is \(Money.text(limit)); allowed: at most the budget"
        )
    }
}
