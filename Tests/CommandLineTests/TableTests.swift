import Foundation
import Testing

@testable import Scenarios

/// Tables as R and pandas read them by the page's own words, and the canonical CSV that the digest is of.
@Suite(.serialized) struct TableTests {
    /// Oslo is municipality 0301, and its team here is 007.
    private static let oslo = """
        extends: shipped/norway-2019.yaml
        name: oslo
        seed: 1
        replications: 1
        horizon: 400 days
        warmup: 100 days
        region: {name: Oslo, include: [Oslo]}
        teams:
          - {name: "007", base: Oslo, posts: 2, supervisor: 1, serves: [Oslo]}

        """

    /// The code of results/README.md in a language.
    private func code(_ language: String) throws -> String {
        let page = try String(contentsOfFile: TestScenario.package + "/results/README.md", encoding: .utf8)
        let parts = page.components(separatedBy: "```\(language)\n")
        return try #require(parts.count == 2 ? parts[1].components(separatedBy: "```").first : nil)
    }

    @Test func numbersOfMunicipalitiesStayText() throws {
        try Program.inTemporaryFolder { program in
            try program.write("oslo.yaml", Self.oslo)
            #expect(try program.run("run", "oslo.yaml", "--output", "csv").status == 0)
            #expect(try program.run("export", "csv/oslo.sqlite", "--output", "csv").status == 0)
            let r =
                try code("r").replacing("NAME", with: "oslo") + """

                    stopifnot("0301" %in% raw$municipality, !("301" %in% raw$municipality), "007" %in% raw$team)
                    stopifnot("0301" %in% outcomes$group, is.numeric(raw$value), is.numeric(outcomes$estimate))
                    stopifnot(sum(raw$municipality == "", na.rm = TRUE) > 0)
                    cat("well\n")
                    """
            let read = try program.run(["Rscript", "-e", r], executable: "/usr/bin/env")
            #expect(read.status == 0 && read.output.hasSuffix("well\n"), "\(read.output)\(read.talk)")
            #expect(!read.talk.contains("Warning"), "\(read.talk)")
            let python =
                try code("python").replacing("NAME", with: "oslo") + """

                    assert "0301" in set(raw["municipality"]) and "007" in set(raw["team"])
                    assert "0301" in set(outcomes["group"])
                    assert raw["value"].dtype == float and outcomes["estimate"].dtype == float
                    print("well")
                    """
            let pandas = try program.run(["/usr/bin/python3", "-c", python], executable: "/usr/bin/env")
            #expect(pandas.status == 0 && pandas.output.hasSuffix("well\n"), "\(pandas.output)\(pandas.talk)")
        }
    }

    /// `sha256sum` of the canonical CSV is the digest, of a study and of a sweep.
    @Test func theCanonicalCSVHasTheDigest() throws {
        try Program.inTemporaryFolder { program in
            let factors = "{parameter: travel.time_factor, levels: [1, 2]}"
            try program.write(
                "sweep.yaml",
                "version: 1\nscenarios: [plan.yaml, other.yaml]\nreplications: 2\nfactors: [\(factors)]\n")
            for (command, name) in [(["run", "plan.yaml"], "plan"), (["sweep", "sweep.yaml"], "sweep")] {
                let digest = try #require(try program.run(command + ["--json"]).text("results_digest"))
                let exported = try program.run("export", "results/\(name).sqlite", "--canonical", "--output", "csv")
                #expect(exported.status == 0 && exported.output == "csv/\(name)-canonical.csv\n", "\(exported.talk)")
                let sum = try program.run(["sha256sum", "csv/\(name)-canonical.csv"], executable: "/usr/bin/env")
                #expect(sum.output == "\(digest)  csv/\(name)-canonical.csv\n")
                #expect(
                    try program.text("csv/\(name)-canonical.csv").hasPrefix("point,replication,name,by,day,value\n1,1,")
                )
            }
            #expect(program.files(in: "csv") == ["plan-canonical.csv", "sweep-canonical.csv"])
        }
    }
}
