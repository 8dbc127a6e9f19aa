import Foundation
import Simulator

/// Where a calibration is kept while it goes on: written whole, again and again.
public struct CalibrationFile: Sendable {
    /// What is kept.
    private struct Kept: Codable {
        var seconds: Double
        var state: ApproximateBayes.State
    }

    /// Of the state.
    public let path: String

    /// The file of a plan in a folder.
    public init(_ plan: CalibrationPlan, folder: String) {
        path = (folder as NSString).appendingPathComponent(plan.name + "-state.json")
    }

    /// What was reached before, with the seconds that it took; nil where nothing is kept.
    ///
    /// - Throws: `InvalidInput` where the file cannot be read as one of this program.
    public func read() throws -> (state: ApproximateBayes.State, seconds: Double)? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        do {
            let kept = try JSONDecoder().decode(Kept.self, from: data)
            return (kept.state, kept.seconds)
        } catch {
            let message = "this is no state of a calibration; remove it, or give another --output"
            throw InvalidInput(diagnostics: [Diagnostic(file: path, line: nil, column: nil, message: message)])
        }
    }

    /// Keeps a state in place of the last one.
    ///
    /// - Throws: `StoreFailure` where it cannot be written.
    public func write(_ state: ApproximateBayes.State, seconds: Double) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let data = try encoder.encode(Kept(seconds: seconds, state: state))
        try AtomicFile(path: path).write { try $0(String(decoding: data, as: UTF8.self)) }
    }
}
