import Foundation
import Models
import Simulator

/// What a search found, and how good it is under luck that the search has not seen.
public struct OptimisationReport: Sendable {
    /// What the best is above another allocation; more is better, whichever way the outcome points.
    public struct Improvement: Sendable {
        /// Of the scenario that it is compared with.
        public var name: String
        /// Which constraint that scenario breaks; nil for none.
        public var obstacle: BrokenRule?
        /// In the unit of the objective; nil where either is undefined.
        public var estimate: Double?
        /// Of an interval that holds for this one alone.
        public var halfWidth: Double?
        /// Of intervals that hold for all at once.
        public var simultaneousHalfWidth: Double?
        /// By how much places are more equal under the best; nil without an outcome of equality.
        public var equality: Double?
        /// Of a simultaneous interval of that.
        public var equalityHalfWidth: Double?
        /// What the best costs more as simulated, NOK a year.
        public var cost: Double?
        /// That and its parts, budgeted or not.
        public var costs: [Cost] = []

        /// The simultaneous interval; nil where there is none.
        public var interval: ClosedRange<Double>?

        /// Lower end of the simultaneous interval.
        public var low: Double? { interval?.lowerBound }
        /// Upper end of the simultaneous interval.
        public var high: Double? { interval?.upperBound }
    }

    /// What the best costs more than another allocation, as simulated, NOK a year.
    public struct Cost: Sendable {
        /// An outcome: `cost_total` or one of its parts.
        public var name: String
        /// Nil where either is undefined.
        public var estimate: Double?
        /// Of a simultaneous interval.
        public var halfWidth: Double?

        /// The whole first, then what the budget holds, then what it does not.
        static let names = ["cost_total", "cost_posts", "cost_supervision", "cost_travel", "cost_instruments"]
    }

    /// A compromise between objective and equality.
    public struct Point: Sendable {
        /// Of the scenario.
        public var name: String
        /// Of the scenario file; nil for what was there before.
        public var path: String?
        /// The objective.
        public var objective: ReportedOutcome?
        /// The outcome of equality.
        public var equality: ReportedOutcome?
        /// Whether another is at least as good on both, and better on one, by the estimates.
        public var isDominated: Bool
        /// The share of bootstrap samples in which any other dominates it.
        public var probabilityDominated: Double
    }

    /// What was searched for.
    public let plan: OptimisationPlan
    /// Of the scenario file of the best.
    public let path: String
    /// The best, run.
    public let best: RunReport
    /// What it was compared with, run.
    public let rivals: [RunReport]
    /// Over each of the rivals.
    public let improvements: [Improvement]
    /// By falling objective; empty without an outcome of equality.
    public let frontier: [Point]
    /// What the search may spend a year, NOK.
    public let budget: Double
    /// How many allocations the search has seen.
    public let allocations: Int
    /// In how many runs.
    public let runs: Int
    /// What a reader has to know.
    public let notes: [String]
    /// The folder of all files.
    public let folder: String
    /// Of the document that a report is made from: what `json` says.
    public var documentPath: String {
        (folder as NSString).appendingPathComponent(plan.fileName + "-optimisation.json")
    }
    /// How the best is laid out.
    let input: ModelInput

    init(
        _ problem: OptimisationProblem, _ result: AllocationSearch.Result, folder: String,
        best: (FoundScenarios.Found, RunReport), frontier: [(FoundScenarios.Found, RunReport)], rivals: [RunReport]
    ) throws {
        plan = problem.plan
        (path, self.best, self.rivals, self.folder) = (best.0.path, best.1, rivals, folder)
        input = best.0.scenario.input
        budget = problem.rules.budget.limit
        (allocations, runs) = (result.allocations, result.runs)
        let obstacles = zip(problem.rivals, rivals).map { $0.obstacle ?? Self.uncovered($1, problem.plan) }
        improvements = Self.improvements(best.1, rivals, obstacles, problem.plan)
        let known = zip(rivals, obstacles).filter { $1 == nil }.map { (path: String?.none, report: $0.0) }
        let found = ([best] + frontier).map { (path: String?.some($0.0.path), report: $0.1) }
        self.frontier = try Self.frontier(
            found.filter { Self.uncovered($0.report, problem.plan) == nil } + known, problem.plan)
        notes = problem.notes + Self.notes(best.1, result, problem.plan)
    }

    // MARK: Improvements

    private static func improvements(
        _ best: RunReport, _ rivals: [RunReport], _ obstacles: [BrokenRule?], _ plan: OptimisationPlan
    ) -> [Improvement] {
        let differences = Comparison([best] + rivals).differences.filter { $0.group.key.isEmpty }
        return zip(rivals, obstacles).map { rival, obstacle in
            func difference(_ outcome: String) -> Difference? {
                differences.first { $0.b == rival.name && $0.name == outcome }
            }
            // A difference is the rival less the best.
            let own = difference(plan.objective)
            let equal = plan.equality.flatMap(difference)
            return Improvement(
                name: rival.name, obstacle: obstacle,
                estimate: own?.estimate.map { -plan.sign(plan.objective) * $0 }, halfWidth: own?.halfWidth,
                simultaneousHalfWidth: own?.simultaneousHalfWidth,
                equality: equal?.estimate.map { -plan.sign(plan.equality ?? "") * $0 },
                equalityHalfWidth: equal?.simultaneousHalfWidth, cost: difference("cost_total")?.estimate.map { -$0 },
                costs: Cost.names.map { name in
                    let cost = difference(name)
                    return Cost(
                        name: name, estimate: cost?.estimate.map { -$0 }, halfWidth: cost?.simultaneousHalfWidth)
                }, interval: own?.simultaneousInterval(times: -plan.sign(plan.objective)))
        }
    }

    /// Of the rivals that keep the constraints, the one that the best is least above.
    public var closest: Improvement? {
        improvements.filter { $0.obstacle == nil && $0.estimate != nil }.min {
            ($0.estimate ?? 0) < ($1.estimate ?? 0)
        }
    }

    // MARK: Coverage

    /// The municipality with the lowest coverage.
    static func lowestCoverage(_ report: RunReport) -> ReportedOutcome? {
        report.outcomes.filter { $0.name == "coverage_90d" && $0.group.key == "municipality" && $0.estimate != nil }
            .min { ($0.estimate ?? 0) < ($1.estimate ?? 0) }
    }

    /// Which municipality has less than the least coverage; nil for none.
    private static func uncovered(_ report: RunReport, _ plan: OptimisationPlan) -> BrokenRule? {
        guard let least = plan.constraints.leastCoverage, least > 0, let lowest = lowestCoverage(report),
            let estimate = lowest.estimate, estimate < least
        else { return nil }
        return .leastCoverage(share: estimate, municipality: lowest.group.title)
    }

    private static func notes(
        _ best: RunReport, _ result: AllocationSearch.Result, _ plan: OptimisationPlan
    ) -> [String] {
        var notes: [String] = []
        if !result.isCovering {
            notes.append("No allocation that was tried has the least coverage everywhere: the best breaks it too.")
        } else if let uncovered = uncovered(best, plan) {
            notes.append("The best kept the least coverage in the search, but under fresh luck it \(uncovered.text).")
        }
        return notes + best.notes
    }

    // MARK: Frontier

    private static func frontier(
        _ found: [(path: String?, report: RunReport)], _ plan: OptimisationPlan
    ) throws -> [Point] {
        guard let equality = plan.equality else { return [] }
        let names = [plan.objective, equality]
        let points = found.filter { point in
            names.allSatisfy { point.report.regional($0)?.jackknife?.pseudoValues.count ?? 0 > 1 }
        }
        guard !points.isEmpty else { return [] }
        let values = points.map { point in
            names.map { point.report.regional($0)?.jackknife?.pseudoValues ?? [] }
        }
        let set = try ParetoSet(
            of: values, preferences: names.map { OutcomeCatalogue.preference(of: $0) ?? .larger }, seed: plan.seed)
        let all = zip(points, set.standings).map { point, standing in
            Point(
                name: point.report.name, path: point.path, objective: point.report.regional(names[0]),
                equality: point.report.regional(names[1]), isDominated: !standing.dominatedBy.isEmpty,
                probabilityDominated: standing.probabilityDominated)
        }
        let sign = plan.sign(plan.objective)
        return all.sorted { sign * ($0.objective?.estimate ?? 0) > sign * ($1.objective?.estimate ?? 0) }
    }
}
