import Models
import Scenarios

// What a search for the best allocation found.
extension ReportContext {
    /// A part for each search.
    var optimisationParts: [Part] {
        sources.optimisations.enumerated().map { index, search in
            let id = "optimisation-\(index + 1)"
            return Part(
                id: index == 0 ? "optimisation" : id,
                title: phrases("optimisation.part", ["name": search.name]),
                texts: [
                    rulesText(search),
                    phrases(
                        "optimisation.lead",
                        [
                            "allocations": numbers.text(search.search.allocations),
                            "runs": numbers.text(search.search.runs),
                            "replications": numbers.text(search.fresh.replications),
                        ]), postsText(search),
                ],
                figures: [
                    improvementFigure(search, id: id + "-gains"), frontierFigure(search, id: id + "-frontier"),
                    extraCostFigure(search, id: id + "-costs"),
                ].compactMap(\.self), tables: [deskTable(search, id: id)])
        }
    }

    func percentText(_ search: OptimisationReading) -> String {
        numbers.significant(100 * search.confidence) + "\u{A0}%"
    }

    private func deskTable(_ search: OptimisationReading, id: String) -> DataTable {
        DataTable(
            name: id + "-desks", title: phrases("table.optimisation_desks"),
            columns: ["team", "base", "posts", "supervisor", "serves"].map {
                .init(title: phrases("column." + $0), name: $0, isNumber: ["posts", "supervisor"].contains($0))
            },
            rows: search.best.desks.enumerated().map { index, desk in
                // A team has its supervisor once.
                let isFirst = search.best.desks.prefix(index).allSatisfy { $0.team != desk.team }
                return [
                    .init(desk.team), .init(search.name(of: desk.municipality), raw: desk.municipality),
                    .init(numbers.text(desk.posts), Double(desk.posts)),
                    .init(isFirst ? numbers.significant(desk.supervisor) : "", isFirst ? desk.supervisor : nil),
                    .init(
                        desk.serves.map(search.name).joined(separator: ", "), raw: desk.serves.joined(separator: " ")),
                ]
            })
    }
}
