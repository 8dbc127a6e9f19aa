import Foundation
import Models
import Simulator

/// A sweep for people: what it holds, how outcomes and differences lie over its points, and which factors go with them.
public struct SweepText {
    private let report: SweepReport
    private let series: [SweepReport.Series]

    /// The text of a report whose values hold these outcomes.
    public init(_ report: SweepReport, outcomes: [String]) {
        self.report = report
        series = report.series(outcomes)
    }

    /// All of it.
    public var text: String {
        let scenarios = report.points.map(\.scenario).distinct()
        let designPoints = report.points.count / max(1, scenarios.count)
        var text =
            "\(report.name): \(counted(designPoints, "design point")), \(scenarios.joined(separator: ", ")), \(counted(report.runs, "run"))\n\n"
        text += spread.text
        let driving = drivers
        if !driving.isEmpty { text += "\n" + driving }
        return text
    }

    /// Means of points: lowest, middle, highest.
    private var spread: TextTable {
        var table = TextTable([.left, .right, .right, .right, .right])
        table.add("over the points", "lowest", "median", "highest", "above zero")
        for item in series {
            let means = item.values.map(Self.mean).filter(\.isFinite).sorted()
            guard let low = means.first, let high = means.last else { continue }
            let share = Double(means.filter { $0 > 0 }.count) / Double(means.count)
            table.add(
                item.label, shortNumber(Self.rounded(low)), shortNumber(Self.rounded(means[means.count / 2])),
                shortNumber(Self.rounded(high)),
                item.against == nil ? "" : String(format: "%.0f %% of points", 100 * share))
        }
        return table
    }

    /// Rank correlations of factors with differences, or with levels where there is one scenario.
    private var drivers: String {
        let asked = series.contains { $0.against != nil } ? series.filter { $0.against != nil } : series
        let names = report.points.first?.settings.map(\.name) ?? []
        let scenarios = report.points.map(\.scenario).distinct().count
        let rows = stride(from: 0, to: report.points.count, by: max(1, scenarios)).map { report.points[$0].settings }
        let columns = names.indices.map { index in rows.map { Double($0[index].value) ?? .nan } }
        guard rows.count >= 10, !names.isEmpty else { return "" }
        // Two standard errors of a rank correlation without any relation.
        let limit = 2 / Double(rows.count - 1).squareRoot()
        var table = TextTable([.left, .left])
        table.add("goes with", String(format: "rank correlation over points; below %.2f is noise", limit))
        for item in asked {
            let means = item.values.map(Self.mean)
            let found = zip(names, columns).map { ($0, RankCorrelation.of($1, means)) }
                .filter { abs($0.1) >= limit }.sorted { abs($0.1) > abs($1.1) }
            let text = found.prefix(4).map { "\($0.0) \(String(format: "%+.2f", $0.1))" }.joined(separator: ", ")
            table.add(item.label, text.isEmpty ? "nothing that can be told from noise" : text)
        }
        return table.text
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// Four digits.
    static func rounded(_ value: Double) -> Double { Double(String(format: "%.4g", value)) ?? value }
}

/// Spearman's rank correlation, with mean ranks for ties.
enum RankCorrelation {
    /// Over the pairs in which both are numbers; 0 where one does not vary.
    static func of(_ a: [Double], _ b: [Double]) -> Double {
        let pairs = zip(a, b).filter { $0.isFinite && $1.isFinite }
        let (x, y) = (ranks(pairs.map(\.0)), ranks(pairs.map(\.1)))
        let n = Double(pairs.count)
        guard n > 2 else { return 0 }
        let middle = (n + 1) / 2
        var (xy, xx, yy) = (0.0, 0.0, 0.0)
        for (p, q) in zip(x, y) {
            xy += (p - middle) * (q - middle)
            xx += (p - middle) * (p - middle)
            yy += (q - middle) * (q - middle)
        }
        return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
    }

    private static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = Array(repeating: 0.0, count: values.count)
        var first = 0
        while first < order.count {
            var last = first
            while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
            for place in first...last { ranks[order[place]] = Double(first + last) / 2 + 1 }
            first = last + 1
        }
        return ranks
    }
}
