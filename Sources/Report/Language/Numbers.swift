import Foundation

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

    /// `3 to 5`, or `3` where both ends are written alike.
    func range(_ low: String, _ high: String) -> String {
        low == high ? low : phrases("number.range", ["low": low, "high": high])
    }

    /// The unit of an outcome as it is named without numbers.
    func unit(_ unit: String) -> String { phrases("unit." + unit) }

    /// A number of the command line in the language of the report.
    func localised(_ text: String) -> String {
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
