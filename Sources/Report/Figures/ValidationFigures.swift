import Scenarios

// The model beside published findings.
extension ReportContext {
    /// A part for each validation.
    var validationParts: [Part] {
        sources.validations.enumerated().map { index, validation in
            let id = index == 0 ? "validation" : "validation-\(index + 1)"
            let figures = ["C", "V"].flatMap { patternFigures(validation, use: $0, id: "\(id)-\($0.lowercased())") }
            return Part(
                id: id, title: phrases("validation.part"), texts: [phrases("validation.lead")], figures: figures)
        }
    }

    private struct Placed {
        var line: ValidationReading.Line
        /// Simulated less published, in half-widths of the published interval.
        var value: Double
        var low: Double
        var high: Double
    }

    /// Where the simulated lies on a scale on which the published interval goes from -1 to 1.
    private func placed(_ line: ValidationReading.Line) -> Placed? {
        guard let low = line.published.low, let high = line.published.high, high > low,
            let simulated = line.simulated.estimate
        else {
            return nil
        }
        let (middle, half) = ((low + high) / 2, (high - low) / 2)
        func scaled(_ value: Double) -> Double { (value - middle) / half }
        return Placed(
            line: line, value: scaled(simulated), low: scaled(line.simulated.low ?? simulated),
            high: scaled(line.simulated.high ?? simulated))
    }

    /// So many lines at most to a figure, so that each fits on a printed page.
    private func patternFigures(_ validation: ValidationReading, use: String, id: String) -> [Figure] {
        let lines = validation.patterns.filter { $0.use == use }
        let most = 24
        return stride(from: 0, to: lines.count, by: most).compactMap { start in
            let part = Array(lines[start..<min(lines.count, start + most)])
            return patternFigure(validation, use: use, part, id: start == 0 ? id : "\(id)-\(start / most + 1)")
        }
    }

    private func patternFigure(
        _ validation: ValidationReading, use: String, _ lines: [ValidationReading.Line], id: String
    ) -> Figure? {
        let found = lines.compactMap(placed)
        guard !found.isEmpty else { return nil }
        let (passed, all) = validation.score(use)
        let names: KeyValuePairs = ["passed": numbers.text(passed), "all": numbers.text(all)]
        let reach = max(2, min(6, found.map { max(abs($0.value), 1) }.max() ?? 2)) * 1.15
        return Figure(
            id: id, title: phrases(use == "C" ? "validation.title_fitted" : "validation.title_held_out", names),
            lead: phrases("validation.reading"), description: phrases("validation.description"),
            drawing: .plot(
                traces: points(found, reach: reach), layout: patternLayout(found, reach: reach),
                height: 110 + 26 * found.count,
                narrow: Plot.object([:])),
            source: phrases("source.validation"), tables: [patternTable(lines, id: id)],
            legend: [
                LegendItem(text: phrases("validation.fits"), kind: .mark(0)),
                LegendItem(text: phrases("validation.fails"), kind: .mark(1)),
            ])
    }

    private func points(_ found: [Placed], reach: Double) -> [JSONText] {
        [(true, 0), (false, 1)].compactMap { passed, style in
            let own = found.enumerated().filter { ($0.element.line.passed ?? true) == passed }
            guard !own.isEmpty else { return nil }
            return Plot.object([
                "type": .string("scatter"), "mode": .string("markers"),
                "name": .string(phrases(passed ? "validation.fits" : "validation.fails")),
                "x": Plot.numbers(own.map { min(reach * 0.97, max(-reach * 0.97, $0.element.value)) }),
                "y": Plot.numbers(own.map { Double($0.offset) }),
                "error_x": Plot.object([
                    "type": .string("data"), "symmetric": .bool(false),
                    "array": Plot.numbers(own.map { $0.element.high - $0.element.value }),
                    "arrayminus": Plot.numbers(own.map { $0.element.value - $0.element.low }),
                    "color": .string(Palette.colour(style)),
                    "thickness": .number(1.6), "width": .integer(3),
                ]),
                "marker": Plot.object([
                    "color": .string(Palette.colour(style)), "symbol": .string(Palette.mark(style)),
                    "size": .integer(9),
                ]),
                "text": .strings(own.map { Plot.escaped("\($0.element.line.id) \($0.element.line.outcome)") }),
                "hovertemplate": .string("%{text}<extra></extra>"),
            ])
        }
    }

    private func patternLayout(_ found: [Placed], reach: Double) -> JSONText {
        Plot.object([
            "xaxis": Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.published_interval"))]),
                "range": Plot.numbers([-reach, reach]),
                "tickvals": Plot.numbers([0]), "ticktext": .strings([phrases("axis.published")]),
            ]),
            "yaxis": Plot.object([
                "tickvals": Plot.numbers(found.indices.map(Double.init)), "wrap": .bool(true),
                "ticktext": .strings(found.map { Plot.escaped("\($0.line.id) \(lineText($0.line))") }),
                "range": Plot.numbers([Double(found.count) - 0.4, -0.6]), "zeroline": .bool(false),
            ]),
            "shapes": .array([
                Plot.object([
                    "type": .string("rect"), "xref": .string("x"), "yref": .string("paper"), "x0": .integer(-1),
                    "x1": .integer(1),
                    "y0": .integer(0), "y1": .integer(1), "fillcolor": .string("rgba(0,114,90,0.10)"),
                    "line": Plot.object(["width": .integer(0)]), "layer": .string("below"),
                ])
            ]),
        ])
    }

    /// `hours_before, uo` with the outcome in words.
    private func lineText(_ line: ValidationReading.Line) -> String {
        let parts = line.outcome.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 ? label(parts[0]) + "," + parts[1] : label(line.outcome)
    }

    private func patternTable(_ lines: [ValidationReading.Line], id: String) -> DataTable {
        func cell(_ interval: ReadInterval) -> DataTable.Cell {
            let estimate = interval.estimate.map { numbers.significant($0) } ?? ""
            let ends = [interval.low, interval.high].compactMap { $0.map { numbers.significant($0) } }
            let range =
                ends.count == 2
                ? numbers.range(ends[0], ends[1])
                : interval.low != nil ? "> \(ends[0])" : interval.high != nil ? "< \(ends[0])" : ""
            let text = estimate.isEmpty ? range : range.isEmpty ? estimate : "\(estimate) (\(range))"
            return .init(
                text.isEmpty ? "–" : text,
                raw: [interval.estimate, interval.low, interval.high].map { $0.map { "\($0)" } ?? "" }.joined(
                    separator: " "))
        }
        return DataTable(
            name: id, title: phrases("table.patterns"),
            columns: ["pattern", "line", "published", "simulated", "fits"].map {
                .init(title: phrases("column." + $0), name: $0, isNumber: ["published", "simulated"].contains($0))
            },
            rows: lines.map { line in
                let verdict =
                    line.passed.map { phrases($0 ? "word.yes" : "word.no") } ?? phrases("validation.no_verdict")
                return [
                    .init(line.id), .init(lineText(line), raw: line.outcome), cell(line.published),
                    cell(line.simulated),
                    .init(verdict, raw: line.passed.map { "\($0)" } ?? ""),
                ]
            })
    }
}
