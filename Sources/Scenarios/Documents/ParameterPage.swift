import Models

/// The parameters as a page of the documents, in Markdown: assumptions first.
public enum ParameterPage {
    /// How many of each grade, then those of grade D by section, then the others.
    public static func text(of parameters: [Parameter] = Registry.all) -> String {
        let wanted = Set(parameters.map(\.key))
        return [heading, counts(wanted), assumptions(wanted), others(wanted)].joined(separator: "\n")
    }

    private static let heading = """
        # Parameters

        <!-- Generated, not written by hand: fotfeste parameters --format markdown > docs/parameters.md -->

        Every number of the model, from the registry in `Sources/Models/Parameters`; what depends on them is in [the model](odd.md). A scenario sets a
        parameter by its name; the symbol is what equations and source code call it. *Prior* is what is believed of it before calibration,
        *fixed* for what is known or a matter of policy. Ids such as B2.3 are of the project's list of evidence, S12 and S13 of the
        [sources of the data](../scenarios/data/README.md). Grades: A measured in this region, B told in this region, C measured
        elsewhere, D assumed. **A parameter of grade D may cite evidence: that says that the thing exists, not how strong it is.**

        """

    static func counts(_ wanted: Set<ParameterKey> = Set(ParameterKey.allCases)) -> String {
        var table = MarkdownTable(["section"] + Grade.allCases.map { "\($0.rawValue): \($0.meaning)" } + ["all"])
        func row(_ title: String, _ parameters: [Parameter]) -> [String] {
            [title] + Grade.allCases.map { grade in "\(parameters.count { $0.grade == grade })" }
                + ["\(parameters.count)"]
        }
        for section in Registry.sections {
            let found = section.parameters.filter { wanted.contains($0.key) }
            if !found.isEmpty { table.add(row(section.title, found)) }
        }
        table.add(row("**all**", Registry.all.filter { wanted.contains($0.key) }))
        return table.text
    }

    private static func assumptions(_ wanted: Set<ParameterKey>) -> String {
        "## Grade D: assumptions\n\n" + sections(wanted) { $0.grade == .d }
    }

    private static func others(_ wanted: Set<ParameterKey>) -> String {
        "## Grades A to C: measured or told\n\n" + sections(wanted) { $0.grade != .d }
    }

    private static func sections(_ wanted: Set<ParameterKey>, where isShown: (Parameter) -> Bool) -> String {
        let parts: [String] = Registry.sections.compactMap { section in
            let found = section.parameters.filter { wanted.contains($0.key) && isShown($0) }
            return found.isEmpty ? nil : "### \(section.title)\n\n" + table(found)
        }
        return parts.isEmpty ? "None.\n" : parts.joined(separator: "\n")
    }

    private static func table(_ parameters: [Parameter]) -> String {
        var table = MarkdownTable([
            "name", "symbol", "unit", "default", "allowed", "prior", "evidence", "grade", "meaning",
        ])
        for parameter in parameters {
            table.add([
                "`\(parameter.name)`", "`\(parameter.symbol)`", parameter.unit.rawValue,
                shortNumber(parameter.defaultValue), ParameterTable.range(parameter), parameter.prior.text,
                ParameterTable.evidence(parameter, ", "), parameter.grade.rawValue, parameter.sentence,
            ])
        }
        return table.text
    }
}
