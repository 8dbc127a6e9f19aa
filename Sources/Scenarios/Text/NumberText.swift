import Foundation

/// Numbers of a row for people, where a row is what is read together: a table's row, a sentence, a figure's axis.
///
/// Unit, scale and decimals are chosen once from all numbers of the row (levels, ends of intervals, differences, planned
/// costs): shares are percent and their differences percentage points; money is in millions where any number of the row
/// is a million or more, else in whole kroner, with spaces between thousands. There are enough decimals to tell an
/// estimate from the ends of its interval, but at most two more than usual.
package struct NumberText: Sendable {
    /// Of the outcome.
    package let unit: String
    /// True for differences: those of shares are in percentage points.
    package let isDifference: Bool
    /// By which a number is multiplied before it is written.
    package let factor: Double
    /// Of every number.
    package let decimals: Int

    /// Numbers in a unit; those that are not known count for nothing.
    ///
    /// - Parameter halfWidths: of the intervals that are written, or distances of their ends from the estimate.
    package init(unit: String, row values: [Double?], halfWidths: [Double?] = [], isDifference: Bool = false) {
        (self.unit, self.isDifference) = (unit, isDifference)
        let largest = values.compactMap { $0.map(abs) }.filter(\.isFinite).max() ?? 0
        // What is written as 1 000 000 is a million.
        let isMillions = unit.hasPrefix("NOK") && largest.rounded() >= 1e6
        let factor = Self.isShare(unit) ? 100 : isMillions ? 1e-6 : 1.0
        let usual = Self.usualDecimals(unit, isMillions: isMillions, largest: largest * factor)
        self.factor = factor
        decimals = Self.decimals(halfWidths.compactMap { $0.map { abs($0) * factor } }, usual: usual)
    }

    /// True where money is in millions.
    package var isMillions: Bool { unit.hasPrefix("NOK") && factor != 1 }

    /// The unit as it is shown.
    package var shownUnit: String {
        switch unit {
        case "share", "probability": isDifference ? "points" : "%"
        case "1", "": ""
        case "hours per week": "hours/week"
        default:
            (isMillions ? unit.replacingOccurrences(of: "NOK", with: "MNOK") : unit)
                .replacingOccurrences(of: " per ", with: "/").replacingOccurrences(of: " and ", with: "/")
                .replacingOccurrences(of: "per ", with: "/")
        }
    }

    /// A number; a dash for none.
    package func text(_ value: Double?, signed: Bool = false) -> String {
        guard let value else { return "-" }
        let shown = value * factor
        let text = grouped(String(format: "%.\(decimals)f", abs(shown)))
        let isZero = !text.contains { $0 != "0" && $0 != "." }
        if shown < 0, !isZero { return "-" + text }
        return signed && !isZero ? "+" + text : text
    }

    /// `12.3 %`, `0.28 MNOK/year`
    package func amount(_ value: Double?, signed: Bool = false) -> String {
        shownUnit.isEmpty ? text(value, signed: signed) : text(value, signed: signed) + " " + shownUnit
    }

    /// `31.2 to 34.0`; `within ± 0.1` where both ends are written as the estimate is; a dash for none.
    package func interval(
        _ low: Double?, _ high: Double?, around estimate: Double?, signed: Bool = false,
        range: (String, String) -> String = { "\($0) to \($1)" }, within: (String) -> String = { "within ± \($0)" }
    ) -> String {
        guard let low, let high else { return "-" }
        let ends = (text(low, signed: signed), text(high, signed: signed))
        let middle = text(estimate ?? low, signed: signed)
        return ends == (middle, middle) ? within(text(finest)) : range(ends.0, ends.1)
    }

    /// `33.1 (31.2 to 34.0)`, the estimate alone where it has no interval.
    package func withInterval(_ estimate: Double?, _ low: Double?, _ high: Double?, signed: Bool = false) -> String {
        let text = text(estimate, signed: signed)
        guard estimate != nil, low != nil, high != nil else { return text }
        return "\(text) (\(interval(low, high, around: estimate, signed: signed)))"
    }

    /// `33.1 ± 1.4`, the estimate alone where it has no interval.
    package func plusMinus(_ estimate: Double?, _ halfWidth: Double?, signed: Bool = false) -> String {
        let text = text(estimate, signed: signed)
        guard estimate != nil, let halfWidth else { return text }
        return "\(text) \(self.halfWidth(halfWidth))"
    }

    /// `± 1.4`; `± < 0.1` for one that would be written as zero.
    package func halfWidth(_ value: Double) -> String {
        let half = text(value)
        return "± " + (half.contains { $0 != "0" && $0 != "." } ? half : "< " + text(finest))
    }

    /// The smallest number that is not written as zero, unscaled.
    private var finest: Double { pow(10, -Double(decimals)) / factor }

    private static func isShare(_ unit: String) -> Bool { unit == "share" || unit == "probability" }

    private static func usualDecimals(_ unit: String, isMillions: Bool, largest: Double) -> Int {
        if isShare(unit) { return 1 }
        if unit.hasPrefix("NOK") { return isMillions ? 2 : 0 }
        switch largest {
        case 1000...: return 0
        case 10..<1000: return 1
        case 1..<10: return 2
        default: return 3
        }
    }

    /// As many that the narrowest interval shows; one that even two more decimals would not show counts for nothing.
    private static func decimals(_ halfWidths: [Double], usual: Int) -> Int {
        let most = usual + 2
        let shown = halfWidths.filter { $0.isFinite && $0 >= pow(10, -Double(most)) }
        guard let narrowest = shown.min() else { return usual }
        return max(usual, min(most, Int((-log10(narrowest) - 1e-9).rounded(.up))))
    }

    private func grouped(_ text: String) -> String {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first, whole.count > 3 else { return text }
        var output = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { output += " " }
            output.append(digit)
        }
        return parts.count > 1 ? output + "." + parts[1] : output
    }
}

/// A number by a format of `String(format:)`, without a sign where all of its digits are zeros.
func formatted(_ value: Double, _ format: String) -> String { withoutSignOfZero(String(format: format, value)) }

/// `0.0` for `-0.0` and `+0.0`: what is written as nought has no sign.
func withoutSignOfZero(_ text: String) -> String {
    text.contains { $0.isNumber && $0 != "0" } ? text : String(text.drop { $0 == "-" || $0 == "+" })
}

extension NumberText {
    /// One row for levels of an outcome and what else is written beside them.
    package init(_ levels: [ReportedOutcome?], beside others: [Double?] = []) {
        let known = levels.compactMap(\.self)
        self.init(
            unit: known.first?.unit ?? "", row: known.flatMap { [$0.estimate, $0.low, $0.high] } + others,
            halfWidths: known.flatMap { Self.reaches($0.estimate, $0.low, $0.high) })
    }

    /// One row for differences in an outcome, by their simultaneous intervals, and what else is written beside them.
    package init(_ differences: [Difference], beside others: [Double?] = []) {
        self.init(
            unit: differences.first?.unit ?? "", row: differences.flatMap(\.written) + others,
            halfWidths: differences.flatMap(\.reaches), isDifference: true)
    }

    /// How far the ends of an interval lie from the estimate; none where there is no interval.
    package static func reaches(_ estimate: Double?, _ low: Double?, _ high: Double?) -> [Double?] {
        guard let estimate, let low, let high else { return [] }
        return [estimate - low, high - estimate]
    }
}

extension Difference {
    /// The numbers that are written of it: the estimate and the ends of its simultaneous interval.
    package var written: [Double?] { [estimate, simultaneousLow, simultaneousHigh] }

    /// How far the ends of its simultaneous interval lie from the estimate.
    package var reaches: [Double?] { NumberText.reaches(estimate, simultaneousLow, simultaneousHigh) }
}
