import Foundation
import Scenarios

// What a calibration found: where each parameter may lie within what was believed before.
extension ReportContext {
    /// A part for each calibration.
    var posteriorParts: [Part] {
        sources.posteriors.enumerated().map { index, reading in
            Part(
                id: index == 0 ? "posterior" : "posterior-\(index + 1)",
                title: phrases("posterior.part", ["name": reading.name]),
                texts: [
                    phrases(
                        "posterior.lead",
                        [
                            "evaluations": numbers.text(reading.evaluations),
                            "patterns": phrases.list(reading.patterns),
                            "particles": numbers.text(reading.particles.count),
                        ])
                ],
                figures: reading.particles.isEmpty ? [] : [posteriorFigure(reading, id: "posterior-\(index + 1)")])
        }
    }

    private func posteriorFigure(_ reading: PosteriorReading, id: String) -> Figure {
        let panels = reading.parameters.indices.map { posteriorPanel(reading, $0) }
        let rows = PosteriorGrid(panels: panels.count).rows
        let notes = panels.map(\.note)
        return Figure(
            id: id, title: posteriorTitle(reading), lead: phrases("posterior.reading"),
            description: phrases("posterior.description"),
            drawing: .plot(
                traces: panels.map(\.bars),
                layout: .object(
                    [("bargap", .number(0.04))] + panels.flatMap(\.axes) + [("annotations", .array(notes))]),
                height: 150 * rows + 40,
                narrow: .object([("height", .integer(150 * panels.count + 60))] + panels.flatMap(\.narrow))),
            source: phrases("source.posterior"), tables: [posteriorTable(reading, id: id)])
    }

    private struct PosteriorPanel {
        var bars: JSONText
        var axes: [(String, JSONText)]
        /// Where it is on a phone.
        var narrow: [(String, JSONText)]
        var note: JSONText
    }

    private func posteriorPanel(_ reading: PosteriorReading, _ index: Int) -> PosteriorPanel {
        let parameter = reading.parameters[index]
        let suffix = index == 0 ? "" : "\(index + 1)"
        let histogram = WeightedHistogram(
            reading.particles.map { index < $0.count ? $0[index] : .nan }, weights: reading.weights,
            within: parameter.bounds)
        let grid = PosteriorGrid(panels: reading.parameters.count)
        let narrow = grid.narrow(index)
        return PosteriorPanel(
            bars: bars(histogram, parameter, suffix),
            axes: axes(parameter, histogram, suffix, x: grid.across(index), y: grid.upwards(index)),
            narrow: [
                ("xaxis" + suffix, Plot.object(["domain": Plot.numbers([0.02, 0.98])])),
                ("yaxis" + suffix, Plot.object(["domain": Plot.numbers([narrow.0, narrow.1])])),
            ],
            note: Plot.note(
                Plot.escaped(parameter.label(factorText(parameter.name))), x: 0, y: 1, shift: (0, 3),
                references: ("x\(suffix) domain", "y\(suffix) domain"), size: 11, vertical: "bottom"))
    }

    private func posteriorTitle(_ reading: PosteriorReading) -> String {
        let narrowed = reading.parameters.filter { parameter in
            guard let bounds = parameter.bounds, let low = parameter.low, let high = parameter.high else {
                return false
            }
            return (high - low) < 0.45 * (bounds.upperBound - bounds.lowerBound)
        }
        return phrases(
            "posterior.title",
            ["narrowed": numbers.text(narrowed.count), "all": numbers.text(reading.parameters.count)])
    }

    private func bars(_ histogram: WeightedHistogram, _ parameter: PosteriorReading.Varied, _ suffix: String)
        -> JSONText
    {
        let inside = histogram.middles.map { middle in
            (parameter.low ?? -.infinity) <= middle && middle <= (parameter.high ?? .infinity)
        }
        return Plot.object([
            "type": .string("bar"), "x": Plot.numbers(histogram.middles), "y": Plot.numbers(histogram.shares),
            "xaxis": .string("x" + suffix), "yaxis": .string("y" + suffix),
            "name": .string(Plot.escaped(parameter.label(parameter.name))),
            "marker": Plot.object([
                "color": .strings(inside.map { $0 ? Palette.tasks[3] : Palette.tasks[1] })
            ]),
            "hovertemplate": .string("%{x:.3g}: %{y:.2f}<extra></extra>"),
        ])
    }

    private func axes(
        _ parameter: PosteriorReading.Varied, _ histogram: WeightedHistogram, _ suffix: String, x: (Double, Double),
        y: (Double, Double)
    ) -> [(String, JSONText)] {
        let bounds = parameter.bounds ?? histogram.bounds
        return [
            (
                "xaxis" + suffix,
                Plot.object([
                    "domain": Plot.numbers([x.0, x.1]), "anchor": .string("y" + suffix), "nticks": .integer(4),
                    "range": Plot.numbers([bounds.lowerBound, bounds.upperBound]),
                    "tickfont": Plot.object(["size": .integer(10)]),
                    "title": Plot.object(["text": .string("")]), "showgrid": .bool(false),
                ])
            ),
            (
                "yaxis" + suffix,
                Plot.object([
                    "domain": Plot.numbers([y.0, y.1]), "anchor": .string("x" + suffix), "showticklabels": .bool(false),
                    "showgrid": .bool(false),
                    "zeroline": .bool(false), "ticks": .string(""), "rangemode": .string("tozero"),
                ])
            ),
        ]
    }

    private func posteriorTable(_ reading: PosteriorReading, id: String) -> DataTable {
        DataTable(
            name: id, title: phrases("table.posterior"),
            columns: ["assumption", "prior", "posterior_mean", "posterior_interval", "parameter"].map {
                .init(title: phrases("column." + $0), name: $0, isNumber: $0.hasPrefix("posterior"))
            },
            rows: reading.parameters.map { parameter in
                let ends = [parameter.low, parameter.high].compactMap(\.self)
                return [
                    .init(parameter.label(factorText(parameter.name))), .init(parameter.prior, isCode: true),
                    .init(parameter.mean.map { numbers.significant($0) } ?? "–", parameter.mean),
                    .init(
                        ends.count == 2
                            ? numbers.range(numbers.significant(ends[0]), numbers.significant(ends[1])) : "–",
                        raw: ends.map { "\($0)" }.joined(separator: " ")),
                    .init(parameter.label(parameter.name), isCode: true),
                ]
            })
    }
}

/// Where the panels of a posterior are: two beside each other, on a phone below each other.
private struct PosteriorGrid {
    let panels: Int
    private static let columns = 2

    var rows: Int { (panels + Self.columns - 1) / Self.columns }

    func across(_ index: Int) -> (Double, Double) {
        let width = 1 / Double(Self.columns)
        let left = Double(index % Self.columns) * width
        return (left + 0.02, left + width - 0.02)
    }

    func upwards(_ index: Int) -> (Double, Double) {
        let height = 1 / Double(rows)
        let top = 1 - Double(index / Self.columns) * height
        return (top - height * 0.72, top - height * 0.2)
    }

    func narrow(_ index: Int) -> (Double, Double) {
        let height = 1 / Double(panels)
        let top = 1 - Double(index) * height
        return (top - height * 0.7, top - height * 0.2)
    }
}

/// Shares of weight in bins of equal width.
struct WeightedHistogram {
    let middles: [Double]
    let shares: [Double]
    let bounds: ClosedRange<Double>

    init(_ values: [Double], weights: [Double], within asked: ClosedRange<Double>?, bins: Int = 20) {
        let finite = values.filter(\.isFinite)
        let low = asked?.lowerBound ?? finite.min() ?? 0
        let high = max(asked?.upperBound ?? finite.max() ?? 1, low + 1e-12)
        let width = (high - low) / Double(bins)
        var sums = Array(repeating: 0.0, count: bins)
        for (value, weight) in zip(values, weights) where value.isFinite {
            sums[min(bins - 1, max(0, Int((value - low) / width)))] += weight
        }
        let total = sums.reduce(0, +)
        bounds = low...high
        middles = sums.indices.map { low + (Double($0) + 0.5) * width }
        shares = sums.map { total > 0 ? $0 / total : 0 }
    }
}
