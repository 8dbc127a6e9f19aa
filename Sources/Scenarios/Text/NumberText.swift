import Foundation

/// Numbers of an outcome for people: shares as percent, money in whole kroner with spaces between thousands, from a
/// million on in millions.
public struct NumberText: Sendable {
    /// Of the outcome.
    public let unit: String
    private let inMillions: Bool

    /// Numbers in a unit, the largest of which is `largest`.
    public init(unit: String, upTo largest: Double? = nil) {
        self.unit = unit
        inMillions = unit.hasPrefix("NOK") && abs(largest ?? 0) >= 1e6
    }

    /// The unit as it is shown.
    public var shownUnit: String {
        switch unit {
        case "share", "probability": "%"
        case "1", "": ""
        case "hours per week": "hours/week"
        default:
            (inMillions ? unit.replacingOccurrences(of: "NOK", with: "MNOK") : unit)
                .replacingOccurrences(of: " per ", with: "/").replacingOccurrences(of: " and ", with: "/")
                .replacingOccurrences(of: "per ", with: "/")
        }
    }

    /// A number; a dash for none.
    public func text(_ value: Double?, signed: Bool = false, like scale: Double? = nil) -> String {
        guard let value else { return "-" }
        let factor = isShare ? 100 : inMillions ? 1e-6 : 1
        let shown = value * factor
        let reference = abs((scale ?? value) * factor)
        let text = grouped(String(format: "%.\(decimals(reference))f", abs(shown)))
        let isZero = !text.contains { $0 != "0" && $0 != "." }
        if shown < 0, !isZero { return "-" + text }
        return signed && !isZero ? "+" + text : text
    }

    /// `31.2 to 34.0`, or a dash.
    public func interval(_ low: Double?, _ high: Double?, signed: Bool = false) -> String {
        guard let low, let high else { return "-" }
        let scale = max(abs(low), abs(high))
        return text(low, signed: signed, like: scale) + " to " + text(high, signed: signed, like: scale)
    }

    private var isShare: Bool { unit == "share" || unit == "probability" }

    private func decimals(_ reference: Double) -> Int {
        if isShare { return 1 }
        if unit.hasPrefix("NOK") { return inMillions ? 2 : 0 }
        switch reference {
        case 1000...: return 0
        case 10..<1000: return 1
        case 1..<10: return 2
        default: return 3
        }
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
func formatted(_ value: Double, _ format: String) -> String {
    let text = String(format: format, value)
    return text.contains { ("1"..."9").contains($0) } ? text : text.filter { !"+-".contains($0) }
}
