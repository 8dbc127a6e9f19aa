import Foundation
import Models
import Simulator

/// The posterior that a calibration wrote, to draw parameters from.
public struct PosteriorFile: Sendable {
    /// A parameter, as the calibration varied it.
    public struct Varied: Sendable {
        /// The parameter.
        public var key: ParameterKey
        /// Studies and arms that it was varied in alone; empty for all.
        public var places: [String]
        /// The population or programme whose value it is.
        public var of: String?

        /// `background.job_scale (uo_2017_2019)`
        public var label: String {
            let owner = of ?? (places.isEmpty ? nil : places.joined(separator: ", "))
            return Registry[key].name + (owner.map { " (\($0))" } ?? "")
        }
    }

    /// As the user wrote it.
    public var path: String
    /// In the order of the particles' numbers.
    public var parameters: [Varied]
    /// The particles with their weights.
    public var sample: PosteriorSample

    /// Reads the file that `fotfeste calibrate` writes.
    ///
    /// - Throws: `InvalidInput` where it cannot be read as one.
    public static func load(path: String) throws(InvalidInput) -> PosteriorFile {
        let kept: Kept
        do {
            kept = try CheckedJSON(path: path).decode(convertingNames: false)
        } catch {
            let isThere = FileManager.default.fileExists(atPath: path)
            let problem = isThere ? "this is no posterior of a calibration (\(error.text))" : error.text
            throw refusal(path, problem + "; allowed: NAME-posterior.json of `fotfeste calibrate`")
        }
        let isWhole =
            !kept.particles.isEmpty && kept.particles.count == kept.weights.count
            && kept.particles.allSatisfy { $0.count == kept.parameters.count }
            && kept.weights.allSatisfy { $0 >= 0 } && kept.weights.contains { $0 > 0 }
        guard isWhole else { throw refusal(path, "its particles and weights do not fit its parameters") }
        var parameters: [Varied] = []
        for parameter in kept.parameters {
            guard let known = Registry.named(parameter.name) else {
                let hint = NearestName.hint(for: parameter.name, among: Registry.all.map(\.name))
                throw refusal(path, "unknown parameter '\(parameter.name)'; allowed: those of this program\(hint)")
            }
            parameters.append(
                Varied(key: known.key, places: parameter.studies + parameter.arms, of: parameter.of))
        }
        for (row, particle) in kept.particles.enumerated() {
            for (column, value) in particle.enumerated() {
                let parameter = Registry[parameters[column].key]
                guard !parameter.range.contains(value) else { continue }
                let allowed = "\(shortNumber(parameter.range.lowerBound)) to \(shortNumber(parameter.range.upperBound))"
                throw refusal(
                    path, "'particles[\(row)][\(column)]' (\(parameter.name)) is \(value); allowed: \(allowed)")
            }
        }
        let sample = PosteriorSample(
            adjustment: kept.adjustment == "regression" ? .regression : .raw, particles: kept.particles,
            weights: kept.weights)
        return PosteriorFile(path: path, parameters: parameters, sample: sample)
    }

    /// What it is, for people: `regression-adjusted, 200 particles worth 60`.
    var summary: String {
        let kind = sample.adjustment == .regression ? "regression-adjusted" : "as accepted"
        return
            "\(kind), \(counted(sample.particles.count, "particle")) worth \(Int(sample.effectiveSampleSize.rounded()))"
    }

    private struct Kept: Decodable {
        struct Parameter: Decodable {
            var name: String
            var studies: [String]
            var arms: [String]
            var of: String?
        }
        var adjustment: String
        var parameters: [Parameter]
        var particles: [[Double]]
        var weights: [Double]
    }

    private static func refusal(_ path: String, _ message: String) -> InvalidInput {
        InvalidInput(diagnostics: [Diagnostic(file: path, line: nil, column: nil, message: message)])
    }
}
