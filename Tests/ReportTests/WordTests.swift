import Foundation
import Testing

@testable import Report

/// Singular and plural, and what was published as a direction.
@Suite struct WordTests {
    @Test func oneTakesTheSingular() {
        let (nb, en) = (Phrases(.nb), Phrases(.en))
        #expect(en("word.months", ["count": "1"]) == "1 month" && en("word.months", ["count": "12"]) == "12 months")
        #expect(nb("word.months", ["count": "1"]) == "1 måned" && nb("change.hours", ["count": "+1"]) == "+1 time")
        #expect(en("figure.map.desk", ["name": "Alta", "posts": "1"]) == "Alta: 1 post")
        #expect(nb("figure.map.desk", ["name": "Alta", "posts": "0,5"]) == "Alta: 0,5 stillinger")
        // A choice may hold the count itself.
        #expect(nb("warning.shared", ["count": "1"]).contains(": den ene som alle har, er brukt"))
        #expect(nb("warning.shared", ["count": "4"]).contains(": de 4 som alle har, er brukt"))
        for language in [nb, en] {
            for key in language.keys {
                let text = language.optional(key) ?? ""
                #expect(text.count { $0 == "{" } == text.count { $0 == "}" }, "\(key)")
            }
        }
    }

    /// What a user wrote is never read for places of its own.
    @Test func valuesAreShownAsTheyStand() {
        let name = "{count|x|y} {a} {name}"
        #expect(Phrases(.en)("title.single", ["names": name]) == "What \(name) gives")
        #expect(Phrases(.en)("word.less", ["b": "{a}", "a": "x"]) == "{a} less x")
    }

    private func page(_ patterns: String) async throws -> ReportPage {
        let results = try await Results.shared()
        let path = results.path("directions-\(UUID().uuidString).json")
        let studies =
            #"[{"name": "base", "seed": 1, "replications": 4, "scenario_digest": "d", "results_digest": "e"}]"#
        try Data("{\"patterns\": [\(patterns)], \"studies\": \(studies)}".utf8).write(to: URL(fileURLWithPath: path))
        return try Results.page([path], .en)
    }

    /// Patterns that say nothing but a direction are drawn on a scale of their own, the published side to the right.
    @Test func directionsAreDrawn() async throws {
        let page = try await page(
            """
            {"id": "P3", "use": "V", "outcome": "More", "published": {"estimate": null, "low": 0, "high": null}, "simulated": {"estimate": 1, "low": 0.5, "high": 1.5}, "passed": true, "probability": 0.9, "note": "n"},
            {"id": "P4", "use": "V", "outcome": "Less", "published": {"estimate": null, "low": null, "high": 2}, "simulated": {"estimate": 3, "low": 1, "high": 5}, "passed": false, "probability": 0.1, "note": "n"},
            {"id": "P5", "use": "V", "outcome": "Told", "published": {"estimate": null, "low": 1, "high": null}, "simulated": {"estimate": 1, "low": null, "high": null}, "passed": null, "probability": null, "note": "n"}
            """)
        let figure = try #require(page.figures.first)
        #expect(page.figures.map(\.id) == ["validation-v-directions"])
        #expect(figure.title == "Held out: 1 of 2 published directions is found")
        let json = try #require(figure.json).compact
        // Simulated less published in half-widths of the simulated interval: (1 - 0) / 0.5 and (2 - 3) / 2.
        for x in ["\"x\":[2]", "\"x\":[-0.5]", "\"x\":[0]"] { #expect(json.contains(x), "\(x)") }
        #expect(figure.legend.count == 3)
        #expect(!(try page.html().contains("⟦")))
    }
}
