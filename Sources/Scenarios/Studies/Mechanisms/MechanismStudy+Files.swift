import Foundation
import Models
import Simulator

extension MechanismStudy {
    /// One comparison a row.
    public var csv: String {
        let header = [
            "mechanism", "step", "off", "outcome", "unit", "estimate", "low", "high", "half_width", "confidence",
            "method", "adjusted_p", "told_from_zero", "replications",
        ]
        let rows = effects.flatMap { effect in effect.differences.indices.map { row(effect, $0) } }
        return ([header] + rows).map(csvLine).joined()
    }

    private func row(_ effect: Effect, _ index: Int) -> [String] {
        let difference = effect.differences[index]
        func number(_ value: Double?) -> String { value.map { "\($0 + 0)" } ?? "" }
        let start = [effect.mechanism.id, "\(effect.mechanism.step)", effect.mechanism.offText]
        let numbers =
            [difference.estimate, difference.low, difference.high, difference.halfWidth].map(number)
            + ["\(difference.level)", difference.low == nil ? "" : difference.method.rawValue]
        let verdict = [number(effect.adjusted[index]), "\(effect.isTold(index))", "\(base.replications)"]
        return start + [difference.name, difference.unit] + numbers + verdict
    }

    /// For `--json`.
    public var json: JSONText {
        .object([
            ("name", .string(base.name)), ("seed", .unsigned(base.seed)), ("replications", .integer(base.replications)),
            ("scenario_digest", .string(base.scenarioDigest)), ("comparisons", .integer(comparisons)),
            ("mechanisms", .array(effects.map(\.json))),
        ])
    }
}

extension MechanismStudy.Effect {
    fileprivate var json: JSONText {
        .object([
            ("id", .string(mechanism.id)), ("step", .integer(mechanism.step)),
            ("sentence", .string(mechanism.sentence)), ("evidence", .strings(mechanism.evidence)),
            (
                "off",
                .object(mechanism.keys.map { (Registry[$0].name, .number(mechanism.off[$0] ?? 0)) })
            ),
            ("already_off", .bool(differences.isEmpty)),
            (
                "differences",
                .array(
                    differences.indices.map { index in
                        let difference = differences[index]
                        let (low, high) = (difference.low, difference.high)
                        return .object(
                            [
                                ("name", .string(difference.name)), ("unit", .string(difference.unit)),
                                ("estimate", .optional(difference.estimate)),
                            ] + intervalJSON(low, high, level: difference.level, difference.method) + [
                                ("adjusted_p", .optional(adjusted[index])), ("told_from_zero", .bool(isTold(index))),
                            ])
                    })
            ),
        ])
    }
}
