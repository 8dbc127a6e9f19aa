import Foundation
import Models

/// What a result file says of the study that it holds.
public struct StudyHeader: Hashable, Sendable {
    /// Of the scenario.
    public var name: String
    /// Of the scenario; may be empty.
    public var description: String
    /// The resolved scenario as canonical text.
    public var scenarioText: String
    /// SHA-256 of the text.
    public var scenarioDigest: String
    /// The program that made the file.
    public var programVersion: String
    /// Seed of the study.
    public var seed: UInt64
    /// End of each run, days from its start.
    public var horizonDays: Double
    /// The part at the beginning that is not observed, days.
    public var warmupDays: Double
    /// What a reader has to know.
    public var notes: [String]
    /// The model's input as JSON, from which a study is replayed.
    public var inputText: String

    /// The header of a study of this scenario.
    public init(_ scenario: Scenario, seed: UInt64) throws {
        name = scenario.name
        description = scenario.description
        scenarioText = scenario.canonicalText
        scenarioDigest = scenario.digest
        programVersion = Scenarios.programVersion
        self.seed = seed
        horizonDays = scenario.input.horizon.days
        warmupDays = scenario.input.warmup.days
        notes = scenario.notes
        inputText = try InputSnapshot(scenario.input).text()
    }

    init(
        name: String, description: String, scenarioText: String, scenarioDigest: String, programVersion: String,
        seed: UInt64, horizonDays: Double, warmupDays: Double, notes: [String], inputText: String
    ) {
        self.name = name
        self.description = description
        self.scenarioText = scenarioText
        self.scenarioDigest = scenarioDigest
        self.programVersion = programVersion
        self.seed = seed
        self.horizonDays = horizonDays
        self.warmupDays = warmupDays
        self.notes = notes
        self.inputText = inputText
    }

    /// Why a stored study cannot be continued as this one; nil where it can.
    func obstacle(toContinuing stored: StudyHeader) -> String? {
        if stored.scenarioDigest != scenarioDigest {
            return "it holds another study (the scenario differs)"
        }
        if stored.seed != seed {
            return "it holds another study (seed \(stored.seed), not \(seed))"
        }
        if stored.programVersion != programVersion {
            return "it was made by version \(stored.programVersion) of the program, and this is \(programVersion)"
        }
        if stored.inputText != inputText {
            return "it holds another study (the region's data differ)"
        }
        return nil
    }
}
