import Models

/// What sets the input of a sweep's point apart from that of its first point: the region, a hundred times as long, is stored once.
struct InputDifference: Codable, Hashable {
    // What is nil is as in the first point.
    var region: RegionSnapshot?
    var teams: [TeamSnapshot]?
    /// Those with other values.
    var parameters: [String: Double]?
    var start: Int?
    var horizonDays: Double?
    var warmupDays: Double?
    /// Its arms with those parameters that are not the ones of the first point's arm in the same place.
    var cohort: CohortSnapshot?

    /// What sets one input apart from another of the same kind.
    init(_ input: InputSnapshot, from base: InputSnapshot) {
        func other<Value: Hashable>(_ part: KeyPath<InputSnapshot, Value>) -> Value? {
            input[keyPath: part] == base[keyPath: part] ? nil : input[keyPath: part]
        }
        region = other(\.region)
        teams = other(\.teams)
        let own = input.parameters.filter { base.parameters[$0.key] != $0.value }
        parameters = own.isEmpty ? nil : own
        start = other(\.start)
        horizonDays = other(\.horizonDays)
        warmupDays = other(\.warmupDays)
        cohort = input.cohort == base.cohort ? nil : input.cohort?.reduced(by: base.cohort)
    }

    /// The input that differs so from this one.
    func applied(to base: InputSnapshot) -> InputSnapshot {
        var input = base
        input.region = region ?? base.region
        input.teams = teams ?? base.teams
        input.parameters.merge(parameters ?? [:]) { $1 }
        input.start = start ?? base.start
        input.horizonDays = horizonDays ?? base.horizonDays
        input.warmupDays = warmupDays ?? base.warmupDays
        input.cohort = cohort.map { $0.completed(by: base.cohort) } ?? base.cohort
        return input
    }
}

extension CohortSnapshot {
    fileprivate func reduced(by base: CohortSnapshot?) -> CohortSnapshot {
        var cohort = self
        for index in arms.indices {
            let there = base?.parameters(ofArm: index) ?? [:]
            cohort.arms[index].parameters = arms[index].parameters.filter { there[$0.key] != $0.value }
        }
        return cohort
    }

    fileprivate func completed(by base: CohortSnapshot?) -> CohortSnapshot {
        var cohort = self
        for index in arms.indices {
            cohort.arms[index].parameters = (base?.parameters(ofArm: index) ?? [:]).merging(arms[index].parameters) {
                $1
            }
        }
        return cohort
    }

    private func parameters(ofArm index: Int) -> [String: Double]? {
        arms.indices.contains(index) ? arms[index].parameters : nil
    }
}
