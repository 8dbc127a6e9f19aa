import Foundation
import Simulator

/// Where a calibration is kept while it goes on: written whole, again and again.
public struct CalibrationFile: Sendable {
    /// What is kept.
    private struct Kept: Codable {
        var version: String
        var plan: String
        var seconds: Double
        var state: ApproximateBayes.State
        /// SHA-256 of the state as JSON with sorted keys.
        var stateDigest: String

        enum CodingKeys: String, CodingKey {
            case version = "program_version"
            case plan = "plan_digest"
            case seconds, state
            case stateDigest = "state_digest"
        }
    }

    /// Of the state.
    public let path: String
    private let digest: String

    /// The file of a calibration in a folder.
    public init(_ calibration: Calibration, folder: String) {
        path = (folder as NSString).appendingPathComponent(calibration.plan.fileName + "-state.json")
        digest = calibration.digest
    }

    /// What was reached before, with the seconds that it took; nil where nothing is kept.
    ///
    /// - Throws: `InvalidInput` where the file cannot be read as one of this program; `StoreFailure` where it holds what another program, plan
    ///   or other studies gave.
    public func read() throws -> (state: ApproximateBayes.State, seconds: Double)? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let remedy = "; start over with --force, or give another --output"
        let kept: Kept
        do {
            kept = try CheckedJSON(path: path).decode(convertingNames: false)
        } catch {
            let message = "this is no state of a calibration (\(error.text))\(remedy)"
            throw InvalidInput(diagnostics: [Diagnostic(file: path, message: message)])
        }
        guard try Self.digest(of: kept.state) == kept.stateDigest, kept.seconds >= 0 else {
            let message = "this state of a calibration is not as it was written\(remedy)"
            throw InvalidInput(diagnostics: [Diagnostic(file: path, message: message)])
        }
        guard let obstacle = obstacle(kept) else { return (kept.state, kept.seconds) }
        let cause = "\(obstacle); begin anew with --force, or give another --output"
        throw StoreFailure(.cannotWrite, path: path, cause: cause)
    }

    private func obstacle(_ kept: Kept) -> String? {
        if kept.version != programVersion {
            return "it holds what version \(kept.version) of the program gave, not \(programVersion)"
        }
        guard kept.plan != digest else { return nil }
        return "it holds a calibration of another plan, or the plan, its patterns or its studies have changed since"
    }

    /// Decides before a calibration whether its state may be written.
    ///
    /// - Throws: `StoreFailure` where a file that is no state of a calibration has its name.
    public func requireWritable() throws { _ = try OutputFile(path, .document(.calibrationState)) }

    /// Keeps a state in place of the last one.
    ///
    /// - Throws: `StoreFailure` where it cannot be written.
    public func write(_ state: ApproximateBayes.State, seconds: Double) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let kept = Kept(
            version: programVersion, plan: digest, seconds: seconds, state: state,
            stateDigest: try Self.digest(of: state))
        let data = try encoder.encode(kept)
        try OutputFile(path, .document(.calibrationState)).write(String(decoding: data, as: UTF8.self))
    }

    private static func digest(of state: ApproximateBayes.State) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return SHA256.hexadecimal(of: String(decoding: try encoder.encode(state), as: UTF8.self))
    }
}
