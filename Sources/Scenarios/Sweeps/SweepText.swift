import Foundation
import Models

/// A sweep for people: what it holds, how outcomes and differences lie over its points, and which factors go with them.
public struct SweepText {
    private let report: SweepReport
    private let summaries: [SweepSummary]

    /// The text of a report for these outcomes.
    public init(_ report: SweepReport, outcomes: [String]) {
        self.report = report
        summaries = report.summaries(outcomes)
    }

    private var designPoints: Int { report.settings.count }

    /// All of it.
    public var text: String {
        let scenarios = report.scenarios.joined(separator: ", ")
        let counts = (counted(designPoints, "design point"), counted(report.runs, "run"))
        var text = "\(report.name): \(counts.0), \(scenarios), \(counts.1)\n\n" + spread
        if !drivers.isEmpty { text += "\n" + drivers }
        return text
    }

    /// Lowest, median and highest of the points' estimates, which are those of the table of outcomes.
    private var spread: String {
        let isSomewhereUndefined = summaries.contains { $0.undefined > 0 }
        var table = TextTable([.left, .right, .right, .right, .right, .right])
        let title = ["over the points", "lowest", "median", "highest", "above zero"]
        table.add(title + (isSomewhereUndefined ? ["undefined"] : []))
        for item in summaries {
            let numbers = [item.range?.lowest, item.range?.median, item.range?.highest].map {
                $0.map { shortNumber(Self.rounded($0)) } ?? "-"
            }
            let undefined = item.undefined > 0 ? "\(item.undefined) of \(designPoints)" : ""
            table.add(
                [item.series.label] + numbers + [Self.aboveZero(item)] + (isSomewhereUndefined ? [undefined] : []))
        }
        guard isSomewhereUndefined else { return table.text }
        return table.text
            + "  undefined: design points without this number, such as where nobody is admitted; left out here\n"
    }

    private static func aboveZero(_ item: SweepSummary) -> String {
        guard item.series.against != nil, item.defined > 0 else { return "" }
        return String(format: "%.0f %% of points", 100 * Double(item.aboveZero) / Double(item.defined))
    }

    /// Rank correlations of factors with differences, or with levels where there is one scenario.
    private var drivers: String {
        let differences = summaries.filter { $0.series.against != nil }
        let asked = (differences.isEmpty ? summaries : differences).filter { !$0.drivers.isEmpty }
        guard designPoints >= SweepSummary.fewestPoints, !asked.isEmpty else { return "" }
        let limit = SweepSummary.noiseLimit(points: designPoints)
        var table = TextTable([.left, .left])
        table.add("goes with", String(format: "rank correlation over points; below %.2f is noise", limit))
        for item in asked { table.add(item.series.label, Self.text(item)) }
        let silent = (asked.first?.drivers ?? []).filter { $0.correlation == nil }.map(\.factor)
        guard !silent.isEmpty else { return table.text }
        return table.text + "  without numbers, so not correlated: \(silent.joined(separator: ", "))\n"
    }

    private static func text(_ item: SweepSummary) -> String {
        guard item.defined >= SweepSummary.fewestPoints else { return "defined at too few points (\(item.defined))" }
        let found = item.drivers.filter { $0.isAboveNoise == true }
            .sorted { abs($0.correlation ?? 0) > abs($1.correlation ?? 0) }
        let text = found.prefix(4).map { "\($0.factor) \(formatted($0.correlation ?? 0, "%+.2f"))" }
        return text.isEmpty ? "nothing that can be told from noise" : text.joined(separator: ", ")
    }

    /// Four digits.
    static func rounded(_ value: Double) -> Double { Double(String(format: "%.4g", value)) ?? value }
}
