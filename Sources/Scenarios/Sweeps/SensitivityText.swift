import Foundation
import Models
import Simulator

/// What a screening or Sobol' indices say of each outcome and difference.
public struct Sensitivity: Sendable {
    /// Of one series.
    public enum Finding: Sendable {
        /// Morris' elementary effects.
        case screening(MorrisScreening)
        /// Shares of variance.
        case indices(SobolIndices)
        /// Why there is none.
        case none(String)
    }

    /// Names of the factors.
    public let factors: [String]
    /// By series.
    public let findings: [(series: SweepReport.Series, finding: Finding)]
    private let report: SweepReport

    /// The analysis of a sweep whose design is a screening or for Sobol' indices.
    ///
    /// - Throws: `InvalidInput` where the design cannot be made.
    public init(_ plan: SweepPlan, _ report: SweepReport, outcomes: [String], confidence: Double) throws {
        let design = try plan.experimentDesign()
        self.report = report
        factors = plan.factorNames
        findings = report.series(outcomes).map { series in
            (series, Self.finding(design, series, confidence))
        }
    }

    private static func finding(
        _ design: (any ExperimentDesign)?, _ series: SweepReport.Series, _ confidence: Double
    ) -> Finding {
        do {
            if let design = design as? MorrisDesign {
                return .screening(try MorrisScreening(of: series.values, design: design, confidence: confidence))
            }
            if let design = design as? SobolDesign {
                return .indices(try SobolIndices(of: series.values, design: design, confidence: confidence))
            }
            return .none("the design of the plan is neither 'morris' nor 'sobol_indices'")
        } catch { return .none("\(error)") }
    }

    /// Refuses a plan of another design, before anything is run.
    ///
    /// - Throws: `InvalidInput` with what is allowed.
    public static func require(_ plan: SweepPlan) throws(InvalidInput) {
        guard ![.morris, .sobolIndices].contains(plan.design) else { return }
        let message =
            "the design is '\(plan.design.rawValue)'; allowed for a sensitivity analysis: morris, sobol_indices"
        throw InvalidInput(diagnostics: [Diagnostic(file: plan.path, message: message)])
    }

    /// Tables, one for each series.
    public var text: String {
        findings.map { series, finding in "\(series.label)\n" + table(finding) }.joined(separator: "\n")
    }

    private func table(_ finding: Finding) -> String {
        switch finding {
        case .none(let reason): "  not analysed: \(reason)\n"
        case .screening(let screening): screened(screening)
        case .indices(let indices): shares(indices)
        }
    }

    private func screened(_ screening: MorrisScreening) -> String {
        var table = TextTable([.left, .right, .right, .right, .left])
        table.add("  factor", "mean size", "interval", "mean", "")
        for index in screening.ranking {
            let effect = screening.effects[index]
            let mark = effect.isAboveNoise.map { $0 ? "" : "cannot be told from noise" } ?? ""
            table.add(
                "  " + factors[index], Self.number(effect.meanSize.value),
                Self.interval(effect.meanSize),
                Self.number(effect.mean.value), mark)
        }
        return table.text
    }

    private func shares(_ indices: SobolIndices) -> String {
        var table = TextTable([.left, .right, .right, .right, .right])
        table.add("  factor", "alone", "interval", "with others", "interval")
        let order = factors.indices.sorted { indices.total[$0].value > indices.total[$1].value }
        for index in order {
            let (first, total) = (indices.first[index], indices.total[index])
            table.add(
                "  " + factors[index], Self.number(first.value),
                Self.interval(first),
                Self.number(total.value), Self.interval(total))
        }
        let noise = indices.noiseShare.map {
            String(format: "  %.0f %% of the variance of single runs is chance\n", 100 * $0)
        }
        return table.text + (noise ?? "")
    }

    /// For `--json`.
    public var json: JSONText {
        .object([
            ("name", .string(report.name)), ("results_digest", .string(report.resultsDigest)),
            ("series", .array(findings.map { json($0.series, $0.finding) })),
        ])
    }

    private func json(_ series: SweepReport.Series, _ finding: Finding) -> JSONText {
        var members: [(String, JSONText)] = [
            ("outcome", .string(series.outcome)), ("scenario", .string(series.scenario)),
            ("against", .optional(series.against)), ("label", .string(series.label)),
        ]
        switch finding {
        case .none(let reason): members.append(("reason", .string(reason)))
        case .screening(let screening):
            members.append(
                (
                    "effects",
                    .array(
                        zip(factors, screening.effects).map { name, effect in
                            .object([
                                ("factor", .string(name)), ("mean_size", effect.meanSize.json),
                                ("mean", effect.mean.json), ("spread", effect.spread.json),
                                ("above_noise", effect.isAboveNoise.map(JSONText.bool) ?? .null),
                            ])
                        })
                ))
        case .indices(let indices):
            members.append(
                (
                    "indices",
                    .array(
                        factors.indices.map { index in
                            .object([
                                ("factor", .string(factors[index])), ("first", indices.first[index].json),
                                ("total", indices.total[index].json),
                            ])
                        })
                ))
            members.append(("noise_share", .optional(indices.noiseShare)))
        }
        return .object(members)
    }

    private static func interval(_ estimate: Estimate) -> String {
        guard let low = estimate.low, let high = estimate.high else { return "-" }
        return "\(number(low)) to \(number(high))"
    }

    private static func number(_ value: Double) -> String { String(format: "%.3g", value) }
}
