import Models
import Scenarios

/// An item of STRESS-DES, the checklist for reporting discrete-event simulations: T. Monks and others, Journal of Simulation 13 (2019)
/// 55-67, doi:10.1080/17477778.2018.1442155.
enum Checklist: String, CaseIterable {
    case purpose, outputs, aims, overview, logic, scenarios, algorithms, components, sources, preprocessing, parameters,
        assumptions
    case initialisation, length, estimation, software, random, execution, system, access

    static var items: [Checklist] { allCases }

    var id: String { rawValue }

    /// As the checklist numbers it.
    var number: String {
        let numbers = [
            "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3",
            "5.1", "5.2", "5.3",
            "5.4", "6.1",
        ]
        return numbers[Self.allCases.firstIndex(of: self) ?? 0]
    }

    /// What its text says of the studies of a report.
    func values(_ report: ReportContext) -> KeyValuePairs<String, String> {
        guard let first = report.studies.first else { return [:] }
        let (numbers, input) = (report.numbers, first.input)
        let years = (first.header.horizonDays - first.header.warmupDays) / 365.25
        return [
            "names": report.phrases.list(report.studies.map(\.name)), "region": input.region.name,
            "municipalities": numbers.text(input.region.municipalities.count),
            "offices": numbers.text(input.region.offices.count),
            "parameters": numbers.text(Registry.all.count),
            "assumed": numbers.text(Registry.all.filter { $0.grade == .d }.count),
            "outcomes": numbers.text(OutcomeCatalogue.names.count),
            "warmup": numbers.significant(first.header.warmupDays / 365.25),
            "years": numbers.significant(years), "start": input.start.text,
            "replications": numbers.text(first.report.replications),
            "percent": report.percent, "seed": "\(first.header.seed)", "version": first.header.programVersion,
            "events": numbers.text(first.report.events),
            "posts": numbers.significant(input.teams.reduce(0) { $0 + $1.fullTimePosts }),
        ]
    }
}
