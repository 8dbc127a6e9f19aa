import Models

/// The registry of parameters for reading, in the order of the registry.
public enum ParameterTable {
    /// Ways to write it.
    public enum Format: String, CaseIterable, Sendable {
        /// Aligned columns.
        case text
        /// Comma-separated values with a header.
        case csv
        /// An array of objects.
        case json
    }

    /// The registry in a format, with a line break at its end.
    public static func text(_ format: Format) -> String {
        switch format {
        case .text: aligned
        case .csv: csv
        case .json: json
        }
    }

    private static var aligned: String {
        let header = ["NAME", "DEFAULT", "UNIT", "ALLOWED", "GRADE", "EVIDENCE", "MEANING"]
        let rows = Registry.all.map { parameter in
            [
                parameter.name, shortNumber(parameter.defaultValue), parameter.unit.rawValue,
                range(parameter), parameter.grade.rawValue,
                parameter.evidence.isEmpty ? "-" : parameter.evidence.joined(separator: " "), parameter.sentence,
            ]
        }
        return TextTable.aligned([header] + rows, rightAligned: [1])
    }

    private static func range(_ parameter: Parameter) -> String {
        "\(shortNumber(parameter.range.lowerBound)) to \(shortNumber(parameter.range.upperBound))"
    }

    private static var csv: String {
        let header = ["name", "default", "unit", "low", "high", "prior", "grade", "evidence", "meaning"]
        let rows = Registry.all.map { parameter in
            [
                parameter.name, shortNumber(parameter.defaultValue), parameter.unit.rawValue,
                shortNumber(parameter.range.lowerBound), shortNumber(parameter.range.upperBound), parameter.prior.text,
                parameter.grade.rawValue, parameter.evidence.joined(separator: " "), parameter.sentence,
            ]
        }
        return ([header] + rows).map(TextTable.csv).joined()
    }

    private static var json: String {
        let items = Registry.all.map { parameter in
            OrderedJSON.object([
                ("name", .string(parameter.name)), ("default", .number(parameter.defaultValue)),
                ("unit", .string(parameter.unit.rawValue)), ("low", .number(parameter.range.lowerBound)),
                ("high", .number(parameter.range.upperBound)), ("prior", .string(parameter.prior.text)),
                ("grade", .string(parameter.grade.rawValue)), ("evidence", .strings(parameter.evidence)),
                ("meaning", .string(parameter.sentence)),
            ])
        }
        return OrderedJSON.array(items).text + "\n"
    }
}
