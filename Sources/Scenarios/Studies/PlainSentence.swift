import Foundation
import Models

/// One leading outcome of all scenarios as a sentence: the first scenario's level, then what is more or less under each other one.
struct PlainSentence {
    private(set) var text = ""

    /// How an outcome is said of people: `verb` of one person, then of several.
    private struct Wording {
        var opening: String
        var verb: (one: String, several: String)
        var isOfPeople: Bool
    }

    private static func wording(_ name: String, of people: String) -> Wording? {
        func ofPeople(_ one: String, _ several: String) -> Wording {
            Wording(opening: "Of \(people) eligible people, ", verb: (one, several), isOfPeople: true)
        }
        return switch name {
        case "eligible_employed_at_12m": ofPeople(" is in work 12 months later", " are in work 12 months later")
        case "eligible_sustained_26w": ofPeople(" holds one job for 26 weeks", " hold one job for 26 weeks")
        case "coverage_90d": ofPeople(" gets a place within 90 days", " get a place within 90 days")
        case "eligible_hours_change":
            Wording(
                opening: "The weekly hours of work of an eligible person change by ", verb: ("", ""),
                isOfPeople: false)
        default: nil
        }
    }

    /// All numbers of the sentence in one scale.
    private let numbers: NumberText
    /// Of how many people, 1 for what is not of people.
    private let base: Double

    /// The sentence for an outcome; nil where it has none or nothing is known.
    init?(_ name: String, _ comparison: Comparison) {
        guard let first = comparison.runs.first, let level = first.regional(name), let estimate = level.estimate,
            let isOfPeople = Self.wording(name, of: "")?.isOfPeople
        else { return nil }
        let later = comparison.runs.dropFirst().map { run in
            (run.name, comparison.differences.first { $0.name == name && $0.b == run.name && $0.group.key.isEmpty })
        }
        let halves = NumberText.reaches(estimate, level.low, level.high) + later.flatMap { $0.1?.reaches ?? [] }
        let values = [estimate, level.low, level.high] + later.flatMap { $0.1?.written ?? [] }
        base = isOfPeople ? NumberText.people(values, halfWidths: halves, atLeast: 1000) : 1
        numbers =
            isOfPeople
            ? NumberText(unit: "people", row: [1000]) : NumberText(unit: "", row: values, halfWidths: halves)
        guard let wording = Self.wording(name, of: base < 10_000 ? "1000" : numbers.text(base)) else { return nil }
        let range = self.range(level.low ?? estimate, level.high ?? estimate, estimate, isOfPeople)
        let verb = range == "1" ? wording.verb.one : wording.verb.several
        let clauses =
            [wording.opening + range + verb + " under \(first.name)"]
            + later.map { name, difference in "under \(name) " + clause(difference, isOfPeople) }
        text = clauses.joined(separator: "; ") + "."
    }

    private func clause(_ difference: Difference?, _ isOfPeople: Bool) -> String {
        guard let difference, let estimate = difference.estimate else { return "it is not known" }
        let middle = change(estimate, isOfPeople)
        guard let low = difference.simultaneousLow, let high = difference.simultaneousHigh else { return middle }
        let ends = (change(low, isOfPeople), change(high, isOfPeople))
        if ends == (middle, middle) {
            return difference.excludesZero ? middle : "there is hardly a difference (\(middle))"
        }
        let between = "\(ends.0) to \(ends.1)"
        return difference.excludesZero
            ? "\(middle) (\(between))" : "no difference that these runs can tell (\(between))"
    }

    /// `12 more`, `0.3 hours less`; `0` for what is written as nought.
    private func change(_ value: Double, _ isOfPeople: Bool) -> String {
        let size = numbers.text(abs(value) * base)
        guard size.contains(where: { $0 != "0" && $0 != "." }) else { return isOfPeople ? "0" : "0 hours" }
        if isOfPeople { return size + (value < 0 ? " fewer" : " more") }
        return size + " hours" + (value < 0 ? " less" : " more")
    }

    /// Of so many people none at least and all at most, as the tables have it.
    private func range(_ low: Double, _ high: Double, _ estimate: Double, _ isOfPeople: Bool) -> String {
        func end(_ value: Double) -> Double { isOfPeople ? min(1, max(0, value)) * base : value }
        let ends = [low, estimate, high].map { numbers.text(end($0), signed: !isOfPeople) }
        return ends[0] == ends[2] ? ends[1] : "\(ends[0]) to \(ends[2])"
    }
}

extension NumberText {
    /// Of how many people shares are said: 100, 1000 or 10 000, by the narrowest of the intervals that are to be seen in whole people.
    package static func people(_ shares: [Double?], halfWidths: [Double?], atLeast least: Double = 100) -> Double {
        let largest = shares.compactMap { $0.map(abs) }.max() ?? 0
        let narrowest = halfWidths.compactMap(\.self).filter { $0 >= 1e-4 }.min() ?? 1
        let needed = narrowest < 1e-3 ? 10_000.0 : largest < 0.05 || narrowest < 0.01 ? 1000 : 100
        return max(least, needed)
    }
}
