import Models
import Simulator

/// What the blocks of a plan are made of, read from the snapshot in its folder.
struct PlanContent {
    let kind: PlannedStudy.Kind
    let program: ProgramIdentity
    let header: StudyHeader
    /// In order; one for a study of one scenario.
    let points: [SweepPoint]
    let cut: BlockCut
    private let inputDigest: String
    /// Of each point: the digests of its scenario and of what sets its input apart from the first.
    private let pointDigests: [String]

    init(
        _ snapshot: StudyFile, kind: PlannedStudy.Kind, program: ProgramIdentity, cells: StudyCells, blocks: Int
    ) throws {
        (self.kind, self.program, header) = (kind, program, snapshot.header)
        points =
            kind == .sweep
            ? try snapshot.sweepPoints()
            : [
                SweepPoint(
                    id: 1, scenario: header.name, settings: [], input: snapshot.input, digest: header.scenarioDigest)
            ]
        cut = BlockCut(cells: cells, blocks: blocks)
        inputDigest = SHA256.hexadecimal(of: header.inputText)
        let differences = kind == .sweep ? try snapshot.pointDifferences() : [""]
        pointDigests = zip(points, differences).map { "\($0.digest) \(SHA256.hexadecimal(of: $1))" }
    }

    /// All that the results of a block follow from.
    func text(ofBlock block: Int) -> String {
        let head = [
            "fotfeste block 1", "version \(program.version)", "build \(program.build)",
            "arithmetic \(program.arithmetic)", "kind \(kind.rawValue)", "seed \(header.seed)", "input \(inputDigest)",
        ]
        let runs = cut.runs(of: block).map { "\($0.point + 1) \(pointDigests[$0.point]) \($0.replication)" }
        return (head + runs).joined(separator: "\n")
    }

    /// The header of a block's file, which does not repeat the input.
    func header(ofBlock block: Int) -> StudyHeader {
        var header = header
        header.scenarioText = text(ofBlock: block)
        header.scenarioDigest = SHA256.hexadecimal(of: header.scenarioText)
        (header.inputText, header.notes, header.description) = ("", [], "")
        header.programVersion = program.version
        return header
    }

    /// The work of one run; what a sweep keeps is less than what a study keeps.
    func evaluate(_ cell: StudyCell, _ replicate: Replicate) throws -> ReplicationResult {
        var result = try replicate(points[cell.point].input, header.seed, cell.replication)
        if kind == .sweep { result.observations = result.observations.thinned() }
        return result
    }
}
