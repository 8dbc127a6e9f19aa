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

    /// True where all values of a factor are numbers in one unit.
    func isNumber(_ factor: Int) -> Bool {
        points.allSatisfy { point in
            point.settings.indices.contains(factor) && point.settings[factor].number != nil
                && point.settings[factor].unit == unit(of: factor)
        }
    }

    /// The unit of a factor's numbers; empty for none.
    func unit(of factor: Int) -> String {
        guard let settings = points.first?.settings, settings.indices.contains(factor) else { return "" }
        return settings[factor].unit
    }

    /// - Throws: `StoreFailure` where the file is damaged.
    init(_ file: StudyFile) throws {
        (path, name, seed) = (file.path, file.header.name, file.header.seed)
        programVersion = file.header.programVersion
        points = try file.storedPoints()
        runs = try file.storedRunCount()
        digest = try file.storedDigest()?.digest
    }
}
