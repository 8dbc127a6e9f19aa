import Models
import Scenarios

// The method page: what was run, how to read intervals, the reporting checklist, data.
extension ReportContext {
    var method: [String: Any] {
        [
            "intervals": phrases("method.intervals", ["percent_count": numbers.significant(100 * confidence)]),
            "simultaneous": studies.count > 2 ? [phrases("method.simultaneous")] : [],
            "studies": studies.isEmpty ? [] : [studyTable.context],
            "differences": studies.map { differing($0) },
            "teams": studies.isEmpty || isOfCohorts ? [] : [teamTable.context],
            "checklist": studies.isEmpty ? [] : Checklist.items.map { item(of: $0) },
            "sources": studies.isEmpty
                ? []
                : DataSource.all.map { ["name": phrases("data.\($0)"), "licence": phrases("data.\($0).licence")] },
            "travel": studies.contains { $0.input.region.travel.approximate } ? [phrases("method.travel")] : [],
            "notes": notes, "hasStudies": !studies.isEmpty, "hasNotes": !notes.isEmpty,
            "files": files.context,
        ]
    }

    private var notes: [String] {
        (studies.flatMap(\.report.notes) + sources.optimisations.flatMap(\.notes)).distinct()
    }

    private var studyTable: DataTable {
        DataTable(
            name: "studies", title: phrases("table.studies"),
            columns: ["study", "version", "seed", "replications", "observed", "warmup", "digest"].map {
                .init(
                    title: phrases("column." + $0), name: $0,
                    isNumber: ["replications", "observed", "warmup"].contains($0))
            },
            rows: studies.map { study in
                let (horizon, warmup) = (study.header.horizonDays / 365.25, study.header.warmupDays / 365.25)
                return [
                    .init(study.name), .init(study.header.programVersion), .init("\(study.header.seed)"),
                    .init(numbers.text(study.report.replications), Double(study.report.replications)),
                    .init(numbers.significant(horizon - warmup), horizon - warmup),
                    .init(numbers.significant(warmup), warmup),
                    .init(
                        String(study.report.scenarioDigest.prefix(12)), raw: study.report.scenarioDigest, isCode: true),
                ]
            })
    }

    /// Every file that the report is made from, with the digest of its results.
    private var files: DataTable {
        var rows = studies.map { [$0.path, phrases("file.study"), $0.report.resultsDigest] }
        rows += sources.sweeps.map { [$0.path, phrases("file.sweep"), $0.digest ?? "–"] }
        rows += sources.sensitivities.map { [$0.name, phrases("file.sensitivity"), $0.resultsDigest] }
        rows += sources.optimisations.flatMap { search in
            [[search.best.name, phrases("file.optimisation"), search.best.resultsDigest]]
                + search.improvements.map { [$0.over, phrases("file.optimisation"), $0.resultsDigest] }
        }
        rows += sources.validations.flatMap { validation in
            validation.studies.map { [$0.name, phrases("file.validation"), $0.resultsDigest] }
        }
        rows += sources.posteriors.map { [$0.name, phrases("file.posterior"), $0.planDigest] }
        return DataTable(
            name: "files", title: phrases("table.files"),
            columns: ["file", "kind", "results_digest"].map {
                .init(title: phrases("column." + $0), name: $0, isNumber: false)
            },
            rows: rows.map { [.init($0[0]), .init($0[1]), .init(String($0[2].prefix(16)), raw: $0[2], isCode: true)] })
    }

    /// Parameters of a study that are not those of the first, or, of the first, not the program's defaults.
    private func differing(_ study: StudyReading) -> [String: Any] {
        let isFirst = study.path == studies.first?.path
        let base = isFirst ? ParameterValues() : studies[0].input.parameters
        let changed = Registry.all.filter { study.input.parameters[$0.key] != base[$0.key] }
        let names: KeyValuePairs = [
            "name": study.name, "a": studies.first?.name ?? "", "count": numbers.text(changed.count),
        ]
        let table = DataTable(
            name: "parameters-" + study.name,
            title: phrases(isFirst ? "table.differs_default" : "table.differs", names),
            columns: ["assumption", "base_value", "value", "unit", "grade", "parameter"].map {
                .init(title: phrases("column." + $0), name: $0, isNumber: $0.hasSuffix("value"))
            },
            rows: changed.map { parameter in
                let (before, after) = (base[parameter.key], study.input.parameters[parameter.key])
                return [
                    .init(factorText(parameter.name)), .init(numbers.significant(before, digits: 4), before),
                    .init(numbers.significant(after, digits: 4), after),
                    .init(phrases("unit." + parameter.unit.rawValue), raw: parameter.unit.rawValue),
                    .init(parameter.grade.rawValue), .init(parameter.name, isCode: true),
                ]
            })
        let sameTeams = isFirst || study.input.teams == studies[0].input.teams
        return [
            "text": phrases(
                isFirst ? "method.differs_default" : sameTeams ? "method.differs_same_teams" : "method.differs", names),
            "table": changed.isEmpty ? [] : [table.context],
        ]
    }

    private var teamTable: DataTable {
        DataTable(
            name: "teams", title: phrases("table.teams"),
            columns: ["study", "team", "base", "posts", "supervisor", "serves"].map {
                .init(title: phrases("column." + $0), name: $0, isNumber: ["posts", "supervisor"].contains($0))
            },
            rows: studies.flatMap { study -> [[DataTable.Cell]] in
                let places = study.input.region.municipalities.map(\.name)
                return study.input.teams.map { team in
                    let outposts = team.outposts.map {
                        phrases("word.outpost", ["name": places[$0.municipality], "posts": numbers.text($0.posts)])
                    }
                    let served = Set(team.serves + team.outposts.flatMap(\.serves)).sorted().map { places[$0] }
                    return [
                        .init(study.name), .init(team.name),
                        .init(([places[team.base]] + outposts).joined(separator: "; ")),
                        .init(numbers.significant(team.fullTimePosts), team.fullTimePosts),
                        .init(numbers.significant(team.supervisor), team.supervisor),
                        .init(served.joined(separator: ", ")),
                    ]
                }
            })
    }

    private func item(of item: Checklist) -> [String: Any] {
        let text = phrases("stress.\(item.id).text", item.values(self))
        return ["id": item.number, "title": phrases("stress.\(item.id)"), "text": text]
    }
}

/// A data source of the shipped region.
enum DataSource: String, CaseIterable {
    case population, municipalities, labour, offices, establishments, roads, borders

    static var all: [String] { allCases.map(\.rawValue) }
}
