import Foundation
import Testing

@testable import Report

/// Pages as a browser shows them: at the widths of a desktop, a tablet and a phone, and printed.
///
/// `make test` installs Chromium; without it these tests fail.
@Suite(.serialized) struct BrowserTests {
    /// What look.py saw at one width.
    private struct Look: Decodable {
        struct Figure: Decodable {
            var id: String
            var marks: Int
            var traces: Int
            var label: String
            var outside: [String]
            var clash: [String]
            var smallest: Double
        }

        struct Map: Decodable {
            var areas: Int
            var outlines: Int
            var titles: Int
            var label: String
        }

        var width: Int
        var errors: [String]
        var requests: [String]
        var figures: [Figure]
        var maps: [Map]
        var overflowing: [String]
        var pale: [String]
        /// Texts in bars and flows whose contrast was measured.
        var inShapes: Int
        var scrollWidth: Int
        var clientWidth: Int
        var unnamed: Int
    }

    private struct Seen: Decodable {
        struct Table: Decodable {
            var name: String
            var csv: String
        }

        struct Stop: Decodable {
            var tag: String
            var outline: Bool
            var opens: Bool?
        }

        struct Choice: Decodable {
            var before: [String]
            var after: [String]
        }

        struct Printed: Decodable {
            var id: String
            var marks: Int
        }

        var looks: [Look]
        var tables: [Table]
        var chosen: Choice?
        var tour: [Stop]
        var title: String
        var printed: [Printed]
        var pdfPages: Int
        var errors: [String]
        var requests: [String]
    }

    private func look(_ page: ReportPage, _ name: String, widths: String = "1280,768,390") async throws -> (
        Seen, String
    ) {
        let results = try await Results.shared()
        let path = results.path(name + ".html")
        let html = try page.html()
        #expect(html.utf8.count < 8_000_000)
        try Data(html.utf8).write(to: URL(fileURLWithPath: path))
        let process = Process()
        let output = results.path(name + ".json")
        try Data().write(to: URL(fileURLWithPath: output))
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        let script = Results.package + "/Tests/ReportTests/Browser/look.py"
        process.arguments = [script, path, "--width", widths]
        process.standardOutput = FileHandle(forWritingAtPath: output)
        try process.run()
        process.waitUntilExit()
        #expect(
            process.terminationStatus == 0,
            "look.py failed; 'make test' installs what it needs (chromium, python3-websocket)")
        return (try JSONDecoder().decode(Seen.self, from: try Data(contentsOf: URL(fileURLWithPath: output))), html)
    }

    private func check(_ seen: Seen, figures: [String], maps: Int, areas: Int = 0) {
        for look in seen.looks {
            #expect(look.errors.isEmpty, "\(look.width): \(look.errors)")
            #expect(look.requests.isEmpty, "\(look.width): \(look.requests)")
            #expect(look.figures.map(\.id) == figures, "\(look.width)")
            for figure in look.figures {
                #expect(
                    figure.marks >= figure.traces && figure.marks > 0,
                    "\(look.width): \(figure.id) drew \(figure.marks) of \(figure.traces)")
                #expect(figure.outside.isEmpty, "\(look.width): \(figure.id): \(figure.outside)")
                #expect(figure.clash.isEmpty, "\(look.width): \(figure.id): \(figure.clash)")
                #expect(figure.smallest >= 10 && !figure.label.isEmpty, "\(look.width): \(figure.id)")
            }
            #expect(
                look.maps.count == maps
                    && look.maps.allSatisfy { $0.areas == areas && $0.titles == areas && !$0.label.isEmpty })
            #expect(
                look.overflowing.isEmpty && look.scrollWidth <= look.clientWidth, "\(look.width): \(look.overflowing)")
            #expect(look.pale.isEmpty, "\(look.width): \(look.pale)")
            #expect(look.unnamed == 0)
        }
        #expect(seen.errors.isEmpty && seen.requests.isEmpty)
        #expect(seen.printed.map(\.id) == figures && seen.printed.allSatisfy { $0.marks > 0 })
        #expect(seen.pdfPages > 1)
        #expect(!seen.tour.isEmpty && seen.tour.allSatisfy(\.outline))
        #expect(seen.tour.contains { $0.opens == true })
    }

    @Test func aComparisonAndEverythingElse() async throws {
        let results = try await Results.shared()
        let page = try Results.page(results.studies + results.documents, plotly: try PlotlyFile.text())
        let (seen, _) = try await look(page, "everything")
        let areas = page.context.studies[0].input.region.municipalities.count
        check(seen, figures: page.figures.map(\.id), maps: 2, areas: areas)
        #expect(seen.title != "x")
        #expect(seen.looks.allSatisfy { $0.inShapes > 20 })
        let teams = page.context.studies.map(\.input.teams.count)
        #expect(seen.looks.allSatisfy { $0.maps.map(\.outlines) == teams })
        #expect(seen.chosen?.before == ["coverage_90d"] && seen.chosen?.after == ["wait_days_mean"])
        let tags = Set(seen.tour.map(\.tag))
        #expect(["A", "BUTTON", "SELECT", "SUMMARY"].allSatisfy(tags.contains))
        // What is downloaded is what the tables hold.
        let tables = page.context.outcomeTables
        for table in tables {
            let csv = try #require(seen.tables.first { $0.name == table.name }?.csv)
            let rows = CSV.parse(csv)
            #expect(rows.map { $0["estimate"] ?? "" } == table.rows.map { $0[2].raw }, "\(table.name)")
            #expect(rows.map { $0["study"] ?? "" } == table.rows.map { $0[0].raw })
        }
    }

    @Test func aSearchAlone() async throws {
        let results = try await Results.shared()
        let page = try Results.page([results.optimisation], .en, plotly: try PlotlyFile.text())
        let (seen, _) = try await look(page, "search")
        let areas = page.context.sources.optimisations[0].region.municipalities.count
        check(seen, figures: page.figures.map(\.id), maps: 1, areas: areas)
        #expect(seen.title != "x")
    }

    @Test func aCohortInEnglish() async throws {
        let results = try await Results.shared()
        let page = try Results.page([results.cohort], .en, plotly: try PlotlyFile.text())
        let (seen, _) = try await look(page, "cohort", widths: "390")
        check(seen, figures: page.figures.map(\.id), maps: 0)
    }
}
