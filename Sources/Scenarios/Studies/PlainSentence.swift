/// One leading outcome of all scenarios as a sentence: the first scenario's level, then what is more or less under each other one.
struct PlainSentence {
    let text: String

    private struct Wording {
        var opening: String
        var verb: String
        var unit: String
        var scale: Double
    }

    private static let wordings = [
        "eligible_employed_at_12m": Wording(
            opening: "Of 1000 eligible people, ", verb: " are in work 12 months later", unit: "", scale: 1000),
        "eligible_sustained_26w": Wording(
            opening: "Of 1000 eligible people, ", verb: " hold one job for 26 weeks", unit: "", scale: 1000),
        "coverage_90d": Wording(
            opening: "Of 1000 eligible people, ", verb: " get a place within 90 days", unit: "", scale: 1000),
        "eligible_hours_change": Wording(
            opening: "The weekly hours of work of an eligible person change by ", verb: "", unit: " hours", scale: 1),
    ]

    /// The sentence for an outcome; nil where it has none or nothing is known.
    init?(_ name: String, _ comparison: Comparison) {
        guard let wording = Self.wordings[name], let first = comparison.runs.first,
            let level = first.regional(name), let estimate = level.estimate
        else { return nil }
        let range = Self.range(level.low ?? estimate, level.high ?? estimate, wording)
        var clauses = [wording.opening + range + wording.verb + " under \(first.name)"]
        for run in comparison.runs.dropFirst() {
            let difference = comparison.differences.first {
                $0.name == name && $0.b == run.name && $0.group.key.isEmpty
            }
            clauses.append("under \(run.name) " + Self.clause(difference, wording))
        }
        text = clauses.joined(separator: "; ") + "."
    }

    private static func clause(_ difference: Difference?, _ wording: Wording) -> String {
        guard let difference, let estimate = difference.estimate else { return "it is not known" }
        guard let half = difference.simultaneousHalfWidth else { return change(estimate, wording) }
        let between = "\(change(estimate - half, wording)) to \(change(estimate + half, wording))"
        return difference.excludesZero
            ? "\(change(estimate, wording)) (\(between))" : "no difference that these runs can tell (\(between))"
    }

    /// `12 more`, `0.3 hours less`.
    private static func change(_ value: Double, _ wording: Wording) -> String {
        let size = number(abs(value), wording)
        return size + wording.unit + (value < 0 ? (wording.scale > 1 ? " fewer" : " less") : " more")
    }

    /// Of so many people none at least and all at most, as the tables have it.
    private static func range(_ low: Double, _ high: Double, _ wording: Wording) -> String {
        let isShare = wording.scale > 1
        let (from, to) = (
            signed(isShare ? max(0, low) : low, wording), signed(isShare ? min(1, high) : high, wording)
        )
        return from == to ? from : "\(from) to \(to)"
    }

    private static func signed(_ value: Double, _ wording: Wording) -> String {
        (value < 0 ? "-" : wording.scale > 1 ? "" : "+") + number(abs(value), wording)
    }

    private static func number(_ value: Double, _ wording: Wording) -> String {
        wording.scale > 1
            ? String(Int((value * wording.scale).rounded())) : NumberText(unit: "").text(value, like: value < 1 ? 0 : 1)
    }
}
