import Foundation
import Models
import Simulator

/// What a calibration varies and what it is held against.
public struct CalibrationPlan: Sendable {
    /// A parameter that is varied, in all studies or in some.
    public struct Varied: Sendable {
        /// The parameter.
        public var key: ParameterKey
        /// Names of studies of the file of patterns; empty for all.
        public var studies: [String]
        /// Names of arms; empty for all.
        public var arms: [String]
        /// The population or programme whose value it is; nil where it holds for all, or where that is not stated.
        public var of: String?
        /// What is believed before.
        public var prior: Prior
        /// Where it is stated.
        var place = Place(file: "")
        /// Where its arms are stated.
        var armPlaces: [Place] = []

        /// `background.job_scale (ips, young)`
        public var label: String {
            let place = studies + arms
            return Registry[key].name + (place.isEmpty ? "" : " (\(place.joined(separator: ", ")))")
        }
    }

    /// As the user wrote it.
    public var path: String
    /// From the file, or the file's stem.
    public var name: String
    /// What the names of its files begin with.
    public var fileName: String { name.replacingOccurrences(of: "/", with: "-") }
    /// The published findings.
    public var patterns: PatternFile
    /// Ids of the patterns that are used.
    public var used: [String]
    /// What is varied.
    public var varied: [Varied]
    /// Replications of each study for one evaluation.
    public var replications: Int
    /// Particles of a generation.
    public var particles: Int
    /// Most evaluations.
    public var evaluations: Int
    /// The distance at which it is enough: 1 is off by one tolerance on average.
    public var tolerance: Double
    /// Of all random numbers.
    public var seed: UInt64

    /// The lines that give a number, in the order of the file.
    public var lines: [(pattern: Pattern, line: PatternLine, published: PublishedValue)] {
        patterns.patterns.filter { used.contains($0.id) }.flatMap { pattern in
            pattern.lines.compactMap { line in
                guard case .value(let published) = line.expectation else { return nil }
                return (pattern, line, published)
            }
        }
    }

    /// The value that an evaluation gives a parameter in an arm of a study (empty in an open one); nil where it is not varied there.
    func value(of key: ParameterKey, study: String, arm: String, _ parameters: [Double]) -> Double? {
        let parameter = Registry[key]
        return index(of: key, study: study, arm: arm).map {
            parameter.isWhole ? parameter.drawn(parameters[$0], from: varied[$0].prior) : parameters[$0]
        }
    }

    /// The values that particles stand for: whole numbers where the parameter is one.
    func drawn(_ sample: PosteriorSample) -> PosteriorSample {
        let parameters = varied.map { Registry[$0.key] }
        guard parameters.contains(where: \.isWhole) else { return sample }
        return PosteriorSample(
            adjustment: sample.adjustment,
            particles: sample.particles.map { zip(parameters, $0).map { $0.isWhole ? $0.drawn($1) : $1 } },
            weights: sample.weights)
    }

    /// Which of the varied parameters holds in an arm of a study: of several that apply the last, so that exceptions follow rules.
    func index(of key: ParameterKey, study: String, arm: String) -> Int? {
        varied.lastIndex {
            $0.key == key && ($0.studies.isEmpty || $0.studies.contains(study))
                && ($0.arms.isEmpty || $0.arms.contains(arm))
        }
    }

    /// The problem as the engine sees it; sources count alike, however many lines each has.
    ///
    /// - Throws: `ExperimentError` for settings that the engine refuses, `DistributionError` for a prior without a range.
    func problem() throws -> ApproximateBayes {
        let lines = lines
        let sources = lines.map(\.pattern.source)
        let numbers = Dictionary(sources.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let distance = try SummaryDistance(
            observed: lines.map(\.published.estimate), scales: lines.map(\.published.tolerance),
            groups: sources.map { numbers[$0] ?? 0 })
        return try ApproximateBayes(
            priors: try varied.map { try Registry[$0.key].density(of: $0.prior) }, distance: distance,
            particles: particles,
            limits: .init(evaluations: evaluations, tolerance: tolerance), seed: seed)
    }
}
