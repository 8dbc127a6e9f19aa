import Models
import Simulator

/// `1 participant`, `12 participants`, in digits.
package func counted(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(value) " + (value == 1 ? noun : plural ?? noun + "s")
}

/// `1 minute`, `2.5 minutes`, in digits.
package func counted(_ value: Double, _ noun: String, _ plural: String? = nil) -> String {
    shortNumber(value) + " " + (value == 1 ? noun : plural ?? noun + "s")
}

/// Counts, dates and times as people say them.
enum PlainWords {
    /// A space at which no line is broken; made plain once the lines are.
    static let joint = "\u{A0}"

    /// `one` to `twelve`, then digits.
    static func count(_ value: Int) -> String {
        let words = [
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ]
        return words.indices.contains(value) ? words[value] : String(value)
    }

    /// `a meeting`, `six meetings`
    static func count(_ value: Int, _ noun: String, _ plural: String) -> String {
        value == 1 ? "one \(noun)" : "\(count(value)) \(plural)"
    }

    /// `first`, `second`, ...; digits from the sixth.
    static func ordinal(_ value: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth"]
        if words.indices.contains(value - 1) { return words[value - 1] }
        let suffixes = [1: "st", 2: "nd", 3: "rd"]
        let isTeen = (11...13).contains(value % 100)
        return "\(value)" + (isTeen ? "th" : suffixes[value % 10] ?? "th")
    }

    /// `once`, `twice`, `three times`
    static func times(_ value: Int) -> String {
        value == 1 ? "once" : value == 2 ? "twice" : "\(count(value)) times"
    }

    /// `1, 2 and 4`
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `12 days`, `5 months`, `2.5 years`
    static func duration(_ span: Span) -> String {
        let days = Int(span.days.rounded())
        if days < 1 { return "less than a day" }
        if days < 60 { return days == 1 ? "one day" : "\(days) days" }
        if span.years < 2 { return "\(Int((span.years * 12).rounded())) months" }
        return "\(shortNumber((span.years * 10).rounded() / 10)) years"
    }

    /// `7.5`, without needless decimals.
    static func number(_ value: Double) -> String { shortNumber((value * 10).rounded() / 10) }

    /// `1 hour`, `7.5 hours`
    static func counted(_ value: Double, _ noun: String) -> String {
        number(value) + (number(value) == "1" ? " \(noun)" : " \(noun)s")
    }

    /// `27 %`
    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\(joint)%" }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `14 March 2019`
    static func date(_ date: CalendarDate) -> String {
        "\(date.day)\(joint)\(months[date.month - 1])\(joint)\(date.year)"
    }

    /// `14 March to 20 April 2019`
    static func dates(_ first: CalendarDate, _ last: CalendarDate) -> String {
        if first.year != last.year { return "\(date(first)) to \(date(last))" }
        let month = first.month == last.month ? "" : "\(joint)\(months[first.month - 1])"
        return "\(first.day)\(month) to \(date(last))"
    }

    /// With a capital letter at the beginning.
    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
