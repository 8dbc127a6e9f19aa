import Models
import Scenarios

// The weak assumptions that the answer rests on.
extension ReportContext {
    /// Ranked by influence where a sensitivity analysis is in the report, else by part of the model.
    var assumptions: [String: Any] {
        if let series = examined {
            return [
                "text": phrases(
                    isOfThese(series) ? "assumptions.ranked" : "assumptions.ranked_elsewhere",
                    ["outcome": seriesText(series)]),
                "table": ranked(series).context,
            ]
        }
        return ["text": phrases("assumptions.unranked"), "table": bySection.context]
    }

    private func ranked(_ series: SensitivityReading.Series) -> DataTable {
        let graded = series.ranking.map { ($0.factor, $0.isTold == false ? nil : $0.size, Registry.named($0.factor)) }
        return DataTable(
            name: "assumptions", title: phrases("table.assumptions"),
            columns: [
                .init(title: phrases("column.assumption"), name: "factor", isNumber: false),
                .init(title: phrases("column.grade"), name: "grade", isNumber: false),
                .init(title: phrases("column.default"), name: "default", isNumber: true),
                .init(title: phrases("column.influence"), name: "influence", isNumber: true),
                .init(title: phrases("column.parameter"), name: "parameter", isNumber: false),
            ],
            rows: graded.map { name, size, parameter in
                [
                    .init(factorText(name), raw: name), .init(parameter?.grade.rawValue ?? "–"),
                    .init((parameter?.defaultValue).map { numbers.significant($0) } ?? "–", parameter?.defaultValue),
                    .init(
                        size?.estimate.map { numbers.significant($0, digits: 2) } ?? phrases("sensitivity.not_told"),
                        size?.estimate),
                    .init(name, isCode: true),
                ]
            })
    }

    private var bySection: DataTable {
        DataTable(
            name: "assumptions", title: phrases("table.assumptions_by_section"),
            columns: [
                .init(title: phrases("column.part"), name: "section", isNumber: false),
                .init(title: phrases("column.parameters"), name: "parameters", isNumber: true),
                .init(title: phrases("column.assumed"), name: "grade_d", isNumber: true),
            ],
            rows: Registry.sections.map { section in
                let assumed = section.parameters.filter { $0.grade == .d }.count
                return [
                    .init(phrases("section." + section.id), raw: section.id),
                    .init(numbers.text(section.parameters.count), Double(section.parameters.count)),
                    .init(numbers.text(assumed), Double(assumed)),
                ]
            })
    }
}
