import Foundation
import Testing

@testable import Models
@testable import Scenarios
@testable import Studio

/// Both languages are complete, and every text that the pages ask for is there.
@Suite struct TextTests {
    private static let folder = Server.package + "/Sources/Studio"

    private static func texts(_ language: String) throws -> [String: String] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/Language/\(language).json"))
        return try JSONDecoder().decode([String: String].self, from: data)
    }

    private static func scripts() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/Page").filter { $0.hasSuffix(".js") }
        return try names.map { try String(contentsOfFile: folder + "/Page/" + $0, encoding: .utf8) }
    }

    @Test func bothLanguagesSayTheSameThings() throws {
        let (nb, en) = (try Self.texts("nb"), try Self.texts("en"))
        #expect(Set(nb.keys) == Set(en.keys))
        for (key, text) in nb {
            let marks = { (text: String) in Set(text.matches(of: /\{[a-z]+\}/).map { String($0.output) }) }
            #expect(!text.isEmpty && marks(text) == marks(en[key] ?? ""), "\(key)")
        }
    }

    @Test func everyTextThatAPageAsksForIsThere() throws {
        let texts = try Self.texts("en")
        var asked: Set<String> = []
        for script in try Self.scripts() {
            for match in script.matches(of: /\bt\("([a-zA-Z0-9_. ]*[a-zA-Z0-9_])"[,)]/) {
                asked.insert(String(match.1))
            }
        }
        #expect(asked.count > 100)
        #expect(asked.subtracting(texts.keys).isEmpty)
        var made: [String] = Control.all.map { "control." + Registry[$0.key].name }
        made += EffortRegime.allCases.map { "effort." + $0.rawValue }
        made += Grade.allCases.map { "grade." + $0.rawValue }
        made += (1...5).map { "phase.\($0)" }
        made += ["queued", "running", "done", "cancelled", "stopped", "failed"].map { "status." + $0 }
        made += ["met", "missed", "unsure"].map { "verdict." + $0 }
        for kind in ["level", "difference"] { made += ["round.of_" + kind, "round.question_" + kind] }
        #expect(Set(made).subtracting(texts.keys).isEmpty)
        #expect(Set(Self.events).subtracting(texts.keys).isEmpty)
    }

    /// A planner reads of the shipped scenarios in the page's language, not in that of their files.
    @Test func everyShippedScenarioIsTold() throws {
        let texts = try Self.texts("nb")
        for scenario in PlanTests.reader.ready.all {
            #expect(
                texts["scenario." + scenario.id] != nil && texts["scenario.\(scenario.id).about"] != nil,
                "\(scenario.id)")
        }
    }

    /// What can happen in a story, by the names of `trace --json`.
    private static var events: [String] {
        let contacts: [StoryContact.Kind] = [.meeting, .noShow, .accompaniment, .employerMeeting, .support]
        let tastes: [TasteOutcome] = [.wanted, .notWanted, .brokenOff]
        let ends: [JobEnd] = [.quit, .dismissal, .trialOver, .layOff, .sickness, .temporaryOver, .subsidyOver]
        let exits: [QueueExit] = [.ownJob, .disability, .education, .elsewhere]
        let reviews: [GrantReview] = [.granted, .refused, .timeLimit]
        let places: [StoryContact.Place] = [.office, .workplace, .remote]
        let contracts: [Contract] = [.permanent, .substitute, .engagement, .onCall]
        var kinds: [String] = contacts.map { "contact." + $0.name }
        kinds += ends.map { "job_ended." + $0.name }
        for taste in tastes { kinds += ["taste_ended." + taste.name, "training_ended." + taste.name] }
        kinds += exits.map { "left_queue." + $0.name }
        kinds += reviews.map { "reviewed." + $0.name }
        kinds += ExitKind.allCases.map { "exited." + $0.name }
        let words: [String] = Traits.segments + places.map(\.name) + contracts.map(\.name) + ["woman", "man"]
        kinds += words.map { "word." + $0 }
        kinds += (1...4).map { "word." + StoryEmployer(identity: "", municipality: "", sizeClass: $0).employees }
        kinds += (1...5).map { "phase.\($0)" }
        let plain: [StoryEvent] = [.disability, .educationEnded, .elsewhere, .ended, .withoutSpecialist]
        let others = [
            "eligible", "referred", "admitted", "taste_began", "training_began", "agreed", "talks_failed", "education",
            "specialist_left", "handed_over", "not_referred.chance", "not_referred.in_work", "proposed.yes",
            "proposed.no", "job_began.own", "job_began.found", "contract_renewed.again", "contract_renewed.permanent",
            "subsidy_ended.on", "subsidy_ended.off", "taste_day.came", "taste_day.missed",
        ]
        kinds += plain.map(\.name)
        kinds += others
        return kinds.map { "story." + $0 }
    }
}
