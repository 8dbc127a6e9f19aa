import Models

extension PrecisionReport {
    /// For people: what was wanted, what was reached, why there were no more replications.
    var text: String {
        let lines = entries.map { "  " + Self.line($0) + (widestText($0)) + "\n" }
        let end =
            stoppedBy == .precision
            ? "Every outcome is as precise as asked for"
            : "As many replications as --maximum allows, and not every outcome is as precise as asked for"
        return "Precision after \(counted(replications, "replication"))\n" + lines.joined()
            + wrapped(end + ".", indent: "  ")
    }

    /// `coverage_90d: ± 1.8 points, 2.0 wanted`
    static func line(_ entry: Entry) -> String {
        let wanted = entry.target.halfWidth
        let numbers = NumberText(
            unit: entry.target.unit, row: [entry.reached, wanted], halfWidths: [entry.reached, wanted],
            isDifference: true)
        let isShare = numbers.shownUnit == "points"
        func text(_ value: Double) -> String { isShare ? rounded(100 * value) : numbers.text(value) }
        let reached = entry.reached.map { value in
            "± \(text(value)) " + (isShare && text(value) == "1" ? "point" : numbers.shownUnit)
        }
        return "\(entry.target.name): \(reached ?? "no interval yet"), \(text(wanted)) wanted"
    }

    /// Two decimals, since half-widths are often below a tenth of a point, and what is reached is told from what is wanted.
    private static func rounded(_ value: Double) -> String { shortNumber((value * 100).rounded() / 100) }

    private func widestText(_ entry: Entry) -> String { entry.widest.isEmpty ? "" : " (widest: \(entry.widest))" }
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
            return "\(counted(count, "replication"))\(state); how many more is not known, at most \(left)\(time)"
        }
        guard needed <= left else {
            return
                "\(counted(count, "replication"))\(state); about \(needed) more would do, --maximum allows \(left)\(time)"
        }
        return "\(counted(count, "replication"))\(state); about \(needed) more\(time)"
    }
}
