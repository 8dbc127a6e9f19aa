import Foundation
import GRDB
import Testing

@testable import Scenarios

/// Bundles of a study and of a sweep, and what is done with them.
@Suite struct BundleTests {
    /// A study over a base with a parameter of the command line, and a sweep of both, run in a folder `out`.
    private func results(_ fixture: Fixture) async throws -> [String] {
        let short = Fixture.sound.replacingOccurrences(of: "5 years", with: "500 days")
            .replacingOccurrences(of: "3 years", with: "200 days")
        try fixture.write("a.yaml", "# As I wrote it.\n" + short)
        try fixture.write("b.yaml", "extends: a.yaml\nname: b\n")
        try fixture.write("data/README.md", "CC BY 4.0\n")
        try fixture.write("data/unused.csv", "x\n")
        try fixture.write(
            "plan.yaml",
            "version: 1\nscenarios: [a.yaml, b.yaml]\nreplications: 2\ndesign: latin_hypercube\npoints: 2\n"
                + "factors: [{parameter: travel.time_factor, low: 0.5, high: 2}]\n")
        let options = StudyOptions(seed: 5, replications: 2, jobs: 2, output: fixture.path("out"))
        let scenario = try Scenario.load(path: fixture.path("b.yaml"), settings: ["caseload.cap=9"])
        let study = try await Study().run(scenario, options: options)
        var plan = try SweepPlan.load(path: fixture.path("plan.yaml"))
        plan.seed = 5
        let sweep = try await Sweep(plan).run(options: options)
        return [study.path, sweep.path]
    }

    private func bundle(_ fixture: Fixture) async throws -> ResultBundle {
        let bundle = ResultBundle(path: fixture.path("made/all.tar.gz"))
        #expect(try bundle.write(await results(fixture)) == [])
        return bundle
    }

    /// Unpacks, lets `change` do its work in the folder, and packs again.
    private func changed(_ bundle: ResultBundle, _ fixture: Fixture, _ change: (String) throws -> Void) throws
        -> ResultBundle
    {
        try makeFolder(fixture.path("changed"))
        try Archive(path: bundle.path).unpack(into: fixture.path("changed"))
        try change(fixture.path("changed/all"))
        try Archive(path: fixture.path("changed.tar.gz")).pack("all", in: fixture.path("changed"))
        return ResultBundle(path: fixture.path("changed.tar.gz"))
    }

    @Test func itHoldsEverythingAndReplaysElsewhere() async throws {
        let fixture = try Fixture()
        let bundle = try await bundle(fixture)
        let left = try FileManager.default.contentsOfDirectory(atPath: fixture.path("made"))
        #expect(left == ["all.tar.gz"])
        for path in ["a.yaml", "b.yaml", "plan.yaml", "data", "out"] {
            try FileManager.default.removeItem(atPath: fixture.path(path))
        }
        let found = try await bundle.verify(replay: true, jobs: 2)
        #expect(found.matches, "\(found.text)")
        #expect(found.studies.map(\.file) == ["b,caseload.cap=9/b,caseload.cap=9.sqlite", "plan/plan.sqlite"])
        #expect(found.studies.allSatisfy { $0.replayedDigest == $0.storedResultsDigest })

        try Archive(path: bundle.path).unpack(into: fixture.folder.path)
        let data = ["ages", "establishments", "links", "municipalities", "offices", "status"]
        let expected = ["files/a.yaml", "files/b.yaml", "files/data/README.md"] + data.map { "files/data/\($0).csv" }
        let files = try FileManager.default.subpathsOfDirectory(atPath: fixture.path("all/plan")).sorted()
            .filter { $0.contains(".") }
        #expect(files == expected + ["files/plan.yaml", "plan-outcomes.csv", "plan.sqlite", "resolved.txt"])
        let written = try String(contentsOfFile: fixture.path("all/plan/files/a.yaml"), encoding: .utf8)
        #expect(written.hasPrefix("# As I wrote it.\n"))
        let resolved = try String(contentsOfFile: fixture.path("all/b,caseload.cap=9/resolved.txt"), encoding: .utf8)
        #expect(SHA256.hexadecimal(of: resolved) == found.studies[0].scenarioDigest)
        let manifest = try String(contentsOfFile: fixture.path("all/bundle.json"), encoding: .utf8)
        for part in ["\"settings\": [\n        \"caseload.cap=9\"", "\"seed\": 5", "\"gsl\": \"", "\"points\": 4"] {
            #expect(manifest.contains(part), "\(part)")
        }
        #expect(!manifest.contains(fixture.folder.path))
    }

    @Test func theSameResultsGiveTheSameBytes() async throws {
        let fixture = try Fixture()
        let paths = try await results(fixture)
        let bundles = try ["one", "two"].map { folder in
            let bundle = ResultBundle(path: fixture.path("\(folder)/all.tar.gz"))
            _ = try bundle.write(paths)
            return try Data(contentsOf: URL(fileURLWithPath: bundle.path))
        }
        #expect(bundles[0] == bundles[1])
    }

    @Test func changedAddedAndMissingFilesAreFound() async throws {
        let fixture = try Fixture()
        let changed = try await changed(bundle(fixture), fixture) { folder in
            try "changed".write(toFile: folder + "/plan/resolved.txt", atomically: true, encoding: .utf8)
            try "new".write(toFile: folder + "/plan/new.txt", atomically: true, encoding: .utf8)
            try FileManager.default.removeItem(atPath: folder + "/plan/files/data/links.csv")
        }
        let found = try await changed.verify(replay: false, jobs: 1)
        #expect(
            found.differences == [
                "plan/new.txt is not in the list", "plan/files/data/links.csv is missing",
                "plan/resolved.txt is not as it was", "plan/resolved.txt is not what plan/plan.sqlite holds",
            ])
        #expect(!found.matches && found.studies.allSatisfy(\.matches))
    }

    /// The list may be made anew by one who changes a bundle: what it states is compared with the result files.
    @Test func whatIsStatedIsComparedWithTheResultFiles() async throws {
        let fixture = try Fixture()
        let changed = try await changed(bundle(fixture), fixture) { folder in
            func change(_ path: String, _ part: String, _ other: String) throws {
                let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
                #expect(text.contains(part), "\(text.prefix(2000))")
                let digest = SHA256.hexadecimal(of: text)
                let new = text.replacing(part, with: other)
                try new.write(toFile: "\(folder)/\(path)", atomically: true, encoding: .utf8)
                let list = try String(contentsOfFile: folder + "/bundle.json", encoding: .utf8)
                try list.replacing(digest, with: SHA256.hexadecimal(of: new))
                    .write(toFile: folder + "/bundle.json", atomically: true, encoding: .utf8)
            }
            try change("bundle.json", "\"seed\": 5", "\"seed\": 6")
            try change("plan/resolved.txt", "sweep of 4", "sweep of 5")
            try change("plan/files/plan.yaml", "version: 1", "# Not as I wrote it.\nversion: 1")
            try change("plan/plan-outcomes.csv", ",coverage_90d,share,", ",coverage_90d,days,")
        }
        let found = try await changed.verify(replay: false, jobs: 1)
        #expect(!found.matches)
        #expect(
            Set(found.differences) == [
                "bundle.json states another seed of b,caseload.cap=9/b,caseload.cap=9.sqlite than the file",
                "bundle.json states another seed of plan/plan.sqlite than the file",
                // The digest of a sweep is that of its resolved text, so that the list was changed with it.
                "bundle.json states another scenario_digest of plan/plan.sqlite than the file",
                "plan/resolved.txt is not what plan/plan.sqlite holds",
                "plan/files/plan.yaml is not what plan/plan.sqlite holds",
                "plan/plan-outcomes.csv is not what the replications of plan/plan.sqlite give",
            ])
    }

    @Test func scenarioFilesThatStateSomethingElseAreFound() async throws {
        let fixture = try Fixture()
        let changed = try await changed(bundle(fixture), fixture) { folder in
            for study in ["plan", "b,caseload.cap=9"] {
                let path = folder + "/\(study)/files/a.yaml"
                let text = try String(contentsOfFile: path, encoding: .utf8)
                try text.replacing("posts: 2", with: "posts: 3").write(toFile: path, atomically: true, encoding: .utf8)
            }
        }
        let found = try await changed.verify(replay: false, jobs: 1)
        #expect(
            found.restated.map { $0.prefix { $0 != " " } } == ["b,caseload.cap=9/files/b.yaml", "plan/files/plan.yaml"])
    }

    @Test func namesAndUnfinishedFilesAreRefused() async throws {
        let fixture = try Fixture()
        let paths = try await results(fixture)
        try makeFolder(fixture.path("other"))
        try FileManager.default.copyItem(atPath: paths[1], toPath: fixture.path("other/plan.sqlite"))
        let bundle = ResultBundle(path: fixture.path("made/all.tar.gz"))
        let twice = await failureText(fixture.folder.path) {
            _ = try bundle.write([paths[1], fixture.path("other/plan.sqlite")])
        }
        #expect(
            twice == "65 other/plan.sqlite: error: two result files are named 'plan'; allowed: each its own name")
        let queue = try DatabaseQueue(path: paths[0])
        try await queue.write {
            try $0.execute(sql: "DELETE FROM results_digest; DELETE FROM content_digest WHERE part = 'results'")
        }
        try queue.close()
        let unfinished = await failureText(fixture.folder.path) { _ = try bundle.write([paths[0]]) }
        #expect(unfinished.hasSuffix("cap=9.sqlite: error: this was not finished; the same command continues it"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path("made")).isEmpty)
    }

    @Test func aFileWithoutItsScenarioFilesSaysSo() async throws {
        let fixture = try Fixture()
        let path = try await results(fixture)[0]
        let queue = try DatabaseQueue(path: path)
        try await queue.write {
            try $0.execute(
                sql: "DELETE FROM source; DELETE FROM origin; DELETE FROM content_digest WHERE part = 'origin'")
        }
        try queue.close()
        let bundle = ResultBundle(path: fixture.path("old.tar.gz"))
        let notes = try bundle.write([path])
        #expect(
            notes == [
                "\(path): its scenario files were not kept with it; the bundle has the resolved scenario only"
            ])
        #expect(try await bundle.verify(replay: true, jobs: 2).matches)
    }
}
