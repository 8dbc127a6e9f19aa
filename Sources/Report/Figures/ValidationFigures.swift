import Scenarios

// The model beside published findings.
extension ReportContext {
    /// A part for each validation.
    var validationParts: [Part] {
        sources.validations.enumerated().map { index, validation in
            let id = index == 0 ? "validation" : "validation-\(index + 1)"
            let figures = ["C", "V"].flatMap { use in
                [false, true].flatMap { patternFigures(validation, use: use, areDirections: $0, id: id) }
            }
            return Part(
                id: id, title: phrases("validation.part"), texts: [phrases("validation.lead")], figures: figures)
        }
    }

    private struct Placed {
        var line: ValidationReading.Line
        /// Simulated less published: in half-widths of the published interval; where only a direction is published, in
        /// half-widths of the simulated interval, more than 0 being as published.
        var value: Double
        var low: Double
        var high: Double
    }

    /// Where the simulated lies on the scale of the figure; nil where nothing was simulated or published.
    private func placed(_ line: ValidationReading.Line) -> Placed? {
        guard let simulated = line.simulated.estimate else { return nil }
        let ends = (line.simulated.low ?? simulated, line.simulated.high ?? simulated)
        let scale: (origin: Double, unit: Double)
        switch (line.published.low, line.published.high) {
        case (let low?, let high?) where high > low: scale = ((low + high) / 2, (high - low) / 2)
        case (let least?, nil): scale = (least, Self.unit(simulated - least, ends))
        case (nil, let most?): scale = (most, -Self.unit(simulated - most, ends))
        default: return nil
        }
        let scaled = [ends.0, ends.1].map { ($0 - scale.origin) / scale.unit }.sorted()
        return Placed(line: line, value: (simulated - scale.origin) / scale.unit, low: scaled[0], high: scaled[1])
    }

    /// The half-width of a simulated interval; where there is none, the distance itself.
    private static func unit(_ distance: Double, _ ends: (Double, Double)) -> Double {
        let half = (ends.1 - ends.0) / 2
        return half > 0 ? half : distance == 0 ? 1 : abs(distance)
    }

    /// So many lines at most to a figure, so that each fits on a printed page.
    private func patternFigures(
        _ validation: ValidationReading, use: String, areDirections: Bool, id: String
    ) -> [Figure] {
        let lines = validation.patterns.filter { $0.use == use && $0.isDirection == areDirections }
        let (id, most) = ("\(id)-\(use.lowercased())" + (areDirections ? "-directions" : ""), 24)
        return stride(from: 0, to: lines.count, by: most).compactMap { start in
            let part = Array(lines[start..<min(lines.count, start + most)])
            return patternFigure(
                validation, use: use, part, areDirections, id: start == 0 ? id : "\(id)-\(start / most + 1)")
        }
    }

    private func patternFigure(
        _ validation: ValidationReading, use: String, _ lines: [ValidationReading.Line], _ areDirections: Bool,
        id: String
    ) -> Figure? {
        let found = lines.compactMap(placed)
        guard !found.isEmpty else { return nil }
        let reach = max(2, min(6, found.map { max(abs($0.value), 1) }.max() ?? 2)) * 1.15
        let kinds = [true, false, nil].filter { passed in found.contains { $0.line.passed == passed } }
        return Figure(
            id: id, title: patternTitle(validation, use: use, areDirections),
            lead: phrases(areDirections ? "validation.reading_directions" : "validation.reading"),
            description: phrases("validation.description"),
            drawing: .plot(
                traces: kinds.map { points(found, reach: reach, passed: $0) },
                layout: patternLayout(found, reach: reach, areDirections),
                height: 110 + 26 * found.count, narrow: Plot.object([:])),
            source: phrases("source.validation"), tables: [patternTable(lines, id: id)],
            legend: kinds.map { LegendItem(text: verdict($0), kind: .mark(Self.style($0))) })
    }

    private func patternTitle(_ validation: ValidationReading, use: String, _ areDirections: Bool) -> String {
        let isFitted = use == "C"
        guard areDirections else {
            let (passed, all) = validation.score(use)
            return phrases(
                isFitted ? "validation.title_fitted" : "validation.title_held_out",
                ["passed": numbers.text(passed), "all": numbers.text(all)])
        }
        let lines = validation.patterns.filter { $0.use == use && $0.isDirection && $0.passed != nil }
        let passed = lines.count { $0.passed == true }
        return phrases(
            isFitted ? "validation.directions_fitted" : "validation.directions_held_out",
            ["passed": numbers.text(passed), "all": numbers.text(lines.count)])
    }

    private func verdict(_ passed: Bool?) -> String {
        phrases(passed.map { $0 ? "validation.fits" : "validation.fails" } ?? "validation.no_verdict")
    }

    private static func style(_ passed: Bool?) -> Int { passed.map { $0 ? 0 : 1 } ?? 4 }

    private func points(_ found: [Placed], reach: Double, passed: Bool?) -> JSONText {
        let own = found.enumerated().filter { $0.element.line.passed == passed }
        let style = Self.style(passed)
        return Plot.object([
            "type": .string("scatter"), "mode": .string("markers"), "name": .string(verdict(passed)),
            "x": Plot.numbers(own.map { min(reach * 0.97, max(-reach * 0.97, $0.element.value)) }),
            "y": Plot.numbers(own.map { Double($0.offset) }),
            "error_x": Plot.object([
                "type": .string("data"), "symmetric": .bool(false),
                "array": Plot.numbers(own.map { $0.element.high - $0.element.value }),
                "arrayminus": Plot.numbers(own.map { $0.element.value - $0.element.low }),
                "color": .string(Palette.colour(style)), "thickness": .number(1.6), "width": .integer(3),
            ]),
            "marker": Plot.object([
                "color": .string(Palette.colour(style)), "symbol": .string(Palette.mark(style)), "size": .integer(9),
            ]),
            "text": .strings(own.map { Plot.escaped("\($0.element.line.id) \($0.element.line.outcome)") }),
            "hovertemplate": .string("%{text}<extra></extra>"),
        ])
    }

    private func patternLayout(_ found: [Placed], reach: Double, _ areDirections: Bool) -> JSONText {
        let axis = phrases(areDirections ? "axis.published_direction" : "axis.published_interval")
        let ticks =
            areDirections
            ? [-reach / 2, 0, reach / 2] : [0]
        let words =
            areDirections
            ? [phrases("axis.against_published"), "0", phrases("axis.as_published")] : [phrases("axis.published")]
        return Plot.object([
            "xaxis": Plot.object([
                "title": Plot.object(["text": .string(axis)]),
                "range": Plot.numbers([-reach, reach]),
                "tickvals": Plot.numbers(ticks), "ticktext": .strings(words), "zeroline": .bool(areDirections),
            ]),
            "yaxis": Plot.object([
                "tickvals": Plot.numbers(found.indices.map(Double.init)), "wrap": .bool(true),
                "ticktext": .strings(found.map { Plot.escaped("\($0.line.id) \(lineText($0.line))") }),
                "range": Plot.numbers([Double(found.count) - 0.4, -0.6]), "zeroline": .bool(false),
            ]),
            "shapes": .array([
                Plot.object([
                    "type": .string("rect"), "xref": .string("x"), "yref": .string("paper"),
                    "x0": .number(areDirections ? 0 : -1), "x1": .number(areDirections ? reach : 1),
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
                let fits =
                    line.passed.map { phrases($0 ? "word.yes" : "word.no") } ?? phrases("validation.no_verdict")
                return [
                    .init(line.id), .init(lineText(line), raw: line.outcome), cell(line.published),
                    cell(line.simulated),
                    .init(fits, raw: line.passed.map { "\($0)" } ?? ""),
                ]
            })
    }
}
