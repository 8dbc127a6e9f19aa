import Foundation
import Models
import Testing

@testable import Studio

/// The shipped lessons can be given.
@Suite struct LessonTests {
    private static let lessons = try? Lesson.all(in: Server.package + "/scenarios/lessons")

    @Test func sixLessonsAreWhole() throws {
        let lessons = try #require(Self.lessons)
        #expect(lessons.count == 6)
        let known = Set(LiveEstimates.named.map(\.name))
        for lesson in lessons {
            for text in [lesson.title, lesson.question, lesson.pages] {
                #expect(!text.nb.isEmpty && !text.en.isEmpty && text.nb != text.en, "\(lesson.id)")
            }
            #expect(lesson.mechanisms.allSatisfy { Mechanism.named($0) != nil }, "\(lesson.id)")
            #expect(lesson.scenarios.count == 2 && lesson.replications >= 10)
            #expect(LiveEstimates.shown.contains(lesson.predict.outcome))
            #expect(["level", "difference"].contains(lesson.predict.of))
            #expect((lesson.goals ?? []).compactMap(\.outcome).allSatisfy(known.contains), "\(lesson.id)")
            let digests = try lesson.scenarios.map { try PlanTests.reader.plan(ready: $0).scenario.digest }
            #expect(Set(digests).count == 2, "\(lesson.id) compares a policy with itself")
        }
        #expect(lessons.contains { !($0.goals ?? []).isEmpty })
    }

    /// An interval on one side of what is asked decides; one that holds it does not.
    @Test func goalsAreJudgedByIntervals() {
        #expect(Verdict(0.03, 0.05, atLeast: 0.02) == .met)
        #expect(Verdict(0.01, 0.05, atLeast: 0.02) == .unsure)
        #expect(Verdict(-0.01, 0.03, atLeast: 0.02) == .unsure)
        #expect(Verdict(-0.07, -0.03, atLeast: -0.02) == .missed)
    }
}
