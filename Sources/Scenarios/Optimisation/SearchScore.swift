import Models

/// How good a single run of an allocation is, as a search sees it: the more the better.
///
/// The objective, or objective and equality weighted after each is divided by how far the starts differ in it; less what municipalities lack of the least
/// coverage. Outcomes that are ratios are those of the run alone: what was found is looked at again by the outcomes of pooled counts.
struct SearchScore: Sendable {
    /// Part of equality, 0 to 1.
    let weight: Double
    private let plan: OptimisationPlan
    private let scales: [Double]
    /// What it costs to leave all municipalities without coverage.
    private let penalty: Double

    /// What one municipality of forty without any coverage costs is a quarter of the level of the objective.
    private static let severity = 10.0

    /// Scaled by the values of runs of several starts.
    init(_ plan: OptimisationPlan, weight: Double, starts: [[RunValues]]) {
        (self.plan, self.weight) = (plan, weight)
        let means = starts.map { runs in
            plan.outcomes.indices.map { index in
                runs.reduce(0) { $0 + $1.outcomes[index] } / Double(max(1, runs.count))
            }
        }
        let scales = plan.outcomes.indices.map { index -> Double in
            let values = means.map { $0[index] }
            let spread = (values.max() ?? 0) - (values.min() ?? 0)
            return spread > 0 ? spread : max(1e-9, abs(values.first ?? 1))
        }
        self.scales = scales
        let level = means.map { abs($0[0]) }.max() ?? 1
        penalty = Self.severity * max(level / scales[0], 1)
    }

    /// Of one run.
    func of(_ run: RunValues) -> Double {
        var score = (1 - weight) * plan.sign(plan.objective) * run.outcomes[0] / scales[0]
        if let equality = plan.equality, weight > 0 {
            score += weight * plan.sign(equality) * run.outcomes[1] / scales[1]
        }
        guard let least = plan.constraints.leastCoverage, least > 0 else { return score }
        return score - penalty * run.shortfall(of: least)
    }
}

/// What a search reads of a run of the model.
struct RunValues: Hashable, Sendable {
    /// The outcomes of the plan.
    var outcomes: [Double]
    /// The eligible of each municipality who were followed for 90 days; empty where no coverage is asked for.
    var followed: [Double] = []
    /// Those of them who got a place.
    var admitted: [Double] = []

    /// The mean part of a least coverage that municipalities lack, from 0 to 1.
    func shortfall(of least: Double) -> Double {
        let lacks = zip(admitted, followed).map { $1 > 0 ? max(0, 1 - $0 / $1 / least) : 0 }
        return lacks.reduce(0, +) / Double(max(1, lacks.count))
    }

    /// As numbers one after the other.
    var list: [Double] { outcomes + followed + admitted }

    init(outcomes: [Double], followed: [Double] = [], admitted: [Double] = []) {
        (self.outcomes, self.followed, self.admitted) = (outcomes, followed, admitted)
    }

    /// From numbers one after the other; nil where there are others than a plan reads.
    init?(_ list: [Double], _ plan: OptimisationPlan, places: Int) {
        let (count, rest) = (plan.outcomes.count, list.dropFirst(plan.outcomes.count))
        let asksForCoverage = plan.constraints.leastCoverage ?? 0 > 0
        guard list.count == count + (asksForCoverage ? 2 * places : 0) else { return nil }
        self.init(
            outcomes: Array(list.prefix(count)), followed: Array(rest.prefix(rest.count / 2)),
            admitted: Array(rest.suffix(rest.count / 2)))
    }

    /// Counts of several runs together.
    static func pooled(_ runs: [RunValues]) -> RunValues? {
        guard let first = runs.first else { return nil }
        return runs.dropFirst().reduce(first) { sum, run in
            RunValues(
                outcomes: sum.outcomes, followed: zip(sum.followed, run.followed).map(+),
                admitted: zip(sum.admitted, run.admitted).map(+))
        }
    }
}

extension OptimisationPlan {
    /// What an outcome counts as where it is undefined: where nobody gets a place, nothing is equal.
    private static let worst = ["coverage_gini": 1.0, "access_gini": 1.0]

    /// What a search reads of a run.
    ///
    /// - Throws: `InvalidInput` where an outcome is undefined in it.
    func values(of input: ModelInput, _ observations: [Observation]) throws(InvalidInput) -> RunValues {
        let found = OutcomeCatalogue.values(for: input, replications: [observations], names: Set(outcomes))
        var values = RunValues(outcomes: [])
        for name in outcomes {
            guard let value = found.first(where: { $0.name == name })?.value ?? Self.worst[name] else {
                let message =
                    "the outcome '\(name)' is undefined in a single run; allowed: one that every run has, such as \(Self.usualObjective)"
                throw InvalidInput(diagnostics: [Diagnostic(file: path, message: message)])
            }
            values.outcomes.append(value)
        }
        guard constraints.leastCoverage ?? 0 > 0 else { return values }
        values.followed = input.region.municipalities.map { _ in 0 }
        values.admitted = values.followed
        for observation in observations where observation.cell.municipality >= 0 {
            switch observation.measure {
            case .eligibleFollowed90d: values.followed[observation.cell.municipality] += observation.value
            case .admittedWithin90d: values.admitted[observation.cell.municipality] += observation.value
            default: continue
            }
        }
        return values
    }
}
