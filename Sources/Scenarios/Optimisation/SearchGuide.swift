import Models
import Simulator

/// What a search has learnt of a score so far: what it expects of allocations, those that it has run and those that it has not.
///
/// Runs differ by luck more than neighbours do by merit, so that a few runs of one tell little; a regression of all runs on what is likely to matter tells
/// more. What is expected of an allocation that was run is between the regression and its own runs, the nearer to these the more there are.
struct SearchGuide {
    private let features: AllocationFeatures
    private let regression: RidgeRegression?
    private let levels: [DeskAllocation: (mean: Double, error: Double)]
    /// Variance of the levels around the regression, beyond noise.
    private let spread: Double

    /// What the runs of a course tell of a score.
    init(_ course: SearchCourse, _ rules: AllocationRules, score: (RunValues) -> Double) {
        features = AllocationFeatures(rules)
        let levels = course.levels(score)
        let allocations = course.allocations
        let rows = allocations.map(features.of)
        // The penalty keeps it sober with few allocations; with fewer than numbers it would be nothing but penalty.
        let isEnough = rows.count > (rows.first?.count ?? 1)
        let weights = allocations.map { Double(course.runs(of: $0).count) }
        regression =
            isEnough
            ? RidgeRegression(rows, responses: allocations.map { levels[$0]?.mean ?? 0 }, weights: weights) : nil
        let noise = allocations.reduce(0) { $0 + (levels[$1]?.error ?? 0) * (levels[$1]?.error ?? 0) }
        let rest = regression?.meanSquaredResidual ?? 0
        spread = max(rest - noise / Double(max(1, allocations.count)), 0.1 * rest)
        self.levels = levels
    }

    /// What is expected of an allocation.
    func expected(_ allocation: DeskAllocation) -> Double? {
        let level = levels[allocation]
        guard let regression else { return level?.mean }
        let likely = regression.prediction(features.of(allocation))
        guard let level, level.error > 0, spread > 0 else { return level?.mean ?? likely }
        let own = spread / (spread + level.error * level.error)
        return own * level.mean + (1 - own) * likely
    }

    /// Allocations of which most is expected, the best first.
    func ranked(_ allocations: [DeskAllocation]) -> [DeskAllocation] {
        let values = allocations.map { expected($0) ?? -.infinity }
        return allocations.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }.map { allocations[$0] }
    }

    /// How many changes in a row are thought through at the most.
    private static let farthest = 3
    /// How many changes are compared for each.
    private static let compared = 8

    /// A neighbour of which much is expected and that was not run yet; one in four is any, so that what is expected can be found wrong.
    func neighbour(
        of allocation: DeskAllocation, _ moves: AllocationMoves, _ stream: inout RandomStream
    ) -> DeskAllocation? {
        guard regression != nil, stream.uniform() >= 0.25 else { return moves.neighbour(of: allocation, &stream) }
        var current = allocation
        for _ in 0...stream.index(below: Self.farthest) {
            let choices = (0..<Self.compared).compactMap { _ in moves.neighbour(of: current, &stream) }
            current = ranked(choices.filter { levels[$0] == nil }).first ?? choices.first ?? current
        }
        return current == allocation || levels[current] != nil ? nil : current
    }
}
