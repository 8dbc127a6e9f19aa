import Models
import Scenarios

// How sure the answer is, and what would change it.
extension ReportContext {
    var howSure: [String] {
        guard let first = studies.first else { return [] }
        var items = [
            phrases(
                "sure.chance", ["replications": numbers.text(first.report.replications), "percent": percent])
        ]
        if let told = toldText { items.append(told) }
        return items + howSureOfTheModel
    }

    /// What holds for every answer of the model.
    var howSureOfTheModel: [String] {
        let assumed = Registry.all.filter { $0.grade == .d }.count
        var items = [
            phrases(
                "sure.model",
                [
                    "all": numbers.text(Registry.all.count), "assumed": numbers.text(assumed),
                    "calibrated": numbers.text(Set(Registry.calibrated.map(\.key)).count),
                ])
        ]
        for validation in sources.validations {
            let (fitted, calibration) = validation.score("C")
            let (passed, held) = validation.score("V")
            items.append(
                phrases(
                    "sure.validation",
                    [
                        "fitted": numbers.text(fitted), "calibration": numbers.text(calibration),
                        "passed": numbers.text(passed),
                        "held": numbers.text(held),
                    ]))
        }
        if sources.validations.isEmpty { items.append(phrases("sure.no_validation")) }
        return items
    }

    private var toldText: String? {
        let differences = allDifferences.filter { leading.contains($0.name) && $0.estimate != nil }
        guard !differences.isEmpty else { return nil }
        if studies[0].report.replications < 2 { return phrases("sure.one") }
        return phrases(
            "sure.told",
            ["told": numbers.text(differences.filter(\.excludesZero).count), "all": numbers.text(differences.count)])
    }

    var whatWouldChange: [String] {
        var items = untold + changedByFactors
        if !isOfCohorts {
            items.append(phrases("change.displacement"))
            if studies.contains(where: { $0.input.region.travel.approximate }) {
                items.append(phrases("change.travel"))
            }
            items.append(phrases("change.inflow"))
        }
        return items
    }

    /// The assumptions that move an answer most, where a sensitivity analysis says so.
    var changedByFactors: [String] {
        guard let series = examined else {
            let silent = silentSeries.map { phrases("change.factors_silent", ["outcome": seriesText($0)]) }
            return [silent ?? phrases("change.no_sensitivity")]
        }
        let strongest = series.told.prefix(3).map { factorText($0.factor) }
        return [
            phrases(
                isOfThese(series) ? "change.factors" : "change.factors_elsewhere",
                ["factors": phrases.list(Array(strongest)), "outcome": seriesText(series)])
        ]
    }

    /// What the runs could not tell apart, and whether more of them could.
    private var untold: [String] {
        let open = allDifferences.filter {
            leading.contains($0.name) && !$0.excludesZero && $0.simultaneousHalfWidth != nil
        }
        return open.map(\.b).distinct().flatMap { name -> [String] in
            let own = open.filter { $0.b == name }
            let (within, beyond) = (
                own.filter { replications(toTell: $0) != nil }, own.filter { replications(toTell: $0) == nil }
            )
            let names = (b: name, a: own.first?.a ?? "")
            func outcomes(_ differences: [Difference]) -> String {
                phrases.list(differences.map { phrases("short." + $0.name) })
            }
            var items: [String] = []
            if let needed = within.compactMap({ replications(toTell: $0) }).max() {
                items.append(
                    phrases(
                        "change.replications",
                        [
                            "b": names.b, "a": names.a, "outcome": outcomes(within),
                            "needed": numbers.significant(needed, digits: 2),
                        ]))
            }
            if !beyond.isEmpty {
                items.append(
                    phrases("change.no_replications", ["b": names.b, "a": names.a, "outcome": outcomes(beyond)]))
            }
            return items
        }
    }

    /// How many replications it would take to tell a difference of the estimated size from none; nil for more than 2000.
    private func replications(toTell difference: Difference) -> Double? {
        guard let estimate = difference.estimate, let half = difference.simultaneousHalfWidth, abs(estimate) > 0,
            let replications = studies.first?.report.replications
        else { return nil }
        let needed = (Double(replications) * (half / estimate) * (half / estimate)).rounded(.up)
        return needed <= 2000 ? needed : nil
    }

    /// What was examined for sensitivity and told from noise: of the studies of this report where there is such, a difference before a level.
    var examined: SensitivityReading.Series? {
        let own = sources.sensitivities.flatMap(\.series).filter(isOfThese)
        let told = own.filter { !$0.told.isEmpty }
        if let series = told.first(where: { $0.against != nil }) ?? told.first { return series }
        return own.contains(where: \.isSilent) ? nil : sources.sensitivities.lazy.compactMap(\.leading).first
    }

    /// What was examined without telling anything from noise: of the studies of this report where there is such.
    private var silentSeries: SensitivityReading.Series? {
        let silent = sources.sensitivities.flatMap(\.series).filter(\.isSilent)
        return silent.first(where: isOfThese) ?? silent.first
    }

    /// True where a sensitivity analysis looked at studies of this report.
    func isOfThese(_ series: SensitivityReading.Series) -> Bool {
        let names = studies.map(\.name)
        return names.contains(series.scenario) && series.against.map(names.contains) ?? true
    }

    /// `coverage_90d, spread less base`, in words.
    func seriesText(_ series: SensitivityReading.Series) -> String {
        let outcome = label(series.outcome)
        guard let against = series.against else { return outcome + ", " + series.scenario }
        return outcome + ", " + phrases("word.less", ["b": series.scenario, "a": against])
    }

    /// A parameter in words; what is no parameter, such as a field of a scenario, by its name.
    func factorText(_ name: String) -> String { phrases.optional("parameter." + name) ?? name }
}
