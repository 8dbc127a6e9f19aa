import Simulator

/// What is believed of a parameter before calibration.
public enum Prior: Hashable, Sendable {
    /// Known, or a matter of policy: not varied as an uncertainty.
    case fixed
    /// Equally likely between two values.
    case uniform(Double, Double)
    /// Triangular with its ends and its mode.
    case triangular(low: Double, mode: Double, high: Double)

    /// As text: `uniform(0, 1)`.
    public var text: String {
        switch self {
        case .fixed: "fixed"
        case .uniform(let low, let high): "uniform(\(shortNumber(low)), \(shortNumber(high)))"
        case .triangular(let low, let mode, let high):
            "triangular(\(shortNumber(low)), \(shortNumber(mode)), \(shortNumber(high)))"
        }
    }
}

// How values of parameters are drawn: the one place where whole-number parameters become whole numbers.
extension Parameter {
    /// True for counts, for months and weeks of the calendar, and for switches: fractions of these have no meaning.
    public var isWhole: Bool { Self.wholeNumbers.contains(key) }

    /// The density of a prior; a fixed parameter is uniform over its range.
    ///
    /// For a whole number it reaches half a unit beyond both ends, so that rounding (`drawn`) makes every whole number between the ends
    /// equally likely under a uniform prior, and each end of a triangular prior possible.
    ///
    /// - Throws: `DistributionError` for a prior without a range.
    package func density(of prior: Prior) throws -> any BoundedDistribution {
        let margin = isWhole ? 0.5 : 0
        let ends = ends(of: prior)
        let (low, high) = (ends.lowerBound - margin, ends.upperBound + margin)
        if case .triangular(_, let mode, _) = prior { return try Triangular(low: low, mode: mode, high: high) }
        return try Uniform(low: low, high: high)
    }

    /// The value at a place in the unit interval: the quantile of the prior, of a whole number rounded.
    ///
    /// With a uniform prior from 3 to 5 the thirds of the interval give 3, 4 and 5.
    ///
    /// - Throws: `DistributionError` for a prior without a range.
    package func value(of prior: Prior, at share: Double) throws -> Double {
        drawn(try density(of: prior).quantile(share), from: prior)
    }

    /// The value that a number from the density stands for: the nearest whole number where the parameter is one, within the ends of the
    /// prior or, without a prior, within the range.
    package func drawn(_ number: Double, from prior: Prior? = nil) -> Double {
        let ends = prior.map(ends) ?? range
        return min(ends.upperBound, max(ends.lowerBound, isWhole ? (number + 0.5).rounded(.down) : number))
    }

    /// Where a value lies between the ends of a prior: 0 to 1.
    package func place(of value: Double, in prior: Prior) -> Double {
        let ends = ends(of: prior)
        return ends.upperBound > ends.lowerBound
            ? (value - ends.lowerBound) / (ends.upperBound - ends.lowerBound) : 0
    }

    private func ends(of prior: Prior) -> ClosedRange<Double> {
        switch prior {
        case .fixed: range
        case .uniform(let low, let high), .triangular(let low, _, let high): low...max(low, high)
        }
    }

    private static let wholeNumbers: Set<ParameterKey> = [
        .caseloadCap, .caseloadIntake, .visitsPerDay, .targeting, .longestTrip, .accompanyDays, .tasteShortest,
        .tasteLongest, .courseDays, .circleGuidanceDays, .cohortPostsPerSupervisor, .fullMilieu, .seasonFirstMonth,
        .seasonLastMonth, .winterFirstMonth, .winterLastMonth, .summerLeaveFirst, .summerLeaveChoice,
        .summerLeaveWeeks, .winterLeaveFirst, .winterLeaveChoice, .autumnLeaveFirst, .autumnLeaveChoice,
        .guidanceSpringFirst, .guidanceSpringChoice, .guidanceAutumnFirst, .guidanceAutumnChoice, .serviceDelivered,
        .registerWeeksInWork,
    ]
}
