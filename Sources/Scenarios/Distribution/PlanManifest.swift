import Foundation

/// `plan.json`: what is run, by which program, and in which blocks.
struct PlanManifest: Codable, Hashable {
    /// A block of runs, named by its content.
    struct Block: Codable, Hashable {
        /// From 0.
        var block: Int
        /// Replications of design points.
        var runs: Int
        /// SHA-256 of all that its results follow from: program, seed, input, and for each run design point and replication.
        var digest: String
    }

    /// Goes up when a program that knows only the format before could misread the folder.
    var format = 1
    var kind: PlannedStudy.Kind
    var name: String
    var program: ProgramIdentity
    var seed: UInt64
    var scenarioDigest: String
    /// Of a sweep; 1 for a study.
    var points: Int
    /// Of each point.
    var replications: Int
    /// How many neighbouring points share their luck.
    var sharedBy: Int
    /// Level of the intervals, in (0, 1).
    var confidence: Double
    var blocks: [Block]

    /// How many runs all blocks have.
    var runs: Int { points * replications }
    /// What a run is called.
    var unit: String { kind == .sweep ? "runs" : "replications" }

    /// As it is written.
    var json: JSONText {
        .object([
            ("format", .integer(format)), ("kind", .string(kind.rawValue)), ("name", .string(name)),
            (
                "program",
                .object([
                    ("version", .string(program.version)), ("build", .string(program.build)),
                    ("arithmetic", .string(program.arithmetic)),
                ])
            ), ("seed", .unsigned(seed)), ("scenario_digest", .string(scenarioDigest)), ("points", .integer(points)),
            ("replications", .integer(replications)), ("shared_by", .integer(sharedBy)),
            ("confidence", .number(confidence)),
            (
                "blocks",
                .array(
                    blocks.map {
                        .object([
                            ("block", .integer($0.block)), ("runs", .integer($0.runs)), ("digest", .string($0.digest)),
                        ])
                    })
            ),
        ])
    }

    /// Reads what `json` wrote; nil for anything else.
    init?(_ data: Data) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let manifest = try? decoder.decode(PlanManifest.self, from: data) else { return nil }
        self = manifest
    }

    init(
        kind: PlannedStudy.Kind, program: ProgramIdentity, header: StudyHeader, cut: BlockCut, confidence: Double,
        digests: [String]
    ) {
        (self.kind, self.program, self.confidence) = (kind, program, confidence)
        (name, seed, scenarioDigest) = (header.name, header.seed, header.scenarioDigest)
        (points, replications, sharedBy) = (cut.cells.points, cut.cells.replications, cut.cells.groupSize)
        blocks = digests.enumerated().map { Block(block: $0, runs: cut.runs(of: $0).count, digest: $1) }
    }
}
