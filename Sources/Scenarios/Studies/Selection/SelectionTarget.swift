import Foundation
import Models
import Simulator

/// An outcome by which the best of several scenarios is to be found.
public struct SelectionTarget: Hashable, Sendable {
    /// As in the contract.
    public var name: String
    /// Of the outcome.
    public var unit: String
    /// The smallest difference that matters, in the unit of the outcome, above 0.
    public var zone: Double
    /// Whether more of it is better, or less.
    public var preference: SelectionRule.Preference

    /// The targets of `coverage_90d=0.02,cost_total` for the outcomes of a study; where no zone is stated, it is that of the unit.
    ///
    /// - Throws: `InvalidInput` with all that is wrong in the list.
    public static func list(_ text: String, for input: ModelInput) throws(InvalidInput) -> [SelectionTarget] {
        guard input.cohort == nil else { throw OutcomeOption.refused("--select", [OutcomeOption.cohortMessage]) }
        var (targets, problems) = ([SelectionTarget](), [String]())
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            switch read(String(item)) {
            case .success(let target) where targets.contains { $0.name == target.name }:
                problems.append("'\(target.name)' is named twice")
            case .success(let target): targets.append(target)
            case .failure(let problem): problems.append(problem.text)
            }
        }
        if !problems.isEmpty { throw OutcomeOption.refused("--select", problems) }
        return targets
    }

    /// The targets for outcomes that lead a comparison, each with the zone of its unit.
    public static let leading: [SelectionTarget] = OutcomeSection.leading.compactMap { name in
        guard let unit = OutcomeOption.units[name], let zone = usualZone(unit),
            let preference = OutcomeCatalogue.preference(of: name)
        else { return nil }
        return SelectionTarget(name: name, unit: unit, zone: zone, preference: preference)
    }

    /// What is taken to matter where nothing is stated: a point of a share, and about as little of other units.
    static func usualZone(_ unit: String) -> Double? {
        switch unit {
        case "share", "probability", "share of team-years", "1": 0.01
        case "hours per week": 0.25
        case "days": 2
        case "jobs per year": 1
        // A tenth of a post.
        case "NOK per year": Registry[.postPrice].defaultValue / 10
        default: nil
        }
    }

    private static func read(_ item: String) -> Result<SelectionTarget, OutcomeOption.Problem> {
        let parts = item.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces }
        guard let name = parts.first, !name.isEmpty else {
            return .failure(.init(text: "'\(item)' is not OUTCOME or OUTCOME=ZONE, such as coverage_90d=0.02"))
        }
        return OutcomeOption.directed(name).flatMap { unit, preference in
            let isShare = unit == "share" || unit == "probability"
            let allowed = isShare ? "above 0 and below 1, where 0.02 is two percentage points" : "above 0, in \(unit)"
            guard parts.count == 2 else {
                guard let zone = usualZone(unit) else {
                    return .failure(
                        .init(text: "'\(name)' has no usual zone; state one: \(name)=ZONE, a number \(allowed)"))
                }
                return .success(SelectionTarget(name: name, unit: unit, zone: zone, preference: preference))
            }
            guard let zone = Double(parts[1]), zone > 0, zone.isFinite, !isShare || zone < 1 else {
                return .failure(
                    .init(text: "the zone of '\(name)' is '\(parts[1])'; allowed: a number \(allowed)"))
            }
            return .success(SelectionTarget(name: name, unit: unit, zone: zone, preference: preference))
        }
    }

    /// The zone, `1 point`, `0.25 hours/week` or `80 000 NOK/year`, in the scale that it shares with a difference.
    func zoneText(beside lead: Double? = nil) -> String { text(zone, beside: lead) }

    /// A difference with its unit, in the scale that it shares with the zone.
    func text(_ difference: Double) -> String { text(difference, beside: zone) }

    private func text(_ value: Double, beside other: Double?) -> String {
        let numbers = NumberText(unit: unit, row: [value, other], halfWidths: [value, other], isDifference: true)
        if unit.hasPrefix("NOK") { return numbers.amount(value) }
        // Two digits are enough, and no zeros beyond them.
        let isShare = numbers.shownUnit == "points"
        let rounded = isShare ? (value * 1000).rounded() / 10 : Double(String(format: "%.2g", value)) ?? value
        if isShare, rounded == 1 { return "1 point" }
        return numbers.shownUnit.isEmpty ? shortNumber(rounded) : "\(shortNumber(rounded)) \(numbers.shownUnit)"
    }
}
