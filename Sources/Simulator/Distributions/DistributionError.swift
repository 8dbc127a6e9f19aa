/// Why there is no distribution with the given parameters.
public enum DistributionError: Error, Hashable, CustomStringConvertible {
    /// A parameter outside what the distribution allows.
    case parameter(distribution: String, name: String, value: Double, allowed: String)
    /// A correlation that two marginals cannot have, whatever joins them normally.
    case unattainable(first: Int, second: Int, correlation: Double, lowest: Double, highest: Double)
    /// A correlation that the others rule out; the range is what they leave, empty (nil) where no value would do.
    case contradictory(first: Int, second: Int, correlation: Double, left: ClosedRange<Double>?)

    /// What is wrong, and what is allowed.
    public var description: String {
        switch self {
        case .parameter(let distribution, let name, let value, let allowed):
            return "\(distribution): \(name) is \(value); it must be \(allowed)"
        case .unattainable(let first, let second, let correlation, let lowest, let highest):
            return "Norta: marginals[\(first)] and marginals[\(second)] cannot have a correlation of \(correlation); "
                + "theirs lies above \(rounded(lowest)) and below \(rounded(highest))"
        case .contradictory(let first, let second, let correlation, let left):
            let remedy =
                left.map {
                    "with the others as they are it must lie above \(rounded($0.lowerBound)) and below "
                        + rounded($0.upperBound)
                } ?? "no value of it would do with the others as they are"
            return "Norta: marginals[\(first)] and marginals[\(second)] have a correlation of \(correlation), which "
                + "contradicts the other correlations (the normal correlations are not positive definite); \(remedy)"
        }
    }

    private func rounded(_ value: Double) -> String { "\((value * 10_000).rounded() / 10_000)" }
}

/// Checks the parameters of one kind of distribution.
struct ParameterCheck {
    let distribution: String

    init(_ distribution: String) { self.distribution = distribution }

    func require(
        _ condition: Bool, _ name: String, _ value: Double, _ allowed: @autoclosure () -> String
    ) throws(DistributionError) {
        guard !condition else { return }
        throw .parameter(distribution: distribution, name: name, value: value, allowed: allowed())
    }

    func positive(_ value: Double, _ name: String) throws(DistributionError) {
        try require(value > 0 && value.isFinite, name, value, "a finite number above 0")
    }

    /// A shape, within what GSL's cumulative probabilities are right for.
    ///
    /// GSL 2.7 loses digits of the incomplete gamma function from shapes of about 200 000 on, is off by 0.03 at 1e6 and
    /// by 0.12 at 1e9, and that of the beta function is NaN, and its inverse never returns, from about 700 000 on.
    func shape(_ value: Double, _ name: String) throws(DistributionError) {
        try require(
            value > 0 && value <= Self.greatestShape, name, value, "above 0 and at most \(Self.greatestShape)")
    }

    static let greatestShape = 100_000.0

    func finite(_ value: Double, _ name: String) throws(DistributionError) {
        try require(value.isFinite, name, value, "a finite number")
    }

    func probability(_ value: Double, _ name: String) throws(DistributionError) {
        try require(value >= 0 && value <= 1, name, value, "between 0 and 1")
    }
}
