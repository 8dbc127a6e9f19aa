import Foundation
import Models
import Simulator

/// Which factors drive each outcome and difference, by a screening or by Sobol' indices.
public struct Sensitivity: Sendable {
    /// Of one series.
    public enum Finding: Sendable {
        /// Morris' elementary effects.
        case screening(MorrisScreening)
        /// Shares of variance.
        case indices(SobolIndices)
        /// Nothing can be told from noise; why.
        case noise(String)
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
            (series, Self.finding(plan, design, series, confidence))
        }
    }

    static func finding(
        _ plan: SweepPlan, _ design: (any ExperimentDesign)?, _ series: SweepReport.Series, _ confidence: Double
    ) -> Finding {
        let points = design?.count ?? 0
        let defined = series.values.count { !$0.isEmpty && $0.allSatisfy(\.isFinite) }
        guard defined == points else {
            return .none("undefined in a run of \(points - defined) of \(points) design points")
        }
        do {
            if let design = design as? MorrisDesign {
                return .screening(
                    try MorrisScreening(
                        of: series.values, design: design, confidence: confidence, place: plan.place))
            }
            if let design = design as? SobolDesign {
                return .indices(try SobolIndices(of: series.values, design: design, confidence: confidence))
            }
            return .none("the design of the plan is neither 'morris' nor 'sobol_indices'")
        } catch ExperimentError.noVariation {
            return .none("all results are alike, so that there is no variation to explain")
        } catch ExperimentError.noiseAlone(_, let variance, let lowest, let highest) {
            return .noise(noise(variance, lowest...highest, of: series))
        } catch { return .none("\(error)") }
    }

    private static func noise(
        _ variance: Double, _ results: ClosedRange<Double>, of series: SweepReport.Series
    ) -> String {
        let (low, high, isDifference) = (results.lowerBound, results.upperBound, series.against != nil)
        let numbers = NumberText(
            unit: series.unit, row: [low, high], halfWidths: [high - low], isDifference: isDifference)
        let range = numbers.text(low, signed: isDifference) + " to " + numbers.amount(high, signed: isDifference)
        let variance = variance < 0 ? "came out below 0 (\(String(format: "%.2g", variance)))" : "came out at 0"
        return "results differ (\(range)), but the variance over the parameters, with noise taken out, "
            + "\(variance); more replications or rows are needed"
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
}

extension SweepPlan {
    /// Where in the range of a factor a coordinate leads: of a whole number with a uniform prior to one of few places.
    func place(_ factor: Int, _ coordinate: Double) -> Double {
        guard let parameter = factors[factor].parameter, let prior = factors[factor].prior, parameter.isWhole,
            let value = try? parameter.value(of: prior, at: coordinate)
        else { return coordinate }
        if case .triangular = prior { return coordinate }
        return parameter.place(of: value, in: prior)
    }
}

// MARK: text

extension Sensitivity {
    /// Tables, one for each series.
    public var text: String {
        findings.map { series, finding in "\(series.label)\n" + Self.table(finding, series, factors) }
            .joined(separator: "\n")
    }

    private static let silent = "cannot be told from noise"

    private static func table(_ finding: Finding, _ series: SweepReport.Series, _ factors: [String]) -> String {
        switch finding {
        case .none(let reason): wrapped("not analysed: \(reason)", indent: "  ")
        case .noise(let reason): wrapped("nothing can be told from noise: \(reason)", indent: "  ")
        case .screening(let screening): screened(screening, series, factors)
        case .indices(let indices): shares(indices, factors)
        }
    }

    private static func screened(
        _ screening: MorrisScreening, _ series: SweepReport.Series, _ factors: [String]
    ) -> String {
        let scale = series.values.joined().map(abs).max() ?? 0
        func number(_ value: Double) -> String { Self.number(value, of: scale) }
        var table = TextTable([.left, .right, .right, .right, .left])
        table.add("  factor", "mean size", "bootstrap", "mean", "")
        for index in screening.ranking {
            let effect = screening.effects[index]
            table.add(
                "  " + factors[index], number(effect.meanSize.value),
                interval(effect.meanSize, of: scale), number(effect.mean.value),
                effect.isAboveNoise == false ? silent : "")
        }
        return table.text + (screening.effects.contains { $0.isAboveNoise == nil } ? noiseUnknown : "")
    }

    private static func shares(_ indices: SobolIndices, _ factors: [String]) -> String {
        var table = TextTable([.left, .right, .right, .right, .right, .left])
        table.add("  factor", "alone", "bootstrap", "with others", "bootstrap", "")
        let order = factors.indices.sorted { indices.total[$0].value > indices.total[$1].value }
        for index in order {
            let (first, total) = (indices.first[index], indices.total[index])
            table.add(
                "  " + factors[index], number(first.value), interval(first), number(total.value), interval(total),
                indices.isAboveNoise?[index] == false ? silent : "")
        }
        let share = indices.noiseShare.map {
            String(format: "  %.0f %% of the variance of single runs is chance\n", 100 * $0)
        }
        return table.text + (share ?? noiseUnknown) + (indices.isVarianceAboveNoise == false ? unstable(indices) : "")
    }

    private static func unstable(_ indices: SobolIndices) -> String {
        let variance = indices.parameterVariance
        return wrapped(
            "nothing can be told from noise: the variance over the parameters, with noise taken out, is "
                + "\(number(variance.value, of: 0)) (\(interval(variance, of: 0))); more replications or rows are needed",
            indent: "  ")
    }

    private static let noiseUnknown = "  one replication: noise is not taken out, and effects are not told from it\n"

    private static func interval(_ estimate: Estimate, of scale: Double = 1) -> String {
        guard let low = estimate.low, let high = estimate.high else { return "-" }
        return "\(number(low, of: scale)) to \(number(high, of: scale))"
    }

    /// Three digits; 0 for what is nothing but rounding beside `scale`.
    static func number(_ value: Double, of scale: Double = 1) -> String {
        formatted(abs(value) <= 1e-9 * scale ? 0 : value, "%.3g")
    }
}

// MARK: JSON

extension Sensitivity {
    /// For `--json`.
    public var json: JSONText {
        .object([
            ("name", .string(report.name)), ("results_digest", .string(report.resultsDigest)),
            ("series", .array(findings.map { json($0.series, $0.finding) })),
        ])
    }

    private func json(_ series: SweepReport.Series, _ finding: Finding) -> JSONText {
        .object(
            [
                ("outcome", .string(series.outcome)), ("unit", .string(series.unit)),
                ("scenario", .string(series.scenario)), ("against", .optional(series.against)),
                ("label", .string(series.label)),
            ] + members(finding))
    }

    /// `above_noise` of a series: whether anything can be told from noise; null where noise is not known.
    private func members(_ finding: Finding) -> [(String, JSONText)] {
        switch finding {
        case .none(let reason): [("reason", .string(reason))]
        case .noise(let reason): [("reason", .string(reason)), ("above_noise", .bool(false))]
        case .screening(let screening):
            [
                ("above_noise", Self.any(screening.effects.map(\.isAboveNoise))),
                ("effects", .array(zip(factors, screening.effects).map(Self.json))),
            ]
        case .indices(let indices):
            [
                ("above_noise", Self.any(factors.indices.map { indices.isAboveNoise?[$0] })),
                ("parameter_variance", indices.parameterVariance.json),
                ("noise_share", .optional(indices.noiseShare)),
                ("indices", .array(factors.indices.map { json(indices, $0) })),
            ]
        }
    }

    private static func json(_ name: String, _ effect: MorrisScreening.Effect) -> JSONText {
        .object([
            ("factor", .string(name)), ("mean_size", effect.meanSize.json), ("mean", effect.mean.json),
            ("spread", effect.spread.json), ("above_noise", effect.isAboveNoise.map(JSONText.bool) ?? .null),
        ])
    }

    private func json(_ indices: SobolIndices, _ index: Int) -> JSONText {
        .object([
            ("factor", .string(factors[index])), ("first", indices.first[index].json),
            ("total", indices.total[index].json),
            ("above_noise", indices.isAboveNoise.map { JSONText.bool($0[index]) } ?? .null),
        ])
    }

    private static func any(_ told: [Bool?]) -> JSONText {
        told.contains(nil) ? .null : .bool(told.contains(true))
    }
}
