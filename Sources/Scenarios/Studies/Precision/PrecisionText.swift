import Models

extension PrecisionReport {
    /// For people: what was wanted, what was reached, why there were no more replications.
    var text: String {
        let lines = entries.map { "  " + Self.line($0) + (widestText($0)) + "\n" }
        let end =
            stoppedBy == .precision
            ? "Every outcome is as precise as asked for"
            : "As many replications as --maximum allows, and not every outcome is as precise as asked for"
        return "Precision after \(replications) replications\n" + lines.joined() + wrapped(end + ".", indent: "  ")
    }

    /// `coverage_90d: ± 1.8 points, 2.0 wanted`
    static func line(_ entry: Entry) -> String {
        let isShare = entry.target.unit == "share" || entry.target.unit == "probability"
        let numbers = NumberText(unit: entry.target.unit, upTo: entry.reached ?? entry.target.halfWidth)
        func text(_ value: Double) -> String { isShare ? rounded(100 * value) : numbers.text(value) }
        let unit = isShare ? "points" : numbers.shownUnit
        let reached = entry.reached.map { "± \(text($0)) \(unit)" } ?? "no interval yet"
        return "\(entry.target.name): \(reached), \(text(entry.target.halfWidth)) wanted"
    }

    private func widestText(_ entry: Entry) -> String { entry.widest.isEmpty ? "" : " (widest: \(entry.widest))" }

    /// Two decimals, since half-widths are often below a tenth of a point.
    private static func rounded(_ value: Double) -> String { shortNumber((value * 100).rounded() / 100) }
}

/// What is said of a look at which a study goes on.
public struct PrecisionForecast: Sendable {
    /// As things stand.
    let report: PrecisionReport
    /// More replications of each scenario; nil where that cannot be told.
    let needed: Int?
    let maximum: Int
    /// For those that are needed or allowed; nil where none ran yet.
    let seconds: Double?

    /// On one line.
    public var text: String {
        let (count, left) = (report.replications, maximum - report.replications)
        let open = report.entries.filter { !$0.isReached }
        let state = open.isEmpty ? "" : ": " + open.map(PrecisionReport.line).joined(separator: "; ")
        let time = seconds.map { ", about \(PlainDuration.text($0))" } ?? ""
        guard let needed else {
            return "\(count) replications\(state); how many more is not known, at most \(left)\(time)"
        }
        guard needed <= left else {
            return "\(count) replications\(state); about \(needed) more would do, --maximum allows \(left)\(time)"
        }
        return "\(count) replications\(state); about \(needed) more\(time)"
    }
}
