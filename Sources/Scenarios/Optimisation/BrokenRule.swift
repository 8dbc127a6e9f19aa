import Models

/// The rule of a search that a scenario breaks.
public enum BrokenRule: Hashable, Sendable {
    /// It has a team of so many full posts.
    case smallTeam(posts: Double)
    /// It has an outpost so many minutes from the base of its team.
    case farOutpost(minutes: Double)
    /// Somebody drives for so many minutes, one way.
    case longDrive(minutes: Double)
    /// It leaves so many municipalities out, where all are to be served.
    case leavesOut(municipalities: Int)
    /// It is planned to cost more than the budget.
    case overBudget
    /// It gives places within 90 days to this share of the eligible of a municipality only.
    case leastCoverage(share: Double, municipality: String)

    /// What it does wrong, in plain words after its name.
    public var text: String {
        switch self {
        case .smallTeam(let posts): "has a team of \(shortNumber((posts * 100).rounded() / 100))"
        case .farOutpost(let minutes): "has an outpost \(counted(Int(minutes.rounded()), "minute")) away"
        case .longDrive(let minutes): "has a drive of \(counted(Int(minutes.rounded()), "minute"))"
        case .leavesOut(1): "leaves one municipality out"
        case .leavesOut(let count): "leaves \(count) municipalities out"
        case .overBudget: "costs more than the budget"
        case .leastCoverage(let share, let place):
            "covers \(NumberText(unit: "share", row: [share]).text(share)) % in \(place)"
        }
    }

    /// By which documents refer to it.
    public var id: String {
        switch self {
        case .smallTeam: "small_team"
        case .farOutpost: "far_outpost"
        case .longDrive: "long_drive"
        case .leavesOut: "leaves_out"
        case .overBudget: "over_budget"
        case .leastCoverage: "least_coverage"
        }
    }

    /// The rule, the number that breaks it, and where.
    var json: JSONText {
        let (value, place): (Double?, String?) =
            switch self {
            case .smallTeam(let posts): (posts, nil)
            case .farOutpost(let minutes), .longDrive(let minutes): (minutes, nil)
            case .leavesOut(let count): (Double(count), nil)
            case .overBudget: (nil, nil)
            case .leastCoverage(let share, let municipality): (share, municipality)
            }
        return .object([("rule", .string(id)), ("value", .optional(value)), ("place", .optional(place))])
    }
}
