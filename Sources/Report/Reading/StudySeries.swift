import Models

/// The raw numbers of a study, summed over places and people, replication by replication: what curves and shares are made of.
struct StudySeries: Sendable {
    /// Of whom.
    struct Key: Hashable {
        var measure: Measure
        /// Index of the arm of a cohort; -1 for an open study.
        var arm: Int
    }

    /// How many replications.
    private(set) var replications = 0
    private var totals: [Key: [Double]] = [:]
    private var curves: [Key: [[Int: Double]]] = [:]

    /// Takes in the observations of the next replication.
    mutating func add(_ observations: [Observation]) {
        for observation in observations {
            let key = Key(measure: observation.measure, arm: observation.cell.arm)
            if observation.day < 0 {
                totals[key, default: []].extend(to: replications + 1, with: 0)
                totals[key]?[replications] += observation.value
            } else {
                curves[key, default: []].extend(to: replications + 1, with: [:])
                curves[key]?[replications][observation.day, default: 0] += observation.value
            }
        }
        replications += 1
    }

    /// The sum of each replication; zeros where nothing was counted.
    func totals(_ measure: Measure, arm: Int = -1) -> [Double] {
        var found = totals[Key(measure: measure, arm: arm)] ?? []
        found.extend(to: replications, with: 0)
        return found
    }

    /// The mean of the sums.
    func mean(_ measure: Measure, arm: Int = -1) -> Double {
        replications > 0 ? totals(measure, arm: arm).reduce(0, +) / Double(replications) : 0
    }

    /// Sums by day, replication by replication.
    func curves(_ measure: Measure, arm: Int = -1) -> [[Int: Double]] {
        var found = curves[Key(measure: measure, arm: arm)] ?? []
        found.extend(to: replications, with: [:])
        return found
    }

    /// The mean over replications of what a curve sums to.
    func meanOfCurve(_ measure: Measure, arm: Int = -1) -> Double {
        guard replications > 0 else { return 0 }
        return curves(measure, arm: arm).reduce(0) { $0 + $1.values.reduce(0, +) } / Double(replications)
    }

    /// True where something of the kind was counted in any replication.
    func has(_ measure: Measure, arm: Int = -1) -> Bool {
        let key = Key(measure: measure, arm: arm)
        return totals[key] != nil || curves[key] != nil
    }
}

extension Array {
    /// Appends `element` until there are `count`.
    fileprivate mutating func extend(to count: Int, with element: Element) {
        if self.count < count { append(contentsOf: repeatElement(element, count: count - self.count)) }
    }
}
