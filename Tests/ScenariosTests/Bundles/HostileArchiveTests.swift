import Foundation
import Testing

@testable import Scenarios

/// Archives that are damaged, or that try to write where they should not: one message, and nothing is written.
@Suite struct HostileArchiveTests {
    /// Packs files with the arguments of `tar`, and says how `verify` refuses it.
    private func refusal(_ fixture: Fixture, _ arguments: [String]) async throws -> String {
        let path = fixture.path("hostile.tar.gz")
        let made = try Tool.run("tar", ["-czPf", path, "-C", fixture.folder.path] + arguments)
        #expect(made.status == 0, "\(made.talk)")
        let before = try FileManager.default.subpathsOfDirectory(atPath: fixture.folder.path).sorted()
        let text = await failureText(fixture.folder.path) {
            _ = try await ResultBundle(path: path).verify(replay: true, jobs: 1)
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: fixture.folder.path).sorted() == before)
        return text
    }

    private let start = "65 hostile.tar.gz: error: "

    @Test func namesThatLeadOutside() async throws {
        let fixture = try Fixture()
        try fixture.write("evil", "evil")
        let outside = start + "this bundle is damaged (it names a place outside of itself: "
        let absolute = NSTemporaryDirectory() + "evil-\(UUID().uuidString)"
        for name in ["../evil-1", "a/../../evil-2", "..", absolute] {
            #expect(try await refusal(fixture, ["--transform", "s,evil,\(name),", "evil"]) == outside + name + ")")
        }
        #expect(!FileManager.default.fileExists(atPath: absolute))
    }

    @Test func linksAndOtherKinds() async throws {
        let fixture = try Fixture()
        let kinds = start + "this bundle is damaged (it holds something that is neither file nor folder: "
        try FileManager.default.createSymbolicLink(atPath: fixture.path("link"), withDestinationPath: "/etc")
        #expect(try await refusal(fixture, ["link"]) == kinds + "link -> /etc)")
        #expect(mkfifo(fixture.path("pipe"), 0o600) == 0)
        #expect(try await refusal(fixture, ["pipe"]) == kinds + "pipe)")
        try fixture.write("first", "x")
        #expect(link(fixture.path("first"), fixture.path("second")) == 0)
        #expect(try await refusal(fixture, ["first", "second"]) == kinds + "second link to first)")
    }

    @Test func archivesOfSomethingElse() async throws {
        let fixture = try Fixture()
        let other = start + "this archive is not a bundle of results (it has no bundle.json in a folder)"
        #expect(try await refusal(fixture, ["data"]) == other)
        try fixture.write("bundle.json", "{}")
        #expect(try await refusal(fixture, ["bundle.json"]) == other)
        try makeFolder(fixture.path("b"))
        let unreadable = start + "bundle.json of this bundle cannot be read"
        for (text, rest) in [
            ("{", ""), ("{}", ""), ("{\"format\": 1}", ""),
            ("{\"format\": 2}", "; it has format 2, and this program reads format 1"),
        ] {
            try fixture.write("b/bundle.json", text)
            #expect(try await refusal(fixture, ["b"]) == unreadable + rest)
        }
        try fixture.write("b/bundle.json", manifest(result: "../../secret.sqlite"))
        #expect(
            try await refusal(fixture, ["b"]) == start + "bundle.json of this bundle does not list ../../secret.sqlite")
        try fixture.write("b/bundle.json", manifest(result: "x.sqlite"))
        #expect(try await refusal(fixture, ["b"]) == start + "x.sqlite: no such file")
    }

    private func manifest(result: String) -> String {
        """
        {"format": 1, "files": [{"path": "\(result)", "sha256": ""}], "studies": [{"name": "x", "kind": "study",
        "result": "\(result)", "settings": [], "seed": 1, "scenario_digest": ""}]}
        """
    }

    /// A hundred bytes of archive that would fill the disk.
    @Test func sparseFiles() async throws {
        let fixture = try Fixture()
        try makeFolder(fixture.path("b"))
        try fixture.write("b/huge", "")
        #expect(truncate(fixture.path("b/huge"), 1 << 40) == 0)
        let text = try await refusal(fixture, ["--sparse", "b"])
        #expect(
            text == start
                + "this bundle is damaged (unpacked it takes 1099512 MB; allowed: 64 MB for an archive of its size)")
    }

    @Test func filesThatAreCutOrNoArchive() async throws {
        let fixture = try Fixture()
        _ = try await refusal(fixture, ["data"])
        let whole = try Data(contentsOf: URL(fileURLWithPath: fixture.path("hostile.tar.gz")))
        for part in [whole.prefix(100), Data([0x1F, 0x8B]) + Data(repeating: 7, count: 50)] {
            try part.write(to: URL(fileURLWithPath: fixture.path("hostile.tar.gz")))
            let text = await failureText(fixture.folder.path) {
                _ = try await ResultBundle(path: fixture.path("hostile.tar.gz")).verify(replay: false, jobs: 1)
            }
            #expect(text.hasPrefix(start + "this bundle is damaged (") && !text.contains("\n"))
        }
    }
}
