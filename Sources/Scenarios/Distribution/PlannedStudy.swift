import Foundation
import Models
import Simulator

/// A study of a scenario, or a sweep, that is to be cut into blocks.
public struct PlannedStudy {
    /// What a plan is of.
    enum Kind: String, Codable { case study, sweep }

    let kind: Kind
    let header: StudyHeader
    let origin: StudyOrigin?
    /// Of a sweep; none for a study.
    let points: [SweepPoint]
    let cells: StudyCells

    /// A scenario with so many replications; seed and replications in place of its own.
    public init(_ scenario: Scenario, seed: UInt64? = nil, replications: Int? = nil) throws {
        (kind, points, origin) = (.study, [], scenario.origin)
        header = try StudyHeader(scenario, seed: seed ?? scenario.seed)
        cells = StudyCells(points: 1, replications: max(1, replications ?? scenario.replications))
    }

    /// A sweep as its plan has it.
    ///
    /// - Throws: `InvalidInput` where it has no point.
    public init(_ sweep: Sweep) throws {
        (kind, points, origin, cells) = (.sweep, sweep.points, sweep.origin, sweep.cells)
        header = try sweep.header()
    }
}

extension SweepPlan {
    /// True for a file with the key `scenarios`, which plans of sweeps have and scenario files have not.
    public static func isPlan(_ path: String) -> Bool {
        let problems = Problems(files: .user)
        let text = FilePath.read(path, statedAt: Place(file: path), what: "file", problems: problems)
        let root = text.flatMap { YAMLFile.compose($0, file: path, problems: problems) }
        return root?.mapping?.keys.contains { $0.string == "scenarios" } ?? false
    }
}
