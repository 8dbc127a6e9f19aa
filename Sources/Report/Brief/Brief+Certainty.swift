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
        let assumed = Registry.all.filter { $0.grade == .d }.count
        items.append(
            phrases(
                "sure.model",
                [
                    "all": numbers.text(Registry.all.count), "assumed": numbers.text(assumed),
                    "calibrated": numbers.text(Set(Registry.calibrated.map(\.key)).count),
                ]))
        for validation in sources.validations {
            let (fitted, calibration) = validation.score("C")
            let (passed, held) = validation.score("V")
            items.append(
                phrases(
                    "sure.validation",
                    [
                        "fitted": numbers.text(fitted), "calibration": numbers.text(calibration), "passed": numbers.text(passed),
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
        var items: [String] = []
        for difference in allDifferences where leading.contains(difference.name) && !difference.excludesZero {
            if let text = moreReplications(difference) { items.append(text) }
        }
        if let series = sources.sensitivities.lazy.compactMap(\.leading).first {
            let strongest = series.ranking.prefix(3).map { factorText($0.factor) }
            items.append(phrases("change.factors", ["factors": phrases.list(Array(strongest)), "outcome": seriesText(series)]))
        } else {
            items.append(phrases("change.no_sensitivity"))
        }
        if !isOfCohorts {
            items.append(phrases("change.displacement"))
            if studies.contains(where: { $0.input.region.travel.approximate }) { items.append(phrases("change.travel")) }
            items.append(phrases("change.inflow"))
        }
        return items
    }

    /// How many replications it would take to tell a difference of the estimated size from none.
    private func moreReplications(_ difference: Difference) -> String? {
        guard let estimate = difference.estimate, let half = difference.simultaneousHalfWidth, abs(estimate) > 0,
            let replications = studies.first?.report.replications
        else { return nil }
        let needed = Double(replications) * (half / estimate) * (half / estimate)
        let names: KeyValuePairs = [
            "b": difference.b, "a": difference.a, "outcome": phrases("short." + difference.name),
            "needed": numbers.significant(needed.rounded(.up), digits: 1),
        ]
        return phrases(needed < 10_000 ? "change.replications" : "change.no_replications", names)
    }

    /// `coverage_90d, spread less base`, in words.
    func seriesText(_ series: SensitivityReading.Series) -> String {
        let outcome = label(series.outcome)
        guard let against = series.against else { return outcome + ", " + series.scenario }
        return outcome + ", " + phrases("word.less", ["b": series.scenario, "a": against])
    }

    /// A parameter in words, where the catalogue has it, with its name.
    func factorText(_ name: String) -> String { phrases.optional("parameter." + name).map { "\($0) (\(name))" } ?? name }
}
