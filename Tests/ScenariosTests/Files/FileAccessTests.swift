import Foundation
import Testing

@testable import Scenarios

/// A reader opens what its access allows, and messages tell nothing of other files.
@Suite struct FileAccessTests {
    private static let secret = "marker-of-a-file-that-nobody-sent: 17\n"

    private func messages(_ text: String, _ fixture: Fixture, _ files: FileAccess) -> String {
        do {
            _ = try Scenario.load(path: fixture.path("a.yaml"), text: text, files: files)
            return ""
        } catch { return error.diagnostics.map(\.text).joined(separator: "\n") }
    }

    @Test func onlyFilesOfTheFolderAreRead() throws {
        let (fixture, other) = (try Fixture(), try Fixture())
        let files = FileAccess.within([fixture.path(".")])
        #expect(messages(Fixture.sound, fixture, files).isEmpty)
        try other.write("secret.yaml", Self.secret)
        try FileManager.default.createSymbolicLink(
            atPath: fixture.path("link.yaml"), withDestinationPath: other.path("secret.yaml"))
        let outside = other.path("secret.yaml")
        let above = "../\(other.folder.lastPathComponent)/secret.yaml"
        for path in [
            outside, above, "data/../../\(other.folder.lastPathComponent)/secret.yaml", "link.yaml", "/etc/hostname",
        ] {
            for text in [
                "extends: \(path)\n", "extends: \(path)\nextends: \(path)\n",
                Fixture.sound.replacing("data/municipalities.csv", with: path),
                Fixture.sound.replacing("data/links.csv", with: path),
            ] {
                let messages = messages(text, fixture, files)
                #expect(!messages.isEmpty && !messages.contains("marker"), "\(messages)")
                #expect(messages.contains("may not be read here") || messages.contains("more than once"), "\(messages)")
            }
        }
    }

    /// A plan from elsewhere, such as in a bundle, reaches no scenario and no posterior of this machine either.
    @Test func aPlanReadsOnlyFilesOfTheFolder() throws {
        let (fixture, other) = (try Fixture(), try Fixture())
        try other.write("secret.yaml", Self.secret)
        try fixture.write("a.yaml", Fixture.sound)
        let files = FileAccess.within([fixture.path(".")])
        let factors = "factors: [{parameter: travel.time_factor, levels: [1, 2]}]\nreplications: 1\n"
        func messages(_ text: String) throws -> String {
            try fixture.write("plan.yaml", text)
            do {
                _ = try Sweep(SweepPlan.load(path: fixture.path("plan.yaml"), files: files))
                return ""
            } catch let error as InvalidInput { return error.diagnostics.map(\.text).joined(separator: "\n") }
        }
        #expect(try messages("version: 1\nscenarios: [a.yaml]\n" + factors) == "")
        let outside = other.path("secret.yaml")
        for text in [
            "version: 1\nscenarios: [\(outside)]\n" + factors,
            "version: 1\nscenarios: [a.yaml]\ndesign: draws\ndraws: 30\nreplications: 2\nposterior: \(outside)\n",
        ] {
            let found = try messages(text)
            #expect(found.contains("may not be read here") && !found.contains("marker"), "\(found)")
        }
    }

    /// Nothing is read unless access is given.
    @Test func accessIsDeniedByDefault() throws {
        let fixture = try Fixture()
        try fixture.write("base.yaml", Fixture.sound)
        let problems = Problems()
        #expect(ScenarioChain(problems: problems).read(fixture.path("base.yaml")) == nil)
        #expect(problems.invalidInput.diagnostics.map(\.message).allSatisfy { $0.contains("may not be read here") })
        #expect(messages("extends: base.yaml\n", fixture, .none).contains("may not be read here"))
        #expect(messages("extends: base.yaml\n", fixture, .user).isEmpty)
    }

    /// A text with a fault is refused in its own lines, before any file that it names is looked for.
    @Test func faultsAreFoundWithoutLoading() throws {
        let text = "extends: none.yaml\nseed: 1\nseed: 2\nregion: {municipalities: /dev/zero}\n"
        #expect {
            try InvalidInput.refuseFaults(inText: text, path: "x.yaml", limits: .request)
        } throws: { error in
            (error as? InvalidInput)?.diagnostics.map(\.text) == [
                "x.yaml:3:1: error: key 'seed' is stated more than once in a scenario; allowed: once"
            ]
        }
    }

    /// What is no regular file has no end, or none that comes.
    @Test func endlessFilesHaveABound() throws {
        let fixture = try Fixture()
        #expect(mkfifo(fixture.path("pipe"), 0o600) == 0)
        let files = FileAccess.within([fixture.path(".")])
        #expect(messages("extends: pipe\n", fixture, files).hasSuffix("pipe' is no regular file; allowed: a file"))
        #expect(throws: FileAccess.Obstacle.self) { try FileAccess.user.contents("/dev/zero", most: 1_000) }
        try fixture.write("long", String(repeating: "x", count: 1_001))
        #expect(throws: FileAccess.Obstacle.self) { try FileAccess.user.contents(fixture.path("long"), most: 1_000) }
        #expect(try FileAccess.user.contents(fixture.path("long"), most: 1_001).count == 1_001)
        try fixture.write("empty", "")
        #expect(try FileAccess.user.contents(fixture.path("empty")).isEmpty)
    }
}
