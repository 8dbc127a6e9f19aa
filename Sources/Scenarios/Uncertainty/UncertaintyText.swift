import Foundation
import Models
import Simulator

/// What a planner reads after a study of what is not known.
public struct UncertaintyText {
    private let report: UncertaintyReport

    /// The text for a report.
    public init(_ report: UncertaintyReport) { self.report = report }

    /// Title, what was drawn, outcomes, which is best, what to find out next.
    public var text: String {
        [title, drawn, outcomes, chances, value].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var percent: String { percentText(report.confidence) }

    // MARK: What was done

    private var title: String {
        let draws = report.draws
        let left = draws.asked - draws.rows.count
        let rejected =
            left > 0
            ? " (\(left) more \(left == 1 ? "contradicts itself and is" : "contradict themselves and are") left out)"
            : ""
        let parameters = draws.columns.count == 1 ? "one parameter" : "\(draws.columns.count) parameters"
        return wrapped(
            "\(report.scenarios.joined(separator: ", ")): \(counted(draws.rows.count, "draw")) of \(parameters)\(rejected), "
                + "\(counted(report.replications, "replication")) of each, seed \(report.seed)", indent: "")
    }

    private var drawn: String {
        let draws = report.draws
        var text = "What is taken as not known\n"
        let posterior = draws.columns.filter { $0.prior == nil }.map(\.label)
        if let source = draws.posterior, !posterior.isEmpty {
            text += wrapped(
                "from \(source.path) (\(source.summary)): \(posterior.joined(separator: ", "))", indent: "  ")
        }
        let priors = draws.columns.filter { $0.prior != nil }
        if priors.count > Self.mostNamed {
            text += wrapped(
                "from priors of the registry (`fotfeste parameters` lists them; no data in them): "
                    + "\(priors.count) assumed parameters", indent: "  ")
        } else if !priors.isEmpty {
            let list = priors.map { "\($0.label) \($0.prior?.text ?? "")" }.joined(separator: ", ")
            text += wrapped("from priors (no data in them): \(list)", indent: "  ")
        }
        let reasons = draws.omissions.map(\.reason).distinct()
        for reason in reasons {
            let labels = draws.omissions.filter { $0.reason == reason }.map(\.label)
            let list = labels.count > Self.mostNamed ? "\(labels.count) parameters" : labels.joined(separator: ", ")
            text += wrapped("not drawn: \(list): \(reason)", indent: "  ")
        }
        return text + wrapped("All other numbers are taken as they stand. Teams stay as planned.", indent: "  ")
    }

    private static let mostNamed = 15

    /// The label of a cost says what it is only under its heading.
    private static func label(_ name: String) -> String {
        name == InformationValue.cost ? "Cost to NAV" : OutcomeSection.text(of: name)
    }

    // MARK: Outcomes

    private var outcomes: String {
        var table = TextTable([.left, .right, .right, .right, .left, .right])
        table.add("Outcomes, with what is not known (\(percent) intervals)")
        table.add("outcome", "mean", "interval", "luck alone", "unit", "from parameters")
        for name in report.outcomes.map(\.series.outcome).distinct() {
            table.add("\(Self.label(name)) (\(name))")
            for outcome in report.outcomes where outcome.series.outcome == name { table.add(row(outcome)) }
        }
        return table.text + legend
    }

    private func row(_ outcome: OutcomeUncertainty) -> [String] {
        let series = outcome.series
        let label = "  " + (series.against.map { "\(series.scenario) less \($0)" } ?? series.scenario)
        // A row of one cell widens no column.
        guard let found = outcome.found else { return ["  \(label): not told: \(outcome.reason ?? "undefined")"] }
        let isDifference = series.against != nil
        let (low, high) = (found.interval.lowerBound, found.interval.upperBound)
        let numbers = NumberText(
            unit: outcome.unit, row: scale(series.outcome),
            halfWidths: [found.mean - low, high - found.mean, found.monteCarloHalfWidth], isDifference: isDifference)
        return [
            label, numbers.text(found.mean, signed: isDifference),
            numbers.interval(low, high, around: found.mean, signed: isDifference),
            numbers.halfWidth(found.monteCarloHalfWidth), numbers.shownUnit,
            found.isAboveNoise ? found.parameterShare.map { "\(Int((100 * $0).rounded())) %" } ?? "-" : "noise",
        ]
    }

    /// All numbers of an outcome, which stand below each other: its levels and differences have one scale.
    private func scale(_ outcome: String) -> [Double?] {
        report.outcomes.filter { $0.series.outcome == outcome }.compactMap(\.found).flatMap {
            [$0.mean, $0.interval.lowerBound, $0.interval.upperBound]
        }
    }

    private var legend: String {
        """
          interval: quantiles over the draws, of what is expected; luck alone: how far chance leaves the mean open (more draws narrow it)
          from parameters: their share in the variance of single runs; the rest is luck; noise: the share cannot be told from 0
          points: percentage points

        """
    }

    // MARK: Which is best

    private var chances: String {
        guard !report.chances.isEmpty else { return "" }
        var table = TextTable([.left] + report.scenarios.map { _ in .right })
        table.add("How probable it is that each is best")
        table.add(["outcome"] + report.scenarios)
        for chance in report.chances {
            table.add([Self.label(chance.outcome)] + chance.chances.map { "\(Int((100 * $0).rounded())) %" })
        }
        return table.text
    }

    // MARK: What to find out next

    private var value: String {
        guard report.scenarios.count > 1 else { return "" }
        guard let jobs = report.jobs else {
            return
                "What to find out next: cannot be told, since jobs added are undefined in some runs or draws are few.\n"
        }
        var text = "What to find out next\n"
        text += wrapped(
            "By sustained jobs added, \(jobs.best) is chosen with what is known now. To know all that was drawn, before "
                + "choosing, would be worth \(everything(jobs, "sustained jobs a year")).", indent: "  ")
        text += worthText
        if let kroner = report.kroner {
            text += wrapped(
                "By that, \(kroner.best) is chosen, and to know everything would be worth "
                    + "\(everything(kroner, kronerUnit)).", indent: "  ")
        }
        return text + table(jobs)
    }

    /// Nothing where one scenario is best at every draw, or where what parameters do is hidden by noise.
    private func everything(_ value: InformationValue, _ unit: String) -> String {
        guard value.isAboveNoise else { return "nothing that can be told from noise" }
        return value.everything.value > 0
            ? amount(value.everything, value.unit) + " " + unit : "nothing: it is best at every draw"
    }

    private var worthText: String {
        guard let worth = report.worth else {
            return wrapped(
                "In NOK nothing is said, since no jobs are added under \(report.scenarios[0]): state what one is worth "
                    + "with --worth NOK.", indent: "  ")
        }
        let source =
            worth.derivedFrom.map {
                "what one that is added costs under \($0); grade D, state your own with --worth NOK"
            }
            ?? "as stated"
        return wrapped("A sustained job is taken to be worth \(Money.text(worth.kroner)): \(source).", indent: "  ")
    }

    private func table(_ jobs: InformationValue) -> String {
        let told = jobs.items.filter { item in item.isAboveNoise || kroner(item)?.isAboveNoise == true }
        let rest = jobs.items.count - told.count
        let silent = "worth nothing that can be told from noise"
        guard !told.isEmpty else { return "  Each parameter by itself: \(silent).\n" }
        var table = TextTable([.left, .right, .right])
        table.add("to know", "sustained jobs a year", kronerUnit)
        for item in told {
            let kroner = kroner(item).map { amount($0.value, "NOK per year") } ?? "-"
            table.add(
                (item.isGroup ? "all of: " : "") + item.label, amount(item.value, "jobs per year"), kroner)
        }
        return table.text + (rest > 0 ? "  \(counted(rest, "other")): \(silent)\n" : "")
            + "  each by itself: of parameters without any effect one in twenty is listed by chance alone\n"
    }

    private func kroner(_ item: InformationValue.Item) -> InformationValue.Item? {
        report.kroner?.items.first { $0.label == item.label && $0.isGroup == item.isGroup }
    }

    /// `0.42 (0.10 to 0.74)`; nothing is worth less than 0.
    private func amount(_ estimate: Estimate, _ unit: String) -> String {
        let half = estimate.halfWidth ?? 0
        let (low, high) = (max(0, estimate.value - half), estimate.value + half)
        guard unit.hasPrefix("NOK") else {
            return NumberText(unit: unit, row: [1, high], halfWidths: [half]).withInterval(estimate.value, low, high)
        }
        let numbers = NumberText(unit: unit, row: worths)
        return numbers.withInterval(Self.rounded(estimate.value), Self.rounded(low), Self.rounded(high))
    }

    /// All that is said in kroner of what it is worth to know: one scale for all of it.
    private var worths: [Double?] {
        guard let kroner = report.kroner else { return [] }
        return ([kroner.everything] + kroner.items.map(\.value)).map { $0.value + ($0.halfWidth ?? 0) }
    }

    private var kronerUnit: String {
        NumberText(unit: "NOK per year", row: worths).isMillions ? "million NOK a year" : "NOK a year"
    }

    /// Two digits and a zero or more: more would pretend.
    private static func rounded(_ value: Double) -> Double { Double(String(format: "%.2g", value)) ?? value }
}
