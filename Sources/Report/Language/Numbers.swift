import Foundation
import Scenarios

/// Numbers as a language writes them: in Norwegian with a decimal comma; thousands apart by a thin space in both.
struct Numbers: Sendable {
    let phrases: Phrases
    private static let thinSpace = "\u{202F}"
    private static let minus = "\u{2212}"

    /// A number with so many decimals.
    func text(_ value: Double, decimals: Int = 0, signed: Bool = false) -> String {
        let digits = String(format: "%.\(decimals)f", abs(value))
        let isZero = !digits.contains { $0 != "0" && $0 != "." }
        let sign = isZero ? "" : value < 0 ? "-" : signed ? "+" : ""
        let parts = digits.split(separator: ".", maxSplits: 1)
        let whole = grouped(String(parts.first ?? ""))
        return localised(sign + (parts.count > 1 ? whole + "." + parts[1] : whole))
    }

    /// A whole number.
    func text(_ value: Int) -> String { text(Double(value)) }

    /// A number with so many digits that count.
    func significant(_ value: Double, digits: Int = 3) -> String {
        guard value != 0, value.isFinite else { return "0" }
        let places = digits - 1 - Int(log10(abs(value)).rounded(.down))
        // 9505 with one digit is 10 000.
        let unit = pow(10, Double(max(0, -places)))
        let rounded = places < 0 ? (value / unit).rounded() * unit : value
        var text = text(rounded, decimals: min(max(0, places), 8))
        let mark = phrases("number.decimal_mark")
        if text.contains(mark) {
            while text.last == "0" { text.removeLast() }
            if text.hasSuffix(mark) { text.removeLast() }
        }
        return text
    }

    /// A value of an outcome, as in the tables of the command line; a dash for none.
    func outcome(_ value: Double?, unit: String, like scale: Double? = nil, signed: Bool = false) -> String {
        guard value != nil else { return "–" }
        return localised(NumberText(unit: unit, upTo: scale ?? value).text(value, signed: signed, like: scale))
    }

    /// `31,2 til 34,0`, or a dash.
    func interval(_ low: Double?, _ high: Double?, unit: String, signed: Bool = false) -> String {
        guard let low, let high else { return "–" }
        let scale = max(abs(low), abs(high))
        return range(
            outcome(low, unit: unit, like: scale, signed: signed),
            outcome(high, unit: unit, like: scale, signed: signed))
    }

    /// `3 to 5`, or `3` where both ends are written alike.
    func range(_ low: String, _ high: String) -> String {
        low == high ? low : phrases("number.range", ["low": low, "high": high])
    }

    /// The unit of an outcome as it is shown beside numbers up to `largest`.
    func unit(_ unit: String, upTo largest: Double? = nil) -> String {
        let isMillions = unit.hasPrefix("NOK") && abs(largest ?? 0) >= 1e6
        return phrases((isMillions ? "unit.million " : "unit.") + unit)
    }

    private func localised(_ text: String) -> String {
        text.replacing(" ", with: Self.thinSpace).replacing("-", with: Self.minus)
            .replacing(".", with: phrases("number.decimal_mark"))
    }

    private func grouped(_ digits: String) -> String {
        guard digits.count > 3 else { return digits }
        var output = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { output += " " }
            output.append(digit)
        }
        return output
    }
}
