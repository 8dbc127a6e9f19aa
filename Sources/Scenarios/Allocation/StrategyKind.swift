import Models

/// The rules that give teams under a budget; what each does is in docs/strategies.md.
enum StrategyKind: String, CaseIterable, Sendable {
    case spread
    case hubAndSpoke = "hub_and_spoke"
    case concentrate
    case regional
    case proportional
    case digital
    case rotating
    case inclusionCompetence = "inclusion_competence"
    case merge
    case explicit

    /// As scenario files call them.
    static let names = allCases.map(\.rawValue)
    /// Strategies that no rule gives: their teams are found by a search, and stated.
    static let searched = ["optimised"]
    /// Those that can follow upon a merger.
    static let afterMerger: [StrategyKind] = [.spread, .proportional, .concentrate]

    /// What can be stated beside `kind` and `budget`.
    var options: [StrategyOption] {
        switch self {
        case .spread, .explicit: []
        case .hubAndSpoke: [.hubs, .reach, .largestTeam]
        case .concentrate: [.offices, .at, .reach, .largestTeam]
        case .regional: [.regions, .largestTeam]
        case .proportional: [.reach]
        case .digital: [.offices, .at, .remoteBeyond]
        case .rotating: [.offices, .at, .reach, .weekdays]
        case .inclusionCompetence: [.offices, .largestShare]
        case .merge: [.offices, .then, .reach]
        }
    }
}

/// What can be stated of some strategies.
enum StrategyOption: String, CaseIterable, Sendable {
    case hubs
    case reach
    case offices
    case at
    case remoteBeyond = "remote_beyond"
    case weekdays
    case then
    case largestShare = "largest_share"
    case regions
    case largestTeam = "largest_team"
}

/// What holds where a strategy says nothing: matters of policy, assumed unless an id is given.
enum StrategyDefaults {
    /// Minutes within which hubs and concentrated teams reach; an hour, so that the day is not spent on the road (B5.7).
    static let reach = 60.0
    /// Minutes within which a rotating team has presence days: a drive that leaves half of a day.
    static let rotatingReach = 120.0
    /// Offices with a team: Tromsø, Harstad (B5.3) and one more.
    static let teams = 3
    /// Offices left by a merger.
    static let officesLeft = 20
    /// Minutes of one-way drive from which a digital hub calls instead.
    static let remoteBeyond = 45.0
    /// Days out: Tuesday and Thursday, 1 = Monday.
    static let weekdays = [2, 4]
    /// Most of a post that one trained counsellor gives: what is more is a job specialist.
    static let largestShare = 0.5
    /// Areas with a team each: where people live and work, so that most drives are those of a commuter.
    static let regions = Division.Kind.labourMarketRegion
    /// Most offices that a file can name.
    static let mostOffices = 10_000
}
