import Foundation
import Testing

@testable import Report

/// What a report says of a search is what the search wrote.
@Suite struct OptimisationReportTests {
    /// The document as it stands, without the reading that a report is made by.
    private func document(_ results: Results) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: results.optimisation))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// A page of the document with some members replaced.
    private func page(
        _ results: Results, _ name: String, _ language: Language = .en, replacing members: [String: Any]
    ) throws -> ReportPage {
        let changed = try document(results).merging(members) { $1 }
        let path = results.path(name + "-optimisation.json")
        try JSONSerialization.data(withJSONObject: changed).write(to: URL(fileURLWithPath: path))
        return try Results.page([path], language)
    }

    private func table(_ page: ReportPage, _ suffix: String) throws -> DataTable {
        try #require(page.figures.first { $0.id.hasSuffix(suffix) }?.tables.first)
    }

    /// Equal but for the last digit, which the reader of the document that a test uses gets wrong at times.
    private func areAlike(_ shown: [Double?], _ stored: [Double?]) -> Bool {
        shown.count == stored.count
            && zip(shown, stored).allSatisfy { a, b in
                guard let a, let b else { return a == nil && b == nil }
                return abs(a - b) <= 1e-12 * max(abs(a), abs(b))
            }
    }

    private func numbers(_ rows: [[String: Any]], _ key: String) -> [Double?] { rows.map { $0[key] as? Double } }

    @Test func improvementsAreThoseOfTheFile() async throws {
        let results = try await Results.shared()
        let rows = try table(try Results.page([results.optimisation]), "gains").rows
        let stored = try #require(try document(results)["improvements"] as? [[String: Any]])
        #expect(rows.count == stored.count + 1 && stored.count >= 4)
        func column(_ index: Int) -> [Double?] { rows.dropFirst().map { Double($0[index].raw) } }
        #expect(rows.dropFirst().map { $0[0].raw } == stored.map { $0["over"] as? String })
        let keys = [1: "level", 2: "level_half_width", 3: "estimate", 4: "simultaneous_half_width", 5: "equality"]
        for (index, key) in keys { #expect(areAlike(column(index), numbers(stored, key)), "\(key)") }
        #expect(areAlike(column(6), numbers(stored, "cost")))
        let broken = stored.map { ($0["broken_rule"] as? [String: Any])?["rule"] as? String ?? "" }
        #expect(rows.dropFirst().map { $0[7].raw } == broken)
        #expect(broken.contains("small_team") && broken.contains(""))
    }

    @Test func theFrontierAndTheCostsAreThoseOfTheFile() async throws {
        let results = try await Results.shared()
        let (page, document) = (try Results.page([results.optimisation]), try document(results))
        let points = try #require(document["frontier"] as? [[String: Any]])
        let frontier = try table(page, "frontier").rows
        #expect(frontier.map { $0[1].raw } == points.map { $0["name"] as? String } && points.count > 1)
        #expect(areAlike(frontier.map { Double($0[2].raw) }, numbers(points, "objective")))
        #expect(areAlike(frontier.map { Double($0[4].raw) }, numbers(points, "equality")))
        let improvements = try #require(document["improvements"] as? [[String: Any]])
        let costs = improvements.flatMap { $0["costs"] as? [[String: Any]] ?? [] }
        let shown = try table(page, "costs").rows
        #expect(shown.map { $0[4].raw } == costs.map { $0["name"] as? String } && costs.count == 5 * improvements.count)
        #expect(areAlike(shown.map { Double($0[2].raw) }, numbers(costs, "estimate")))
        // The parts are the whole.
        for group in improvements.compactMap({ $0["costs"] as? [[String: Any]] }) {
            let values = numbers(group, "estimate").compactMap(\.self)
            #expect(abs(values[0] - values.dropFirst().reduce(0, +)) < 1)
        }
    }

    @Test func desksAndMapAreThoseOfTheFile() async throws {
        let results = try await Results.shared()
        let page = try Results.page([results.optimisation], .en)
        let best = try #require(try document(results)["best"] as? [String: Any])
        let desks = try #require(best["desks"] as? [[String: Any]])
        let rows = try #require(page.context.optimisationParts.first?.tables.first?.rows)
        #expect(rows.map { $0[1].raw } == desks.map { $0["municipality"] as? String })
        #expect(rows.map { Double($0[2].raw) } == desks.map { ($0["posts"] as? Int).map(Double.init) })
        let map = try #require(page.context.mapSection)
        let panel = try #require((map["outcomes"] as? [[String: Any]])?.first)
        let shown = try #require((panel["table"] as? [String: Any])?["rows"] as? [[String: Any]])
        let coverage = try #require(best["coverage"] as? [[String: Any]])
        for row in shown {
            let cells = try #require(row["cells"] as? [[String: Any]]).map { $0["raw"] as? String ?? "" }
            let own = coverage.first { ($0["by"] as? [String: String])?["municipality"] == cells[1] }
            #expect(areAlike([Double(cells[2])], [own?["estimate"] as? Double]), "\(cells[0])")
        }
    }

    @Test func theBriefSaysWhetherItIsMoreThanLuck() async throws {
        let results = try await Results.shared()
        func headline(_ name: String, _ estimate: Double, half: Any) throws -> String {
            let all = try #require(try document(results)["improvements"] as? [[String: Any]])
            let reach = half as? Double
            let interval: [String: Any] = [
                "simultaneous_half_width": half, "simultaneous_low": reach.map { estimate - $0 as Any } ?? NSNull(),
                "simultaneous_high": reach.map { estimate + $0 as Any } ?? NSNull(),
            ]
            let changed = all.map { row in
                row.merging(["broken_rule": NSNull(), "estimate": estimate]) { $1 }.merging(interval) { $1 }
            }
            let page = try page(results, name, replacing: ["improvements": changed])
            return try #require(page.context.brief?["headline"] as? String)
        }
        #expect(
            try headline("better", 0.05, half: 0.01).contains(
                " by 5.0 percentage points (+4.0 to +6.0): more than chance"))
        #expect(try headline("alike", 0.05, half: 0.06).contains("cannot be told from team"))
        #expect(try headline("worse", -0.05, half: 0.01).contains("the search was too short"))
        #expect(try headline("unsure", 0.05, half: NSNull()).contains("chance cannot be told"))
        let alone = try page(results, "alone", replacing: ["improvements": [[String: Any]]()])
        #expect((alone.context.brief?["headline"] as? String)?.hasPrefix("None of what it is compared with") == true)
        #expect(alone.figures.map(\.id) == ["optimisation-1-frontier"])
        #expect(!(try alone.html().contains("⟦")))
    }

    /// Without an outcome of equality there is no frontier, and no word of one.
    @Test(arguments: Language.allCases) func aSearchWithoutEquality(_ language: Language) async throws {
        let results = try await Results.shared()
        let members: [String: Any] = ["equality": NSNull(), "equality_unit": NSNull(), "frontier": [[String: Any]]()]
        let page = try page(results, "plain-\(language)", language, replacing: members)
        #expect(page.figures.map(\.id) == ["optimisation-1-gains", "optimisation-1-costs"])
        let html = try page.html()
        #expect(!html.contains("⟦") && !html.contains("coverage_gini"))
        #expect(try table(page, "gains").columns.map(\.name).contains("equality") == false)
    }
}
