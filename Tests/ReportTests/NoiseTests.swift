import Foundation
import Models
import Scenarios
import Testing

@testable import Report

/// Where noise hides an effect, no title and no brief names it.
@Suite struct NoiseTests {
    /// Sobol' indices as an earlier version wrote them, without `above_noise`: of the first series every interval reaches zero, of the second
    /// none of the strongest does.
    private static let indices = """
        {"name": "alike", "results_digest": "abc", "series": [
          {"outcome": "eligible_employed_at_12m", "scenario": "b", "against": "a", "label": "x", "noise_share": 0.94, "indices": [
            {"factor": "caseload.cap", "first": {"estimate": 0.133, "low": -7, "high": 11.4}, "total": {"estimate": 1.75, "low": -12.2, "high": 8.39}},
            {"factor": "travel.time_factor", "first": {"estimate": 0.3, "low": -6, "high": 7}, "total": {"estimate": -4.5, "low": -57, "high": 44}}]},
          {"outcome": "coverage_90d", "scenario": "a", "against": null, "label": "y", "noise_share": 0.4, "indices": [
            {"factor": "caseload.cap", "first": {"estimate": 0.2, "low": 0.1, "high": 0.3}, "total": {"estimate": 0.9, "low": -0.1, "high": 1.9}},
            {"factor": "inflow.rate", "first": {"estimate": 0.5, "low": 0.4, "high": 0.6}, "total": {"estimate": 0.6, "low": 0.5, "high": 0.7}}]},
          {"outcome": "dropout_12m", "scenario": "a", "against": null, "label": "z", "reason": "results differ", "above_noise": false}]}
        """

    private func page(_ text: String, _ language: Language = .en) throws -> ReportPage {
        let path = NSTemporaryDirectory() + "noise-\(UUID().uuidString)-sensitivity.json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try Results.page([path], language)
    }

    @Test func titlesNameWhatIsToldFromNoise() throws {
        let page = try page(Self.indices)
        #expect(
            page.figures[0].title
                == "In work 12 months later, of all in the target group, b less a: nothing can be told from noise")
        #expect(page.figures[1].title.hasSuffix(": depends most on " + page.context.factorText("inflow.rate")))
        let told = page.figures[1].tables.first?.rows.map { $0[5].text }
        #expect(told == ["no", "yes"])
        #expect(try page.html().contains("Nothing can be told from noise in: Dropped out within 12 months, a."))
    }

    @Test func briefsNameWhatIsToldFromNoise() throws {
        let context = try page(Self.indices).context
        // The difference cannot be told from noise, and the level of another outcome can.
        #expect(context.examined?.outcome == "coverage_90d" && context.examined?.told.map(\.factor) == ["inflow.rate"])
        let table = try #require(context.assumptions["table"] as? [String: Any])
        let rows = try #require(table["rows"] as? [[String: Any]])
        let cells = rows.compactMap { ($0["cells"] as? [[String: Any]])?.map { $0["text"] as? String ?? "" } }
        #expect(cells.map { $0[3] } == ["0.6", "cannot be told from noise"])
        let silent = Self.indices.replacingOccurrences(of: "\"low\": 0.5", with: "\"low\": -0.5")
        let none = try page(silent, .nb).context
        #expect(none.examined == nil)
        #expect(
            none.changedByFactors.count == 1
                && none.changedByFactors[0].contains("ingenting kunne skilles fra tilfeldigheter"))
        #expect(try page(silent).figures.allSatisfy { $0.title.hasSuffix(": nothing can be told from noise") })
    }

    /// One replication does not say what noise is.
    @Test func oneReplicationIsSaid() throws {
        let single = """
            {"name": "single", "results_digest": "abc", "series": [
              {"outcome": "coverage_90d", "scenario": "a", "against": null, "label": "x", "above_noise": null, "effects": [
                {"factor": "inflow.rate", "mean_size": {"estimate": 0.02, "low": 0.01, "high": 0.03}, "mean": {"estimate": -0.02, "low": -0.03, "high": -0.01}, "spread": {"estimate": 0.01, "low": 0, "high": 0.02}, "above_noise": null}]}]}
            """
        let title = try #require(try page(single).figures.first?.title)
        #expect(title.hasSuffix(" moves it most, as far as one replication can say"), "\(title)")
    }
}
