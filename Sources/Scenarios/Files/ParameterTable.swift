import Models

/// Parameters of the registry for reading, in the order of the registry.
public enum ParameterTable {
    /// Ways to write it.
    public enum Format: String, CaseIterable, Sendable {
        /// Aligned columns.
        case table
        /// Comma-separated values with a header.
        case csv
        /// An array of objects.
        case json
        /// The page docs/parameters.md: assumptions first.
        case markdown
    }

    /// Parameters in a format, with a line break at its end.
    public static func text(_ format: Format, of parameters: [Parameter] = Registry.all) -> String {
        switch format {
        case .table: aligned(parameters)
        case .csv: csv(parameters)
        case .json: json(parameters)
        case .markdown: ParameterPage.text(of: parameters)
        }
    }

    /// The parameter of a name, or those whose names begin with it.
    ///
    /// - Throws: `InvalidInput` with the nearest name where there is none.
    public static func parameters(named name: String?) throws(InvalidInput) -> [Parameter] {
        guard let name else { return Registry.all }
        let found = Registry.named(name).map { [$0] } ?? Registry.all.filter { $0.name.hasPrefix(name) }
        guard found.isEmpty else { return found }
        let hint = NearestName.hint(for: name, among: Registry.all.map(\.name))
        throw InvalidInput(diagnostics: [
            Diagnostic(file: "parameters", message: "there is no parameter '\(name)'\(hint)")
        ])
    }

    private static func aligned(_ parameters: [Parameter]) -> String {
        var table = TextTable([.left, .left, .right, .left, .left, .left, .left, .left, .left])
        table.add("NAME", "SYMBOL", "DEFAULT", "UNIT", "ALLOWED", "PRIOR", "GRADE", "EVIDENCE", "MEANING")
        for parameter in parameters {
            table.add(
                parameter.name, parameter.symbol, shortNumber(parameter.defaultValue), parameter.unit.rawValue,
                range(parameter), parameter.prior.text, parameter.grade.rawValue, evidence(parameter, " "),
                parameter.sentence)
        }
        return table.text
    }

    static func range(_ parameter: Parameter) -> String {
        "\(shortNumber(parameter.range.lowerBound)) to \(shortNumber(parameter.range.upperBound))"
    }

    static func evidence(_ parameter: Parameter, _ separator: String) -> String {
        parameter.evidence.isEmpty ? "-" : parameter.evidence.joined(separator: separator)
    }

    private static let sectionOfKey = Dictionary(
        uniqueKeysWithValues: Registry.sections.flatMap { section in section.parameters.map { ($0.key, section.id) } })

    private static func csv(_ parameters: [Parameter]) -> String {
        let header = [
            "name", "symbol", "section", "default", "unit", "low", "high", "prior", "grade", "evidence", "meaning",
        ]
        let rows = parameters.map { parameter in
            [
                parameter.name, parameter.symbol, sectionOfKey[parameter.key] ?? "",
                shortNumber(parameter.defaultValue), parameter.unit.rawValue,
                shortNumber(parameter.range.lowerBound), shortNumber(parameter.range.upperBound), parameter.prior.text,
                parameter.grade.rawValue, parameter.evidence.joined(separator: " "), parameter.sentence,
            ]
        }
        return ([header] + rows).map(csvLine).joined()
    }

    private static func json(_ parameters: [Parameter]) -> String {
        let items = parameters.map { parameter in
            JSONText.object([
                ("name", .string(parameter.name)), ("symbol", .string(parameter.symbol)),
                ("section", .optional(sectionOfKey[parameter.key])),
                ("default", .number(parameter.defaultValue)),
                ("unit", .string(parameter.unit.rawValue)), ("low", .number(parameter.range.lowerBound)),
                ("high", .number(parameter.range.upperBound)), ("whole", .bool(parameter.isWhole)),
                ("prior", .string(parameter.prior.text)),
                ("grade", .string(parameter.grade.rawValue)), ("evidence", .strings(parameter.evidence)),
                ("calibrated_low", .optional(parameter.posterior?.lowerBound)),
                ("calibrated_high", .optional(parameter.posterior?.upperBound)),
                ("meaning", .string(parameter.sentence)),
            ])
        }
        return JSONText.array(items).text
    }
}
