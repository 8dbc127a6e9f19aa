import Scenarios

/// Small makers of Plotly's JSON.
enum Plot {
    static func numbers(_ values: [Double?]) -> JSONText { .array(values.map { $0.map(JSONText.number) ?? .null }) }

    static func object(_ members: KeyValuePairs<String, JSONText>) -> JSONText {
        .object(members.map { ($0.key, $0.value) })
    }

    /// A line, direct-labelled by an annotation elsewhere.
    static func line(
        _ name: String, x: [Double], y: [Double?], style index: Int, hover: String, axes: (String, String) = ("x", "y"),
        shape: String = "linear"
    ) -> JSONText {
        object([
            "type": .string("scatter"), "mode": .string("lines"), "name": .string(name), "x": numbers(x),
            "y": numbers(y), "xaxis": .string(axes.0), "yaxis": .string(axes.1), "showlegend": .bool(false),
            "hovertemplate": .string(hover),
            "line": object([
                "color": .string(Palette.colour(index)), "dash": .string(Palette.dash(index)), "width": .number(2.2),
                "shape": .string(shape),
            ]),
        ])
    }

    /// The area between two curves; nothing where either is missing.
    static func band(
        x: [Double], low: [Double?], high: [Double?], style index: Int, axes: (String, String) = ("x", "y")
    ) -> JSONText? {
        let found = zip(x, zip(low, high)).compactMap { x, ends -> (Double, Double, Double)? in
            guard let low = ends.0, let high = ends.1 else { return nil }
            return (x, low, high)
        }
        guard found.count > 1 else { return nil }
        return object([
            "type": .string("scatter"), "mode": .string("lines"), "fill": .string("toself"),
            "x": numbers(found.map(\.0) + found.reversed().map(\.0)),
            "y": numbers(found.map(\.1) + found.reversed().map(\.2)), "xaxis": .string(axes.0),
            "yaxis": .string(axes.1), "line": object(["width": .integer(0)]),
            "fillcolor": .string(Palette.band(index)), "hoverinfo": .string("skip"), "showlegend": .bool(false),
        ])
    }

    /// Error bars from the ends of intervals, which need not be as far above an estimate as below; nil stands for a point without one.
    static func bars(_ outcomes: [ReportedOutcome?], factor: Double, style index: Int) -> JSONText {
        func reach(_ outcome: ReportedOutcome?, _ end: KeyPath<ReportedOutcome, Double?>, _ sign: Double) -> Double? {
            guard let outcome, let estimate = outcome.estimate, let end = outcome[keyPath: end] else { return nil }
            return factor * sign * (end - estimate)
        }
        return object([
            "type": .string("data"), "symmetric": .bool(false), "array": numbers(outcomes.map { reach($0, \.high, 1) }),
            "arrayminus": numbers(outcomes.map { reach($0, \.low, -1) }), "color": .string(Palette.colour(index)),
            "thickness": .number(1.4), "width": .integer(3),
        ])
    }

    /// The layout of two panels on a narrow page: one below the other.
    static var stackedPanels: JSONText {
        object([
            "xaxis": object(["domain": numbers([0, 1])]),
            "xaxis2": object(["domain": numbers([0, 1])]),
            "yaxis": object(["domain": numbers([0.6, 1])]),
            "yaxis2": object(["domain": numbers([0, 0.38])]),
            "height": .integer(620),
        ])
    }

    /// A text beside a point.
    static func note(
        _ text: String, x: Double, y: Double, colour: String = Palette.ink, anchor: String = "left",
        shift: (Int, Int) = (6, 0),
        references: (String, String) = ("x", "y"), size: Int = 13, vertical: String = "middle", wideOnly: Bool = false
    ) -> JSONText {
        object([
            "wideOnly": .bool(wideOnly),
            "text": .string(text), "x": .number(x), "y": .number(y), "xref": .string(references.0),
            "yref": .string(references.1), "showarrow": .bool(false), "xanchor": .string(anchor),
            "yanchor": .string(vertical), "xshift": .integer(shift.0), "yshift": .integer(shift.1),
            "align": .string(anchor),
            "font": object(["color": .string(colour), "size": .integer(size)]),
        ])
    }

    /// A name at the end of a line; the script of the page moves those apart that would lie over each other.
    static func endLabel(_ text: String, x: Double, y: Double, style index: Int, panel: Int = 0) -> JSONText {
        let suffix = panel == 0 ? "" : "\(panel + 1)"
        return object([
            "text": .string(escaped(text)), "x": .number(x), "y": .number(y), "xref": .string("x" + suffix),
            "yref": .string("y" + suffix), "yaxis": .string("yaxis" + suffix), "color": .string(Palette.colour(index)),
        ])
    }

    /// A text for Plotly, which reads some HTML: what a user wrote is shown as it stands.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
