import Foundation
import Models
import Scenarios

// What drives outcomes and differences: a tornado for a screening, bars for shares of variance.
extension ReportContext {
    /// A part for each sensitivity analysis.
    var sensitivityParts: [Part] {
        sources.sensitivities.enumerated().map { index, reading in
            let analysed = reading.series.filter { !$0.ranking.isEmpty }
            let others = reading.series.filter(\.ranking.isEmpty)
            var texts = [phrases("sensitivity.lead", ["name": reading.name])]
            for (key, series) in [
                ("sensitivity.silent", others.filter(\.isSilent)),
                ("sensitivity.not_analysed", others.filter { !$0.isSilent }),
            ] where !series.isEmpty {
                texts.append(phrases(key, ["series": series.map(seriesText).joined(separator: "; ")]))
            }
            return Part(
                id: index == 0 ? "sensitivity" : "sensitivity-\(index + 1)",
                title: phrases("sensitivity.title", ["name": reading.name]),
                texts: texts,
                figures: figures(of: analysed, id: "sensitivity-\(index + 1)"))
        }
    }

    /// Differences first, since they decide; of the rest, the tables.
    private func figures(of analysed: [SensitivityReading.Series], id: String) -> [Figure] {
        let ordered = analysed.filter { $0.against != nil } + analysed.filter { $0.against == nil }
        var figures = ordered.prefix(Self.mostFigures).enumerated().map { figure(of: $1, id: "\(id)-\($0 + 1)") }
        let rest = ordered.dropFirst(Self.mostFigures).enumerated().map {
            table(of: $1, id: "\(id)-\(Self.mostFigures + $0 + 1)")
        }
        if !rest.isEmpty { figures[figures.count - 1].tables += rest }
        return figures
    }

    private static let mostFigures = 6

    /// Sizes of a screening in the unit of the outcome; shares of variance as they are.
    private func shown(_ series: SensitivityReading.Series) -> NumberRow {
        guard series.effects != nil else { return numbers.row("1", [1]) }
        let unit = OutcomeCatalogue.names.first { $0.name == series.outcome }?.unit ?? "share"
        return numbers.row(unit, series.ranking.flatMap { [$0.size.estimate, $0.size.high] }, isDifference: true)
    }

    private func figure(of series: SensitivityReading.Series, id: String) -> Figure {
        let isScreening = series.effects != nil
        let ranking = series.ranking
        let row = shown(series)
        let names = ranking.map { Plot.escaped(factorText($0.factor)) }
        let traces =
            isScreening
            ? [
                bars(
                    ranking.map { $0.size.scaled(by: row.factor) }, names: names, name: phrases("sensitivity.size"),
                    style: 0
                )
            ]
            : [
                bars(
                    ranking.map { entry in firstIndex(series, entry.factor) }, names: names,
                    name: phrases("sensitivity.alone"), style: 0),
                bars(ranking.map(\.size), names: names, name: phrases("sensitivity.with_others"), style: 1),
            ]
        let noise =
            series.noiseShare.map { " " + phrases("sensitivity.noise", ["share": numbers.text(100 * $0)]) } ?? ""
        return Figure(
            id: id,
            title: title(of: series),
            lead: phrases(isScreening ? "sensitivity.lead_screening" : "sensitivity.lead_indices") + noise,
            description: phrases("sensitivity.description", ["outcome": seriesText(series)]),
            drawing: .plot(
                traces: traces,
                layout: layout(
                    names, title: phrases(isScreening ? "axis.mean_size" : "axis.variance_share", ["unit": row.unit])),
                height: 130 + (isScreening ? 34 : 48) * names.count,
                narrow: Plot.object([:])),
            source: phrases("source.sensitivity"), tables: [table(of: series, id: id)],
            legend: isScreening
                ? []
                : [
                    LegendItem(text: phrases("sensitivity.alone"), kind: .fill(Palette.tasks[2])),
                    LegendItem(text: phrases("sensitivity.with_others"), kind: .fill(Palette.tasks[5])),
                ])
    }

    /// The strongest factor, where noise does not hide it.
    private func title(of series: SensitivityReading.Series) -> String {
        let outcome = seriesText(series)
        guard !series.isSilent, let first = series.told.first else {
            return phrases("sensitivity.finding_silent", ["outcome": outcome])
        }
        let key = first.isTold == true ? "sensitivity.finding" : "sensitivity.finding_unknown"
        return phrases(key, ["outcome": outcome, "factor": factorText(first.factor)])
    }

    private func firstIndex(_ series: SensitivityReading.Series, _ factor: String) -> ReadInterval {
        series.indices?.first { $0.factor == factor }?.first ?? ReadInterval()
    }

    private func bars(_ sizes: [ReadInterval], names: [String], name: String, style: Int) -> JSONText {
        func gap(_ end: Double?, _ size: ReadInterval) -> Double? {
            guard let end, let estimate = size.estimate else { return nil }
            return abs(end - estimate)
        }
        return Plot.object([
            "type": .string("bar"), "orientation": .string("h"), "name": .string(name),
            "y": Plot.numbers(names.indices.map(Double.init)), "x": Plot.numbers(sizes.map(\.estimate)),
            "marker": Plot.object([
                "color": .string(style == 0 ? Palette.tasks[2] : Palette.tasks[5]),
                "line": Plot.object(["color": .string(Palette.colour(style)), "width": .integer(1)]),
            ]),
            "error_x": Plot.object([
                "type": .string("data"), "symmetric": .bool(false),
                "array": Plot.numbers(sizes.map { gap($0.high, $0) }),
                "arrayminus": Plot.numbers(sizes.map { gap($0.low, $0) }), "color": .string(Palette.ink),
                "thickness": .number(1.4),
                "width": .integer(4),
            ]),
            "text": .strings(names), "textposition": .string("none"),
            "customdata": .strings(sizes.map { $0.estimate.map { numbers.significant($0) } ?? "–" }),
            "hovertemplate": .string("%{text}: %{customdata}<extra>\(name)</extra>"),
        ])
    }

    private func layout(_ names: [String], title: String) -> JSONText {
        Plot.object([
            "xaxis": Plot.object([
                "title": Plot.object(["text": .string(title)]),
                "rangemode": .string("tozero"),
            ]),
            "yaxis": Plot.object([
                "tickvals": Plot.numbers(names.indices.map(Double.init)), "ticktext": .strings(names),
                "wrap": .bool(true),
                "range": Plot.numbers([Double(names.count) - 0.4, -0.6]), "showgrid": .bool(false),
                "zeroline": .bool(false),
            ]),
            "barmode": .string("group"),
        ])
    }

    private func table(of series: SensitivityReading.Series, id: String) -> DataTable {
        func interval(_ value: ReadInterval) -> DataTable.Cell {
            let text = [value.low, value.high].compactMap { $0.map { numbers.significant($0) } }
            return .init(
                text.count == 2 ? numbers.range(text[0], text[1]) : "–",
                raw: [value.low, value.high].map { $0.map { "\($0)" } ?? "" }.joined(separator: " "))
        }
        func number(_ value: ReadInterval) -> DataTable.Cell {
            .init(value.estimate.map { numbers.significant($0) } ?? "–", value.estimate)
        }
        func told(_ isTold: Bool?) -> DataTable.Cell {
            .init(isTold.map { phrases($0 ? "word.yes" : "word.no") } ?? phrases("word.unknown"))
        }
        let rows: [[DataTable.Cell]] =
            (series.effects ?? []).map { effect in
                [
                    .init(factorText(effect.factor), raw: effect.factor), number(effect.meanSize),
                    interval(effect.meanSize), number(effect.mean), told(effect.aboveNoise),
                    .init(effect.factor, isCode: true),
                ]
            }
            + (series.indices ?? []).map { index in
                [
                    .init(factorText(index.factor), raw: index.factor), number(index.first), interval(index.first),
                    number(index.total), interval(index.total), told(series.isTold(index)),
                    .init(index.factor, isCode: true),
                ]
            }
        let keys =
            series.effects != nil
            ? ["assumption", "mean_size", "mean_size_interval", "mean_effect", "above_noise", "parameter"]
            : [
                "assumption", "alone", "alone_interval", "with_others", "with_others_interval", "above_noise",
                "parameter",
            ]
        return DataTable(
            name: id, title: seriesText(series),
            columns: keys.map {
                .init(
                    title: phrases("column." + $0), name: $0,
                    isNumber: !["assumption", "above_noise", "parameter"].contains($0))
            }, rows: rows)
    }
}

extension ReadInterval {
    fileprivate func scaled(by factor: Double) -> ReadInterval {
        ReadInterval(
            estimate: estimate.map { $0 * factor }, low: low.map { $0 * factor }, high: high.map { $0 * factor })
    }
}
