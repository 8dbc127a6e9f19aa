/// The distribution of observed values.
///
/// Without interpolation each observation is as likely, and only observed values are drawn. With it the cumulative
/// probability rises linearly from 0 at the least observation to 1 at the greatest, through the i-th of n at (i - 1) /
/// (n - 1).
public struct Empirical: Distribution, Hashable {
    /// The observations in ascending order.
    public let values: [Double]
    /// Whether values between observations are drawn.
    public let isInterpolated: Bool
    /// The expected value.
    public let mean: Double
    /// The variance of the distribution; without interpolation the mean squared deviation of the observations.
    public let variance: Double

    /// The distribution of these finite values: at least one, or two where they are interpolated.
    ///
    /// - Complexity: O(n log n).
    public init(_ observations: some Collection<Double>, interpolated: Bool = false) throws(DistributionError) {
        let check = ParameterCheck("Empirical")
        let least = interpolated ? 2 : 1
        try check.require(
            observations.count >= least, "number of observations", Double(observations.count), "at least \(least)")
        for value in observations { try check.finite(value, "observation") }
        values = observations.sorted()
        isInterpolated = interpolated
        (mean, variance) = interpolated ? Self.interpolatedMoments(values) : Self.moments(values)
    }

    /// One draw, by inversion.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double {
        values.withUnsafeBufferPointer { values in
            let share = stream.uniform()
            guard isInterpolated else { return values[Int(share * Double(values.count))] }
            let position = share * Double(values.count - 1)
            let index = Int(position)
            return values[index] + (position - Double(index)) * (values[index + 1] - values[index])
        }
    }

    /// The probability of a value not above `value`.
    ///
    /// - Complexity: O(log n).
    public func cumulative(_ value: Double) -> Double {
        let above = values.partitioningIndex { $0 > value }
        guard isInterpolated else { return Double(above) / Double(values.count) }
        if above == 0 { return 0 }
        if above == values.count { return 1 }
        let part = (value - values[above - 1]) / (values[above] - values[above - 1])
        return (Double(above - 1) + part) / Double(values.count - 1)
    }

    /// The smallest value whose cumulative probability is at least `probability`.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        if probability == 1 { return values[values.count - 1] }
        if isInterpolated {
            let position = probability * Double(values.count - 1)
            let index = min(Int(position), values.count - 2)
            return values[index] + (position - Double(index)) * (values[index + 1] - values[index])
        }
        let count = Double(values.count)
        let index = max(0, Int((probability * count).rounded(.up)) - 1)
        // The product may be rounded up beyond the share that belongs to the observation before.
        return values[index > 0 && Double(index) / count >= probability ? index - 1 : index]
    }

    private static func moments(_ values: [Double]) -> (Double, Double) {
        let tally = Tally(values)
        return (tally.mean, tally.variance * Double(values.count - 1) / Double(values.count))
    }

    /// Of a mixture of uniform distributions, one between each pair of neighbours.
    private static func interpolatedMoments(_ values: [Double]) -> (Double, Double) {
        let centers = zip(values, values.dropFirst()).map { ($0 + $1) / 2 }
        let within = zip(values, values.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) / 12 }
        let (mean, between) = moments(centers)
        return (mean, between + within / Double(centers.count))
    }
}
