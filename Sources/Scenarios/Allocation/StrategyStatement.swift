import Models

/// A strategy, as stated.
struct StrategyStatement: Sendable {
    var place: Place
    var kind: StrategyKind
    /// Nil for explicit teams without one.
    var budget: Stated<BudgetStatement>?
    var hubs: Stated<[Stated<String>]>?
    var at: Stated<[Stated<String>]>?
    var offices: Stated<Int>?
    /// Minutes.
    var reach: Double?
    /// Minutes.
    var remoteBeyond: Stated<Double>?
    /// 1 = Monday to 5 = Friday.
    var weekdays: [Int]?
    var then: StrategyKind?
    var largestShare: Double?
    /// Which areas get a team each.
    var regions: Stated<Division.Kind>?
    /// Most posts of a team; nil for no limit.
    var largestTeam: Int?
}

/// A budget, as stated.
enum BudgetStatement: Hashable, Sendable {
    /// The planned cost of the scenario that this one extends.
    case base
    /// NOK a year.
    case kroner(Double)
}

extension AllocationStatement {
    /// The parameters that the strategy brings with it; what the scenario states itself goes before.
    var overrides: [ParameterKey: Double]? {
        guard case .strategy(let strategy) = self, strategy.kind == .digital else { return nil }
        return [.remoteBeyondMinutes: strategy.remoteBeyond?.value ?? StrategyDefaults.remoteBeyond]
    }
}

extension ScenarioLayer {
    /// Reports a strategy's option that a parameter of the scenario would silently overrule.
    func reportOverruledOptions(_ problems: Problems) {
        guard case .strategy(let strategy) = allocation, let option = strategy.remoteBeyond,
            let parameter = parameters[.remoteBeyondMinutes], parameter.value != option.value
        else { return }
        let name = Registry[.remoteBeyondMinutes].name
        problems.add(
            option.place,
            "'remote_beyond' is \(counted(option.value, "minute")), but the parameter '\(name)' is stated as \(counted(parameter.value, "minute")); allowed: one of them"
        )
    }
}
