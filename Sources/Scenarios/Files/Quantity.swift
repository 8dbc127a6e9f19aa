import Simulator

/// A number with its unit as text: `5 years`, `16 million NOK`, `15`.
struct Quantity: Hashable, Sendable {
    /// The number, millions written out.
    var number: Double
    /// The unit as written; empty where there is none.
    var unit: String

    /// A number in a unit.
    init(number: Double, unit: String) { (self.number, self.unit) = (number, unit) }

    /// Reads a text, or gives nil where it does not begin with a finite number.
    init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let digits = words.prefix { "+-.eE0123456789".contains($0) }
        guard let end = Self.numberEnd(digits), let value = Double(digits[..<end]), value.isFinite else { return nil }
        let rest = words[end...].drop(while: \.isWhitespace)
        let millions = rest == "million" || rest.hasPrefix("million ")
        number = millions ? value * 1e6 : value
        unit = String(millions ? rest.dropFirst("million".count).drop(while: \.isWhitespace) : rest)
    }

    /// Minutes of a unit of time, as written in scenario files; nil for any other unit.
    static func minutes(perUnit unit: String) -> Double? {
        switch unit {
        case "minute", "minutes": 1
        case "hour", "hours": 60
        case "day", "days": 1440
        case "week", "weeks": 10_080
        case "month", "months": 43_830
        case "year", "years": 525_960
        default: nil
        }
    }

    /// The units of time that scenario files know.
    static let timeUnits = "minutes, hours, days, weeks, months, years"

    /// As a length of time, or nil where the unit is none of time.
    var span: Span? { Self.minutes(perUnit: unit).map { Span(days: number * $0 / 1440) } }

    /// The longest beginning that is a number.
    private static func numberEnd(_ digits: Substring) -> Substring.Index? {
        var end = digits.endIndex
        while end > digits.startIndex {
            if Double(digits[..<end]) != nil { return end }
            end = digits.index(before: end)
        }
        return nil
    }
}
