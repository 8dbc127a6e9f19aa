import Models
import Scenarios
import Simulator

// How many wait, month by month.
extension ReportContext {
    /// Nil for cohorts, and for results of a program that did not count this.
    var waitingFigure: Figure? {
        let found = studies.filter { $0.series.has(.waitingByMonth) }
        guard studies.first?.isCohort == false, !found.isEmpty else { return nil }
        let stocks = studies.map { MonthlyStock($0, .waitingByMonth, confidence: confidence) }
        let traces = stocks.enumerated().flatMap { index, stock -> [JSONText] in
            let name = Plot.escaped(studies[index].name)
            let line = Plot.line(
                name, x: stock.months, y: stock.mean, style: index,
                hover: "%{y:.0f}<extra>\(name), %{x:.0f} \(phrases("axis.months_short"))</extra>")
            return [Plot.band(x: stock.months, low: stock.low, high: stock.high, style: index), line].compactMap(\.self)
        }
        let labels = stocks.enumerated().compactMap { index, stock -> JSONText? in
            guard studies.count > 1, let month = stock.months.last, let mean = stock.mean.last ?? nil else {
                return nil
            }
            return Plot.endLabel(studies[index].name, x: month, y: mean, style: index)
        }
        let highest = stocks.flatMap { $0.high + $0.mean }.compactMap(\.self).max() ?? 1
        return Figure(
            id: "waiting", title: waitingTitle(stocks), lead: phrases("figure.waiting.lead", ["percent": percent]),
            description: phrases("figure.waiting.description"),
            drawing: .plot(
                traces: traces,
                layout: Plot.object([
                    "xaxis": Plot.object([
                        "title": Plot.object(["text": .string(phrases("axis.months_observed"))]), "dtick": .integer(12),
                    ]),
                    "yaxis": Plot.object([
                        "title": Plot.object(["text": .string(phrases("axis.waiting"))]),
                        "range": Plot.numbers([0, max(1, 1.12 * highest)]),
                    ]),
                    "endLabels": .array(labels),
                ]), height: 360, narrow: Plot.object([:])),
            source: phrases("source.observations", ["names": "waiting_by_month"]),
            tables: [waitingTable(stocks)], legend: lineLegend, isLabelled: true)
    }

    private func waitingTitle(_ stocks: [MonthlyStock]) -> String {
        let parts = zip(studies, stocks).compactMap { study, stock -> String? in
            guard let last = stock.mean.last ?? nil else { return nil }
            let count = numbers.text(last)
            return studies.count > 1 ? phrases("figure.waiting.part", ["count": count, "name": study.name]) : count
        }
        return phrases("figure.waiting.title", ["parts": phrases.list(parts)])
    }

    private func waitingTable(_ stocks: [MonthlyStock]) -> DataTable {
        let rows = zip(studies, stocks).flatMap { study, stock in
            stock.months.indices.filter { $0 % 3 == 0 }.map { index -> [DataTable.Cell] in
                let (low, high) = (stock.low[index], stock.high[index])
                let row = numbers.row("episodes", [stock.mean[index], low, high])
                return [
                    .init(study.name), .init(numbers.text(Int(stock.months[index])), stock.months[index]),
                    .init(row(stock.mean[index]), stock.mean[index]),
                    .init(row.interval(low, high, around: stock.mean[index]), raw: stock.ends(index)),
                ]
            }
        }
        return DataTable(
            name: "waiting", title: phrases("table.waiting"),
            columns: [
                .init(title: phrases("column.study"), name: "study", isNumber: false),
                .init(title: phrases("column.month"), name: "month", isNumber: true),
                .init(title: phrases("column.waiting"), name: "waiting", isNumber: true),
                .init(title: phrases("column.interval", ["percent": percent]), name: "low_high", isNumber: true),
            ], rows: rows)
    }
}

/// A count at the end of each month: mean over replications and its t interval.
struct MonthlyStock {
    let months: [Double]
    let mean: [Double?]
    let low: [Double?]
    let high: [Double?]

    init(_ study: StudyReading, _ measure: Measure, confidence: Double) {
        let curves = study.series.curves(measure)
        let length = Int(((study.input.horizon - study.input.warmup) / .months(1)).rounded(.down))
        months = (0...max(0, length)).map(Double.init)
        let estimates = (0...max(0, length)).map { month in
            let values = curves.map { $0[month] ?? 0 }
            return Jackknife(ratioOf: values, to: values.map { _ in 1 })?.estimate(confidence: confidence)
                ?? Estimate(
                    value: values.reduce(0, +) / Double(max(1, values.count)), halfWidth: nil, level: confidence,
                    method: .jackknife)
        }
        mean = estimates.map(\.value)
        low = estimates.map { $0.low.map { max(0, $0) } }
        high = estimates.map(\.high)
    }

    /// For a CSV.
    func ends(_ index: Int) -> String {
        [low[index], high[index]].map { $0.map { "\($0)" } ?? "" }.joined(separator: " ")
    }
}
