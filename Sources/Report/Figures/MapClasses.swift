import Foundation

/// Five classes of equal width with round ends; zero is a class of its own.
struct MapClasses {
    let bounds: [ClosedRange<Double>]

    init(_ values: [Double]) {
        let highest = values.max() ?? 0
        let step = Self.round(above: highest / 5)
        bounds =
            step > 0 ? (0..<5).map { Double($0) * step...Double($0 + 1) * step }.filter { $0.lowerBound < highest } : []
    }

    /// 0 for nothing, else from 1.
    func index(_ value: Double) -> Int {
        guard value > 0 else { return 0 }
        return (bounds.firstIndex { value <= $0.upperBound } ?? bounds.count - 1) + 1
    }

    /// The least of 1, 2, 2.5, 5, 10 times a power of ten that is not below a value.
    private static func round(above value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        let power = pow(10, log10(value).rounded(.down))
        return ([1, 2, 2.5, 5, 10].first { $0 * power >= value * (1 - 1e-9) } ?? 10) * power
    }
}
