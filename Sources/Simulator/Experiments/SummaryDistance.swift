/// How far simulated summaries are from observed ones: the root of a weighted mean of squared standardised differences.
///
/// Each difference is divided by the scale of its summary, so that a distance of 1 means that the summaries are off by their scales on
/// average. A scale is what a difference is judged by: the standard error of the observation, or what summaries spread
/// by from simulation to simulation.
///
///     let distance = try SummaryDistance(
///         observed: [0.31, 0.42, 94], scales: [0.02, 0.02, 6], groups: [1, 1, 2])
///     distance(to: [0.33, 0.42, 94])  // one summary of the first group off by its scale: sqrt(1 / 4)
public struct SummaryDistance: Hashable, Sendable {
    /// The observed summaries.
    public let observed: [Double]
    /// What differences are divided by, one for each summary.
    public let scales: [Double]
    /// The weights of the squared standardised differences, which sum to 1.
    public let weights: [Double]

    /// The distance from observed summaries, with weights that need not sum to 1; without weights all count alike.
    ///
    /// - Throws: `ExperimentError.setting` for an observation that is not finite, a scale or a sum of weights that is not above 0, a
    ///   negative weight, and for different numbers of observations, scales and weights.
    public init(observed: [Double], scales: [Double], weights: [Double]? = nil) throws(ExperimentError) {
        let weights = weights ?? observed.map { _ in 1 }
        try Self.check(observed, scales, weights)
        let sum = weights.reduce(0, +)
        self.observed = observed
        self.scales = scales
        self.weights = weights.map { $0 / sum }
    }

    /// The distance in which groups of summaries count alike, however many each has.
    ///
    /// `groups` has the group of each summary, as a number of any kind; `weights` says how the summaries of a group count among one another.
    public init(
        observed: [Double], scales: [Double], groups: [Int], weights: [Double]? = nil
    ) throws(ExperimentError) {
        let weights = weights ?? observed.map { _ in 1 }
        try Self.check(observed, scales, weights)
        let check = SettingCheck("SummaryDistance")
        try check.require(
            groups.count == observed.count, "number of groups given", Double(groups.count),
            "\(observed.count), one for each summary")
        var sums: [Int: Double] = [:]
        for (group, weight) in zip(groups, weights) { sums[group, default: 0] += weight }
        for group in groups {
            try check.require(sums[group, default: 0] > 0, "weight of group \(group)", 0, "above 0")
        }
        try self.init(
            observed: observed, scales: scales,
            weights: zip(groups, weights).map { group, weight in weight / sums[group, default: 1] })
    }

    /// The distance of simulated summaries, as many as are observed; not finite where one of them is not.
    public func callAsFunction(to simulated: [Double]) -> Double {
        var sum = 0.0
        for index in observed.indices {
            let difference = (simulated[index] - observed[index]) / scales[index]
            sum += weights[index] * difference * difference
        }
        return sum.squareRoot()
    }

    private static func check(
        _ observed: [Double], _ scales: [Double], _ weights: [Double]
    ) throws(ExperimentError) {
        let check = SettingCheck("SummaryDistance")
        let count = observed.count
        try check.require(count > 0, "number of observed summaries", 0, "at least 1")
        for (name, values) in [("scales", scales), ("weights", weights)] {
            try check.require(
                values.count == count, "number of \(name)", Double(values.count), "\(count), one for each summary")
        }
        for index in observed.indices {
            try check.require(observed[index].isFinite, "observed[\(index)]", observed[index], "a finite number")
            try check.require(
                scales[index] > 0 && scales[index].isFinite, "scales[\(index)]", scales[index],
                "a finite number above 0")
            try check.require(
                weights[index] >= 0 && weights[index].isFinite, "weights[\(index)]", weights[index],
                "a finite number not below 0")
        }
        let sum = weights.reduce(0, +)
        try check.require(sum > 0 && sum.isFinite, "sum of the weights", sum, "a finite number above 0")
    }
}
