import Foundation
import Scenarios

/// A scenario that comes with the program, or that a planner put beside those.
struct ReadyScenario: Sendable {
    /// By which plans extend it: its path under `scenarios/` without ending, such as `questions/outreach`.
    var id: String
    /// Of the scenario.
    var name: String
    var description: String
    var path: String
}

/// The open scenarios of the folder `scenarios/`, read from the files' heads only.
struct ReadyScenarios: Sendable {
    /// Where scenarios, and so plans, have their place.
    let folder: String
    let all: [ReadyScenario]

    /// What is in the folder and in its folders `questions` and `lessons`.
    init(folder: String) {
        self.folder = folder
        all = ["", "questions/", "lessons/"].flatMap { part in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + part)) ?? []
            return names.sorted().filter { $0.hasSuffix(".yaml") }.compactMap { name in
                Self.read(folder + "/" + part + name, id: part + name.dropLast(5))
            }
        }
    }

    /// The scenario of an id, with or without the file's ending.
    func scenario(_ id: String) -> ReadyScenario? {
        all.first { $0.id == id || $0.id + ".yaml" == id }
    }

    /// Nil for files of another kind: plans of sweeps, patterns, cohorts, lessons.
    private static func read(_ path: String, id: String) -> ReadyScenario? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let head = YAMLFile.compose(text, file: path, problems: Problems())?.mapping,
            head["kind"]?.string != "cohort",
            head["lesson"] == nil, head["extends"] != nil || head["region"] != nil
        else { return nil }
        let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
        return ReadyScenario(
            id: id, name: head["name"]?.string ?? stem, description: head["description"]?.string ?? "", path: path)
    }
}
