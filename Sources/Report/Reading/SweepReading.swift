import Foundation
import Scenarios

/// A sweep as it is read from its result file.
public struct SweepReading: Sendable {
    let path: String
    let name: String
    let seed: UInt64
    let programVersion: String
    let points: [StoredPoint]
    /// Runs that are stored.
    let runs: Int
    let digest: String?

    /// False where the sweep was interrupted before its points were estimated.
    var isFinished: Bool { digest != nil }
    /// Names of the scenarios, in order.
    var scenarios: [String] { points.map(\.scenario).distinct() }
    /// Names of the factors, in order.
    var factors: [String] { points.first?.settings.map(\.name) ?? [] }

    /// - Throws: `StoreFailure` where the file is damaged.
    init(_ file: StudyFile) throws {
        (path, name, seed) = (file.path, file.header.name, file.header.seed)
        programVersion = file.header.programVersion
        points = try file.storedPoints()
        runs = try file.storedRunCount()
        digest = try file.storedDigest()?.digest
    }
}
