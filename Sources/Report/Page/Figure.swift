import Scenarios

/// A figure of the report with the table behind it.
struct Figure {
    /// How it is drawn.
    enum Drawing {
        /// By Plotly: traces and layout; `narrow` is laid over the layout on a phone.
        case plot(traces: [JSONText], layout: JSONText, height: Int, narrow: JSONText)
        /// As it stands.
        case svg(String)
    }

    /// Unique within a report.
    var id: String
    /// The finding, or what is shown.
    var title: String
    /// How to read it.
    var lead: String
    /// What a reader hears who does not see it.
    var description: String
    var drawing: Drawing
    /// Rows of the result file that it is made from.
    var source: String
    var tables: [DataTable] = []
    /// What colours, dashes and marks stand for.
    var legend: [LegendItem] = []
    /// True where names stand beside the data on a wide page, so that the legend is needed on a phone only.
    var isLabelled = false

    /// For the template.
    var context: [String: Any] {
        var context: [String: Any] = [
            "id": id, "title": title, "lead": lead, "description": description, "source": source,
            "tables": tables.map(\.context), "legend": legend.map(\.context), "hasLegend": !legend.isEmpty,
            "labelled": isLabelled,
        ]
        switch drawing {
        case .plot(_, _, let height, _): context["height"] = "\(height)"
        case .svg(let text): context["svg"] = text
        }
        return context
    }

    /// For the script of the page; nil where nothing is left to draw.
    var json: JSONText? {
        guard case .plot(let traces, let layout, let height, let narrow) = drawing else { return nil }
        return .object([
            ("id", .string(id)), ("data", .array(traces)), ("layout", layout), ("height", .integer(height)),
            ("narrow", narrow),
        ])
    }
}
