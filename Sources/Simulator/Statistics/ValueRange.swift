import Glibc

/// Which values a quantity can take, and on which scale its intervals are symmetric.
public enum ValueRange: Hashable, Codable, Sendable {
    /// Any number: symmetric as it is.
    case all
    /// At least 0: symmetric in the logarithm.
    case nonNegative
    /// From 0 to 1: symmetric in the logit.
    case share
    /// From -1 to 1, as a difference of two shares: symmetric in Fisher's z, the inverse hyperbolic tangent.
    case signedShare

    /// The range of a difference of two values of this range.
    public var ofDifference: ValueRange { self == .share ? .signedShare : .all }

    /// The interval of `reach` standard errors to each side on the scale of the range, by the delta method.
    ///
    /// At a bound and outside the range, where the scale ends, the interval is symmetric and cut at the bounds; so
    /// is that of a value above 0 whose error is larger than itself.
    func interval(around value: Double, standardError: Double, reach: Double) -> ClosedRange<Double> {
        let half = reach * standardError
        let (least, most) = bounds
        let isInside = least < value && value < most
        guard half > 0, isInside, self != .all else { return cut(value, half) }
        let ends: (Double, Double)
        switch self {
        case .nonNegative:
            // Where the error is larger than the value, the logarithm is no scale of it.
            guard half <= value else { return cut(value, half) }
            ends = (value * exp(-half / value), value * exp(half / value))
        case .share:
            let (odds, factor) = (value / (1 - value), exp(half / (value * (1 - value))))
            ends = (odds / (odds + factor), factor.isFinite ? odds * factor / (1 + odds * factor) : 1)
        case .signedShare:
            let (z, width) = (atanh(value), half / (1 - value * value))
            ends = (tanh(z - width), tanh(z + width))
        case .all: ends = (value - half, value + half)
        }
        guard ends.0 <= value, value <= ends.1, ends.1.isFinite else { return cut(value, half) }
        return ends.0...ends.1
    }

    private var bounds: (Double, Double) {
        switch self {
        case .all: (-.infinity, .infinity)
        case .nonNegative: (0, .infinity)
        case .share: (0, 1)
        case .signedShare: (-1, 1)
        }
    }

    private func cut(_ value: Double, _ half: Double) -> ClosedRange<Double> {
        let (least, most) = bounds
        guard half.isFinite else { return value...value }
        return min(value, max(least, value - half))...max(value, min(most, value + half))
    }
}
