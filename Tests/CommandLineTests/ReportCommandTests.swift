import Foundation
import Testing

@Suite struct ReportCommandTests {
    private static let script = "var Plotly = { react: function () {} };"

    private func withResults(_ body: (Program) throws -> Void) throws {
        try Program.inTemporaryFolder { program in
            try program.write("plotly.js", Self.script)
            let result = try program.run("compare", "plan.yaml", "other.yaml", "--replications", "2")
            #expect(result.status == 0)
            try body(program)
        }
    }

    @Test func writesOnePageInEitherLanguage() throws {
        try withResults { program in
            let files = ["results/plan.sqlite", "results/other.sqlite"]
            let usual = try program.run(["report"] + files + ["--plotly", "plotly.js"])
            #expect(usual.status == 0 && usual.output == "results/plan-report.html\n")
            let norwegian = try program.text("results/plan-report.html")
            #expect(norwegian.contains("<html lang=\"nb\">") && norwegian.contains(Self.script))
            let named = [
                "--plotly", "plotly.js", "--language", "en", "--output", "new/page.html", "--question",
                "Is it <b>so</b>?",
            ]
            let english = try program.run(["report"] + files + named)
            #expect(english.status == 0 && english.output == "new/page.html\n")
            let page = try program.text("new/page.html")
            #expect(page.contains("<html lang=\"en\">") && page.contains("Is it &lt;b&gt;so&lt;/b&gt;?"))
            #expect(page.contains("id=\"map\""))
        }
    }

    @Test func badInputIs65AndNothingIsWritten() throws {
        try withResults { program in
            let missing = try program.run("report", "results/none.sqlite", "--plotly", "plotly.js")
            #expect(missing.status == 65 && missing.talk == "results/none.sqlite: error: no such file\n")
            try program.write("other.json", "{\"a\": 1}\n")
            let other = try program.run("report", "other.json", "--plotly", "plotly.js")
            #expect(
                other.status == 65
                    && other.talk
                        == "other.json: error: no report is made of this; allowed: a result file (.sqlite), validation.json, NAME-posterior.json, NAME-sensitivity.json, NAME-optimisation.json\n"
            )
            try program.write("part.json", "{\"patterns\": [], \"studies\": [{\"name\": \"a\"}]}\n")
            let part = try program.run("report", "part.json", "--plotly", "plotly.js")
            #expect(part.status == 65 && part.talk.hasPrefix("part.json: error: this result cannot be read: '"))
            let script = try program.run("report", "results/plan.sqlite", "--plotly", "none.js")
            #expect(script.status == 65)
            #expect(
                script.talk
                    == "none.js: error: the script that draws figures is not there; run 'make setup' in the program's folder\n"
            )
            let twice = try program.run("report", "results/plan.sqlite", "results/plan.sqlite", "--plotly", "plotly.js")
            #expect(
                twice.status == 65
                    && twice.talk
                        == "results/plan.sqlite: error: this study is named 'plan', and so is results/plan.sqlite\n"
            )
            #expect(!program.files(in: "results").contains { $0.hasSuffix(".html") || $0.hasSuffix(".partial") })
        }
    }

    /// A map that is left out is said on the page and on standard error; borders that are none are refused.
    @Test func mapsThatAreNone() throws {
        func borders(_ x: Double, _ y: Double) -> String {
            let ring = "[[\(x), \(y)], [\(x + 1), \(y)], [\(x + 1), \(y + 1)], [\(x), \(y)]]"
            return "{\"features\": [{\"properties\": {\"kommune_nr\": \"0301\"}, \"geometry\": {\"type\": \"Polygon\", "
                + "\"coordinates\": [\(ring)]}}]}\n"
        }
        try withResults { program in
            let report = ["report", "results/plan.sqlite", "--plotly", "plotly.js", "--language", "en", "--map"]
            try program.write("oslo.geojson", borders(10, 59))
            let elsewhere = try program.run(report + ["oslo.geojson"])
            #expect(elsewhere.status == 0)
            #expect(elsewhere.talk.contains("There is no map: the file of borders has none of the "))
            #expect(try program.text("results/plan-report.html").contains("There is no map: the file of borders has"))
            try program.write("utm.geojson", borders(262_000, 6_650_000))
            let projected = try program.run(report + ["utm.geojson"])
            #expect(projected.status == 65)
            #expect(projected.talk.hasPrefix("utm.geojson: error: the coordinates are no degrees (262000, 6650000)"))
        }
    }

    @Test func wrongUsageIs64AndWhatCannotBeWritten73() throws {
        try withResults { program in
            #expect(try program.run("report").status == 64)
            #expect(try program.run("report", "results/plan.sqlite", "--language", "sv").status == 64)
            let blocked = try program.run(
                "report", "results/plan.sqlite", "--plotly", "plotly.js", "--output", "plan.yaml/page.html")
            #expect(blocked.status == 73)
        }
    }

    /// Sobol' indices as text: by what a factor does with the others, and what noise hides is said.
    @Test func sensitivityPrintsSobolIndices() throws {
        try Program.inTemporaryFolder { program in
            func plan(_ design: String) -> String {
                """
                version: 1
                scenarios: [plan.yaml]
                \(design)
                replications: 2
                factors:
                  - {parameter: inflow.rate, low: 0.002, high: 0.02}
                  - {parameter: travel.time_factor, low: 0.9, high: 1.1}

                """
            }
            try program.write("indices.yaml", plan("design: sobol_indices\nrows: 16"))
            let command = ["sensitivity", "indices.yaml", "--outcomes", "coverage_90d,wait_days_mean"]
            let printed = try program.run(command)
            #expect(printed.status == 0, "\(printed.talk)")
            let lines = printed.output.split(separator: "\n")
            let head = try #require(lines.first { $0.hasPrefix("    factor ") })
            #expect(head.split(separator: " ").prefix(5) == ["factor", "alone", "bootstrap", "with", "others"])
            let factors = lines.filter { $0.hasPrefix("    inflow.rate ") || $0.hasPrefix("    travel.time_factor ") }
            #expect(factors.first?.hasPrefix("    inflow.rate ") == true && factors.count == 4, "\(printed.output)")
            try program.write("levels.yaml", plan("design: sobol\npoints: 4"))
            let other = try program.run("sensitivity", "levels.yaml")
            #expect(other.status == 65)
            #expect(
                other.talk
                    == "levels.yaml: error: the design is 'sobol'; allowed for a sensitivity analysis: morris, sobol_indices\n"
            )
            let unknown = try program.run("sensitivity", "indices.yaml", "--outcomes", "coverage_9d,")
            #expect(unknown.status == 65)
            #expect(
                unknown.talk == "--outcomes: error: there is no outcome 'coverage_9d'; did you mean 'coverage_90d'?\n")
        }
    }

    /// On a terminal progress is one line that is rewritten.
    @Test func progressOnATerminalIsOneLine() throws {
        try Program.inTemporaryFolder { program in
            let command = "'\(Program.path)' run plan.yaml --replications 12 --jobs 1"
            let run = try program.run(["-qec", command, "/dev/null"], executable: "/usr/bin/script")
            #expect(run.status == 0, "\(run.talk)")
            let shown = run.output.split(separator: "\r").filter { $0.contains("plan █") || $0.contains("plan ░") }
            #expect(shown.count > 1)
            #expect(shown.last?.contains(String(repeating: "█", count: 24) + " 12/12") == true, "\(run.output)")
        }
    }

    /// What `sensitivity` keeps beside its file is what it prints, and a report is made of it.
    @Test func sensitivityKeepsWhatAReportNeeds() throws {
        try Program.inTemporaryFolder { program in
            try program.write("plotly.js", Self.script)
            try program.write(
                "screen.yaml",
                """
                version: 1
                scenarios: [plan.yaml]
                design: morris
                trajectories: 2
                replications: 1
                factors:
                  - {parameter: inflow.rate, low: 0.003, high: 0.008}
                  - {parameter: travel.time_factor, low: 0.5, high: 2}

                """)
            let printed = try program.run("sensitivity", "screen.yaml", "--json")
            #expect(printed.status == 0)
            #expect(try program.text("results/screen-sensitivity.json") == printed.output)
            let report = try program.run(
                "report", "results/screen-sensitivity.json", "results/screen.sqlite", "--plotly", "plotly.js",
                "--language", "en")
            #expect(report.status == 0 && report.output == "results/screen-sensitivity-report.html\n")
            let page = try program.text("results/screen-sensitivity-report.html")
            #expect(page.contains("What drives the answer: screen") && page.contains("data-name=\"sweep-1\""))
        }
    }
}
