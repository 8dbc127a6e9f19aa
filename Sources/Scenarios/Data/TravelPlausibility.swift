import Models

/// Looks for travel between different places that nobody has: times that are left out as 0, in other units,
/// or of another pair.
struct TravelPlausibility {
    private enum Fault: CaseIterable {
        case zero, fast, slow, short, unequal

        func text(_ count: Int) -> String {
            switch self {
            case .zero: "\(count) of 0 minutes"
            case .fast: "\(count) faster than \(shortNumber(TravelPlausibility.fastest)) km an hour"
            case .slow: "\(count) slower than walking (\(shortNumber(TravelPlausibility.slowest)) km an hour)"
            case .short: "\(count) with a road shorter than the straight line"
            case .unequal: "\(count) more than twice as long as the way back"
            }
        }
    }

    private struct Worst {
        var count = 0
        var badness = -1.0
        var text = ""
    }

    /// Km an hour, which no road allows on the average of a drive.
    private static let fastest = 150.0
    /// Km an hour.
    private static let slowest = 4.0
    /// Minutes up to which a wait for a ferry makes any drive slow, and the way back another.
    private static let longestWait = 60.0
    /// Kilometres by which centres may be off.
    private static let slack = 2.0

    private var faults: [Fault: Worst] = [:]
    private var implausible = 0
    private var all = 0

    /// Takes a pair of different places.
    ///
    /// - Parameters:
    ///   - kilometres: of road; nil where not stated.
    ///   - back: minutes of the way back; nil for a road that is the same both ways.
    mutating func add(
        _ from: MunicipalityRow, _ to: MunicipalityRow, minutes: Double, kilometres: Double?, back: Double? = nil
    ) {
        all += 1
        let line = from.point.flatMap { a in to.point.map { a.kilometres(to: $0) } }
        guard let (fault, badness) = Self.fault(minutes, kilometres, line, back) else { return }
        implausible += 1
        faults[fault, default: Worst()].count += 1
        guard badness > faults[fault]?.badness ?? -1 else { return }
        faults[fault]?.badness = badness
        faults[fault]?.text = Self.text(from, to, minutes, kilometres, line, fault == .unequal ? back : nil)
    }

    /// The first fault of a pair, and how bad it is among those of its kind.
    private static func fault(
        _ minutes: Double, _ kilometres: Double?, _ line: Double?, _ back: Double?
    ) -> (Fault, Double)? {
        if minutes == 0 { return (.zero, line ?? kilometres ?? 0) }
        let longer = max(kilometres ?? 0, (line ?? 0) - slack)
        if longer / minutes * 60 > fastest { return (.fast, longer / minutes) }
        if minutes > longestWait, let distance = kilometres ?? line, distance / minutes * 60 < slowest {
            return (.slow, minutes / max(distance, 0.1))
        }
        if let kilometres, let line, kilometres < 0.9 * line - slack { return (.short, line - kilometres) }
        if let back, minutes > 2 * back, minutes - back > longestWait { return (.unequal, minutes / max(back, 1)) }
        return nil
    }

    private static func text(
        _ from: MunicipalityRow, _ to: MunicipalityRow, _ minutes: Double, _ kilometres: Double?, _ line: Double?,
        _ back: Double?
    ) -> String {
        func rounded(_ value: Double) -> String { shortNumber((value * 10).rounded() / 10) }
        let parts = [
            "\(rounded(minutes)) minutes", back.map { "back \(rounded($0))" },
            kilometres.map { "\(rounded($0)) km of road" },
            line.map { "\(shortNumber($0.rounded())) km in a straight line" },
        ]
        return "\(from.name) to \(to.name), " + parts.compactMap(\.self).joined(separator: ", ")
    }

    /// One sentence with the count and the worst pair of each kind of fault; nil where there is none.
    ///
    /// - Parameter what: was counted, several.
    func note(_ what: String) -> String? {
        guard implausible > 0 else { return nil }
        let kinds = Fault.allCases.compactMap { fault in
            faults[fault].map { "\(fault.text($0.count)) (worst: \($0.text))" }
        }
        return "\(implausible) of \(all) \(what) are implausible: \(kinds.joined(separator: "; "))."
    }
}
