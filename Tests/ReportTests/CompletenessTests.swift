import Foundation
import Scenarios
import Testing

@testable import Report

/// Pages of all kinds of results, in both languages.
@Suite struct CompletenessTests {
    /// No text is missing, and what a user wrote is shown as it stands and does nothing.
    @Test(arguments: Language.allCases)
    func noTextIsMissingAndNamesAreEscaped(_ language: Language) async throws {
        let results = try await Results.shared()
        let kinds = [
            results.studies, [results.cohort], results.documents, [results.optimisation],
            results.studies + results.documents,
        ]
        for paths in kinds {
            let html = try Results.page(paths, language).html()
            #expect(!html.contains("⟦"), "\(html.firstMatch(of: /⟦[^⟧]*⟧/)?.output ?? "")")
            // Before the scripts, and not Plotly's own placeholders.
            let text = html.split(separator: "</script>", maxSplits: 1).first ?? ""
            let open = text.firstMatch(of: /[^%$]\{[a-z_]+\}/)
            #expect(open == nil, "\(open?.output ?? "")")
            #expect(!html.contains("<script>document.title"))
            #expect(!html.contains("<b>after</b>") && !html.contains("<img"))
            #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
            #expect(html.utf8.count < 3_000_000)
        }
        let html = try Results.page(results.studies, language).html()
        #expect(html.contains("&lt;script&gt;document.title=&#39;x&#39;&lt;b&gt; &amp; co"))
    }

    @Test func allPartsAreThere() async throws {
        let results = try await Results.shared()
        let ids = try Results.page(results.studies + results.documents).figures.map(\.id)
        #expect(
            ids == [
                "differences", "equality", "first-event", "retention", "waiting", "week", "flow", "flow-2",
                "optimisation-1-gains", "optimisation-1-frontier", "optimisation-1-costs", "sensitivity-1-1",
                "sensitivity-1-2",
                "validation-c", "validation-v", "validation-v-directions", "posterior-1",
            ])
        #expect(try Results.page([results.cohort]).figures.map(\.id) == ["differences", "course"])
    }

    /// Assumptions are ranked by influence where a sensitivity analysis is there, the strongest first; one of other studies is told to be that.
    @Test func assumptionsAreRankedByInfluence() async throws {
        let results = try await Results.shared()
        func strongest(_ context: ReportContext) throws -> String? {
            let table = try #require(context.assumptions["table"] as? [String: Any])
            let rows = try #require(table["rows"] as? [[String: Any]])
            return (rows.first?["cells"] as? [[String: Any]])?.first?["raw"] as? String
        }
        let own = try Results.page(results.studies + results.documents, .en).context
        #expect(try strongest(own) == "caseload.cap")
        #expect(
            own.whatWouldChange.contains {
                $0.hasPrefix("The answer (First job lasts 12 months, base) depends most on most people per post")
            })
        let foreign = try Results.page([results.studies[1]] + results.documents, .en).context
        // Travel has the larger effect, which cannot be told from noise.
        #expect(try strongest(foreign) == "inflow.rate")
        #expect(
            foreign.whatWouldChange.contains {
                $0.hasPrefix("Which assumptions could turn this answer has not been examined.")
            })
        #expect((foreign.assumptions["text"] as? String)?.contains("not in this one") == true)
    }

    /// Numbers of documents are shown as they are.
    @Test func documentsAreShownAsTheyAre() async throws {
        let results = try await Results.shared()
        let page = try Results.page(results.documents)
        func rows(_ id: String) -> [[DataTable.Cell]] { page.figures.first { $0.id == id }?.tables.first?.rows ?? [] }
        #expect(rows("sensitivity-1-1").map { $0[1].raw } == ["0.02", "0.05"])
        #expect(rows("sensitivity-1-2").map { $0[3].raw } == ["0.4", "0.6"])
        #expect(rows("validation-v").map { $0[3].raw } == ["60.0 59.0 61.0"])
        #expect(rows("validation-v-directions").count == 1)
        #expect(rows("posterior-1").map { $0[2].raw } == ["0.45", "12.0"])
    }

    /// A closing tag within Plotly's script does not end it early.
    @Test func theScriptOfFiguresIsWhole() throws {
        let path = NSTemporaryDirectory() + "plotly-\(UUID().uuidString).js"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("var a = '</script>';".utf8).write(to: URL(fileURLWithPath: path))
        #expect(try PlotlyFile.text(path) == "var a = '<\\/script>';")
        #expect(throws: StoreFailure.self) { try PlotlyFile.text("/nowhere/plotly.min.js") }
    }
}
