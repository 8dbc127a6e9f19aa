import Models

/// Reads a strategy with its options.
struct StrategyReader {
    /// Keys of a strategy.
    static let keys = ["kind", "budget"] + StrategyOption.allCases.map(\.rawValue)
    /// As weekdays are called.
    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    /// Most that a budget can be, NOK a year: several times all that the country spends on such posts (B5.2).
    static let largestBudget = 2e9
    /// Least share of a post that a trained counsellor can have.
    static let leastShare = 0.1

    let problems: Problems

    /// True where a node states the planner's own teams as its strategy.
    static func isExplicit(_ node: Node) -> Bool { node.mapping?["kind"]?.string == StrategyKind.explicit.rawValue }

    /// The statement, or nil where it cannot be read.
    func read(_ node: Node, _ file: String) -> StrategyStatement? {
        guard let fields = Fields(node, "a strategy", known: Self.keys, file: file, problems: problems)
        else { return nil }
        fields.require(Self.isExplicit(node) ? ["kind"] : ["kind", "budget"])
        let before = problems.count
        let (kind, budget) = (kind(fields), budget(fields))
        let statement = kind.map { options(StrategyStatement(place: fields.place, kind: $0, budget: budget), fields) }
        guard let statement, problems.count == before, budget != nil || statement.kind == .explicit else { return nil }
        return statement
    }

    // MARK: Kind and budget

    private func kind(_ fields: Fields) -> StrategyKind? {
        guard let text = fields.text("kind") else { return nil }
        guard !StrategyKind.searched.contains(text.value) else {
            let allowed = StrategyKind.names.joined(separator: ", ")
            problems.add(
                text.place,
                "strategy '\(text.value)' is searched for: `fotfeste optimise` finds its teams and writes them as a scenario file; allowed: \(allowed)"
            )
            return nil
        }
        return fields.choice("kind", StrategyKind.names, "strategy").flatMap { StrategyKind(rawValue: $0.value) }
    }

    /// An amount a year, or `base`; nil where there is none or with a problem.
    func budget(_ fields: Fields) -> Stated<BudgetStatement>? {
        guard let text = fields.text("budget") else { return nil }
        if text.value == "base" { return Stated(value: .base, place: text.place) }
        guard let quantity = Quantity(text.value), quantity.unit == "NOK", quantity.number > 0 else {
            problems.add(
                text.place,
                "'budget' is not an amount a year: '\(text.value)'; allowed: '16 million NOK', '16000000 NOK', or 'base' for what the scenario that this one extends costs"
            )
            return nil
        }
        guard quantity.number <= Self.largestBudget else {
            problems.add(
                text.place, "'budget' is \(text.value); allowed: at most \(Money.text(Self.largestBudget)) a year")
            return nil
        }
        return Stated(value: .kroner(quantity.number), place: text.place)
    }

    // MARK: Options

    private func options(_ statement: StrategyStatement, _ fields: Fields) -> StrategyStatement {
        var statement = statement
        statement.hubs = municipalities(.hubs, fields)
        statement.at = municipalities(.at, fields)
        statement.offices = fields.integer("offices", 1...StrategyDefaults.mostOffices)
        statement.reach = fields.span("reach", example: "60 minutes")?.value.minutes
        statement.remoteBeyond = remoteBeyond(fields)
        statement.weekdays = fields["weekdays"] == nil ? nil : weekdays(fields)
        statement.then = then(fields)
        statement.largestShare = fields.number("largest_share", Self.leastShare...1)?.value
        statement.largestTeam =
            fields.integer("largest_team", ConcentrateStrategy.leastPosts...AllocationReader.maximumPosts)?.value
        statement.regions = fields.choice("regions", Division.Kind.allCases.map(\.rawValue), "kind of area")
            .flatMap { text in
                Division.Kind(rawValue: text.value).map { Stated(value: $0, place: text.place) }
            }
        reportForeign(statement, fields)
        if let at = statement.at, statement.offices != nil {
            problems.add(at.place, "a strategy has both 'offices' and 'at'; allowed: one of them")
        }
        return statement
    }

    /// Options that belong to other strategies.
    private func reportForeign(_ statement: StrategyStatement, _ fields: Fields) {
        let kind = statement.kind
        for option in StrategyOption.allCases where fields[option.rawValue] != nil && !kind.options.contains(option) {
            let owners = StrategyKind.allCases.filter { $0.options.contains(option) }.map(\.rawValue)
            let whose = (owners.count > 1 ? "strategies " : "strategy ") + owners.joined(separator: ", ")
            problems.add(
                fields.place(of: option.rawValue),
                "'\(option.rawValue)' belongs to the \(whose), not to \(kind.rawValue)")
        }
        guard kind == .merge, fields["reach"] != nil, let then = statement.then, !then.options.contains(.reach) else {
            return
        }
        problems.add(fields.place(of: "reach"), "'reach' has no meaning where \(then.rawValue) follows upon the merger")
    }

    private func municipalities(_ option: StrategyOption, _ fields: Fields) -> Stated<[Stated<String>]>? {
        let name = option.rawValue
        let names = fields.texts(name, of: "municipalities")
        if let names, names.value.isEmpty {
            problems.add(
                names.place,
                "'\(name)' is empty; allowed: at least one municipality, or no '\(name)' to have them chosen")
        }
        return names
    }

    private func remoteBeyond(_ fields: Fields) -> Stated<Double>? {
        guard let span = fields.span("remote_beyond", example: "45 minutes") else { return nil }
        let range = Registry[.remoteBeyondMinutes].range
        guard range.contains(span.value.minutes) else {
            let allowed = "\(shortNumber(range.lowerBound)) to \(shortNumber(range.upperBound)) minutes"
            problems.add(
                span.place, "'remote_beyond' is \(shortNumber(span.value.minutes)) minutes; allowed: \(allowed)")
            return nil
        }
        return Stated(value: span.value.minutes, place: span.place)
    }

    private func weekdays(_ fields: Fields) -> [Int]? {
        guard let names = fields.texts("weekdays", of: "weekdays") else { return nil }
        if names.value.isEmpty {
            problems.add(names.place, "'weekdays' is empty; allowed: at least one of monday to friday")
        }
        let days = names.value.compactMap { weekday($0) }
        if Set(days).count < days.count {
            problems.add(names.place, "'weekdays' names a day twice; allowed: once")
        }
        return days.count == names.value.count ? days.sorted() : nil
    }

    /// 1 = Monday to 5 = Friday.
    func weekday(_ text: Stated<String>) -> Int? {
        guard let index = Self.weekdays.firstIndex(of: text.value.lowercased()) else {
            let hint = NearestName.hint(for: text.value, among: Self.weekdays)
            problems.add(
                text.place,
                "unknown weekday '\(text.value)'; allowed: \(Self.weekdays.joined(separator: ", "))\(hint)")
            return nil
        }
        return index + 1
    }

    private func then(_ fields: Fields) -> StrategyKind? {
        let allowed = StrategyKind.afterMerger.map(\.rawValue)
        return fields.choice("then", allowed, "strategy after a merger").flatMap { StrategyKind(rawValue: $0.value) }
    }
}
