import Models
import Simulator

/// How an outcome or a difference lies over the design points of a sweep, and which factors it goes with.
public struct SweepSummary: Sendable {
    /// A factor with its rank correlation.
    public struct Driver: Sendable {
        /// Name of the factor.
        public let factor: String
        /// Spearman's, over the design points at which the outcome is defined; nil for a factor without numbers.
        public let correlation: Double?
        /// True where the correlation is above what points without any relation would give; nil for fewer than ten points.
        public let isAboveNoise: Bool?
    }

    /// What is summarised.
    public let series: SweepReport.Series
    /// At how many design points it is defined.
    public let defined: Int
    /// Lowest, median and highest estimate over these points; nil where it is defined at none.
    public let range: (lowest: Double, median: Double, highest: Double)?
    /// At how many of these points it is above zero.
    public let aboveZero: Int
    /// In the order of the plan.
    public let drivers: [Driver]

    /// At how many design points it is undefined.
    public var undefined: Int { series.estimates.count - defined }

    /// Fewer points say nothing of a relation.
    static let fewestPoints = 10

    /// Two standard errors of a rank correlation without any relation.
    static func noiseLimit(points: Int) -> Double { 2 / Double(max(2, points) - 1).squareRoot() }

    init(_ series: SweepReport.Series, factors: SweepFactors, settings: [[SweepPlan.Setting]]) {
        self.series = series
        let estimates = series.estimates.compactMap(\.self)
        let sample = OrderedSample(estimates)
        defined = estimates.count
        range = sample.map { (lowest: $0.values[0], median: $0.median, highest: $0.values[$0.values.count - 1]) }
        aboveZero = estimates.count { $0 > 0 }
        let limit = Self.noiseLimit(points: estimates.count)
        let isEnough = estimates.count >= Self.fewestPoints
        drivers = factors.columns.enumerated().map { index, column in
            guard column.isNumber else { return Driver(factor: column.name, correlation: nil, isAboveNoise: nil) }
            let correlation = RankCorrelation.of(
                settings.map { $0[index].number ?? .nan }, series.estimates.map { $0 ?? .nan })
            return Driver(
                factor: column.name, correlation: correlation, isAboveNoise: isEnough ? abs(correlation) >= limit : nil)
        }
    }

    var json: JSONText {
        .object([
            ("outcome", .string(series.outcome)), ("unit", .string(series.unit)),
            ("scenario", .string(series.scenario)),
            ("against", .optional(series.against)), ("arm", .optional(series.arm)), ("label", .string(series.label)),
            ("defined", .integer(defined)), ("undefined", .integer(undefined)), ("lowest", .optional(range?.lowest)),
            ("median", .optional(range?.median)), ("highest", .optional(range?.highest)),
            ("above_zero", .integer(aboveZero)),
            (
                "rank_correlations",
                .array(
                    drivers.map {
                        .object([
                            ("factor", .string($0.factor)), ("correlation", .optional($0.correlation)),
                            ("above_noise", $0.isAboveNoise.map(JSONText.bool) ?? .null),
                        ])
                    })
            ),
        ])
    }
}

extension SweepReport {
    /// Settings of each design point, in order.
    var settings: [[SweepPlan.Setting]] {
        stride(from: 0, to: points.count, by: max(1, scenarios.count)).map { points[$0].settings }
    }

    /// Outcomes and differences over the design points.
    public func summaries(_ outcomes: [String]) -> [SweepSummary] {
        let settings = settings
        let factors = SweepFactors(settings)
        return series(outcomes).map { SweepSummary($0, factors: factors, settings: settings) }
    }
}

/// Spearman's rank correlation, with mean ranks for ties.
enum RankCorrelation {
    /// Over the pairs in which both are numbers; 0 where one does not vary.
    static func of(_ a: [Double], _ b: [Double]) -> Double {
        let pairs = zip(a, b).filter { $0.isFinite && $1.isFinite }
        let (x, y) = (ranks(pairs.map(\.0)), ranks(pairs.map(\.1)))
        let n = Double(pairs.count)
        guard n > 2 else { return 0 }
        let middle = (n + 1) / 2
        var (xy, xx, yy) = (0.0, 0.0, 0.0)
        for (p, q) in zip(x, y) {
            xy += (p - middle) * (q - middle)
            xx += (p - middle) * (p - middle)
            yy += (q - middle) * (q - middle)
        }
        return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
    }

    private static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = Array(repeating: 0.0, count: values.count)
        var first = 0
        while first < order.count {
            var last = first
            while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
            for place in first...last { ranks[order[place]] = Double(first + last) / 2 + 1 }
            first = last + 1
        }
        return ranks
    }
}
