import Foundation
import Models
import Scenarios
import Testing

@testable import Report

/// Money has one scale in a row, a sentence and on an axis, and says what is planned beside what is spent (case 01).
@Suite struct MoneyTests {
    /// Two ways of spending what one lone post costs, and one that costs far more.
    private static let files = [
        "lone.yaml": "extends: shipped/questions/one-lone-post.yaml\nname: lone\n",
        "counsellors.yaml": "extends: shipped/questions/counsellors-for-one-post.yaml\nname: counsellors\n",
        "dear.yaml": """
        extends: shipped/questions/one-lone-post.yaml
        name: dear
        parameters: {cost.post: 1900000}

        """,
    ]

    private func page(_ names: [String], replications: Int, _ language: Language = .en) async throws -> ReportPage {
        let folder = NSTemporaryDirectory() + "fotfeste-money-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/shipped", withDestinationPath: Results.package + "/scenarios")
        var paths: [String] = []
        for name in names {
            try Data((Self.files[name + ".yaml"] ?? "").utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).yaml"))
            let options = StudyOptions(replications: replications, output: "\(folder)/\(name).sqlite")
            paths.append(
                try await Study().run(Scenario.load(path: "\(folder)/\(name).yaml"), options: options).path)
        }
        return try Results.page(paths, language)
    }

    private func texts(_ page: ReportPage, _ name: String) throws -> [String] {
        let glance = try #require(page.context.brief?["glance"] as? [String: Any])
        let rows = try #require(glance["rows"] as? [[String: Any]]).compactMap { $0["cells"] as? [[String: Any]] }
        let row = try #require(rows.first { $0.last?["raw"] as? String == name })
        return row.map { $0["text"] as? String ?? "" }
    }

    /// One level is above a million and the other below: both are in millions, with their ends.
    @Test func aRowOfLevelsHasOneScale() async throws {
        let page = try await page(["lone", "counsellors"], replications: 12)
        let levels = page.context.studies.compactMap { $0.report.regional("cost_total") }
        let ends = levels.compactMap(\.high)
        try #require(ends.count == 2 && ends.max() ?? 0 >= 1e6 && ends.min() ?? 1e6 < 1e6)
        let cells = try texts(page, "cost_total")
        let expected = levels.map { level in
            let numbers = [level.estimate, level.low, level.high].map { String(format: "%.2f", ($0 ?? 0) * 1e-6) }
            return "\(numbers[0]) (\(numbers[1]) to \(numbers[2]))"
        }
        #expect(Array(cells[1...3]) == expected + ["million NOK a year"])
    }

    /// In the full tables, too, an outcome has one unit for all studies and pairs.
    @Test func anOutcomeHasOneUnitInATable() async throws {
        let page = try await page(["lone", "counsellors", "dear"], replications: 12)
        let differences = page.figures.flatMap(\.tables).filter { $0.name == "differences" }
        var mixed = 0
        for table in page.context.outcomeTables + differences {
            for rows in Dictionary(grouping: table.rows, by: { $0.last?.raw ?? "" }).values {
                let column = try #require(table.columns.firstIndex { $0.name == "unit" })
                #expect(Set(rows.map { $0[column].text }).count == 1, "\(rows.map { $0.map(\.text) })")
                let levels = rows.compactMap { Double($0[2].raw) }.map { abs($0) >= 1e6 }
                if Set(levels).count == 2 { mixed += 1 }
            }
        }
        #expect(differences.count == 1 && mixed > 0)
    }

    /// Levels, differences and planned costs of a sentence are all in millions, or all in kroner.
    @Test(arguments: Language.allCases) func aSentenceHasOneScale(_ language: Language) async throws {
        let page = try await page(["counsellors", "lone"], replications: 3, language)
        let answer = try #require((page.context.brief?["answers"] as? [String])?.last)
        let level = try #require(page.context.studies.first?.report.regional("cost_total"))
        // The level reaches a million, what is planned and the difference do not.
        try #require(level.high ?? 0 >= 1e6)
        #expect(answer.contains(language == .en ? " million NOK a year" : " millioner kr i året"), "\(answer)")
        #expect(answer.firstMatch(of: /[0-9]\u{202F}[0-9]/) == nil, "\(answer)")
        let planned = try #require(page.context.studies.first?.report.plannedCost)
        let text = String(format: "%.2f", planned * 1e-6)
        #expect(answer.contains("\(text.replacing(".", with: language == .en ? "." : ",")) (counsellors)"), "\(answer)")
        let words = ComparisonText(page.context.comparison).text.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
        #expect(words.contains("Planned for posts, supervision and travel are \(text) under counsellors and "))
        #expect(words.contains(" million NOK a year are spent under counsellors; under lone "))
    }

    /// Budgets are equal within the price of one post.
    @Test func equalBudgetsAreSaidOnlyWhereTheyAre() async throws {
        let equal = "Equal budgets do not mean equal spending"
        let same = try await page(["lone", "counsellors"], replications: 12)
        #expect(same.context.comparison.haveEqualBudgets == true)
        let difference = try #require(same.context.comparison.differences.first { $0.name == "cost_total" })
        let answer = try #require((same.context.brief?["answers"] as? [String])?.last)
        #expect(answer.contains(equal) == difference.excludesZero && difference.excludesZero)
        let other = try await page(["lone", "dear"], replications: 4)
        #expect(other.context.comparison.haveEqualBudgets == false)
        let unequal = try #require((other.context.brief?["answers"] as? [String])?.last)
        #expect(!unequal.contains(equal) && unequal.contains("The budgets differ by more than the price of one post"))
        #expect(ComparisonText(other.context.comparison).text.contains("The budgets differ by more than a post"))
        #expect(!ComparisonText(same.context.comparison).text.contains("The budgets differ"))
    }
}
