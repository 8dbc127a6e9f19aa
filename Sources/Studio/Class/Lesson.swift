import Foundation
import Models
import Scenarios
import Yams

/// A text in each language of the page.
struct Bilingual: Decodable, Sendable {
    var nb: String
    var en: String

    var json: JSONText { .object([("nb", .string(nb)), ("en", .string(en))]) }
}

/// A lesson of the folder `scenarios/lessons`: a question, the policies that answer it, what to predict, and a page for the teacher.
struct Lesson: Decodable, Sendable {
    /// What a class predicts.
    struct Prediction: Decodable, Sendable {
        /// As in the contract.
        var outcome: String
        /// `level` of the first policy, or `difference`: the second less the first.
        var of: String
    }

    /// What a plan of a class's own has to reach.
    struct Goal: Decodable, Sendable {
        /// As in the contract; nil for the planned cost.
        var outcome: String?
        /// Every municipality is above this.
        var everyMunicipalityAbove: Double?
        /// The policy may lose so much against the first.
        var lossAtMost: Double?
        /// The policy gains so much on the first.
        var gainAtLeast: Double?
        /// True: planned to cost no more than the first, within the price of a post.
        var withinBudget: Bool?

        enum CodingKeys: String, CodingKey {
            case outcome
            case everyMunicipalityAbove = "every_municipality_above"
            case lossAtMost = "loss_at_most"
            case gainAtLeast = "gain_at_least"
            case withinBudget = "within_budget"
        }
    }

    /// Version of the format.
    var lesson: Int
    var title: Bilingual
    var question: Bilingual
    /// Names of `docs/mechanisms.md`.
    var mechanisms: [String]
    /// Ids of ready scenarios; the second is compared with the first.
    var scenarios: [String]
    var replications: Int
    var predict: Prediction
    var goals: [Goal]?

    /// Of the file's stem.
    private(set) var id = ""
    private(set) var pages = Bilingual(nb: "", en: "")

    enum CodingKeys: String, CodingKey {
        case lesson, title, question, mechanisms, scenarios, replications, predict, goals
    }

    /// All lessons of a folder, by name of their files.
    ///
    /// - Throws: `InvalidInput` for a file that says it is a lesson and is none.
    static func all(in folder: String) throws -> [Lesson] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.sorted().filter { $0.hasSuffix(".yaml") }.compactMap { name in
            try read(folder + "/" + name)
        }
    }

    private static func read(_ path: String) throws -> Lesson? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let node = YAMLFile.compose(text, file: path, problems: Problems()), node.mapping?["lesson"] != nil
        else { return nil }
        do {
            var lesson = try YAMLDecoder().decode(Lesson.self, from: node.yams)
            let stem = (path as NSString).deletingPathExtension
            lesson.id = (stem as NSString).lastPathComponent
            func page(_ language: String) -> String {
                (try? String(contentsOfFile: "\(stem).\(language).md", encoding: .utf8)) ?? ""
            }
            lesson.pages = Bilingual(nb: page("nb"), en: page("en"))
            return lesson
        } catch {
            throw InvalidInput(diagnostics: [Diagnostic(file: path, message: "this is no lesson: \(error)")])
        }
    }

    var json: JSONText {
        .object([
            ("id", .string(id)), ("title", title.json), ("question", question.json),
            ("mechanisms", .strings(mechanisms)), ("scenarios", .strings(scenarios)),
            ("replications", .integer(replications)),
            ("predict", .object([("outcome", .string(predict.outcome)), ("of", .string(predict.of))])),
            ("goals", .array((goals ?? []).map(\.json))), ("pages", pages.json),
        ])
    }
}

extension Lesson.Goal {
    var json: JSONText {
        .object([
            ("outcome", outcome.map(JSONText.string) ?? .null),
            ("every_municipality_above", .optional(everyMunicipalityAbove)),
            ("loss_at_most", .optional(lossAtMost)), ("gain_at_least", .optional(gainAtLeast)),
            ("within_budget", withinBudget.map(JSONText.bool) ?? .null),
        ])
    }
}
