import Foundation
import Testing

@testable import Scenarios

/// Text files appear whole or not at all, and leave nothing beside them.
@Suite struct AtomicFileTests {
    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func whatFailsLeavesTheOldFile() async throws {
        try await inTemporaryFolder { folder in
            let file = AtomicFile(path: folder + "/a.txt")
            try file.write { try $0("old") }
            #expect(throws: CancellationError.self) {
                try file.write {
                    try $0("new")
                    throw CancellationError()
                }
            }
            #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "old")
            #expect(try names(folder) == ["a.txt"])
        }
    }

    /// What a killed process left is no obstacle, and no part of what is written.
    @Test func aDraftThatWasLeftIsWrittenOver() async throws {
        try await inTemporaryFolder { folder in
            let path = folder + "/a.txt"
            try String(repeating: "left", count: 1000).write(
                toFile: hiddenPath(beside: path), atomically: false, encoding: .utf8)
            try AtomicFile(path: path).write { try $0("new") }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
            #expect(try names(folder) == ["a.txt"])
        }
    }

    /// A file that somebody else gave the old name of drafts stays.
    @Test func aFileWithAnotherNameStays() async throws {
        try await inTemporaryFolder { folder in
            try "mine".write(toFile: folder + "/a.txt.partial", atomically: false, encoding: .utf8)
            try AtomicFile(path: folder + "/a.txt").write { try $0("new") }
            #expect(try String(contentsOfFile: folder + "/a.txt.partial", encoding: .utf8) == "mine")
        }
    }

    @Test func writersTakeTurns() async throws {
        try await inTemporaryFolder { folder in
            let path = folder + "/a.txt"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        for _ in 0..<50 {
                            try AtomicFile(path: path).write { write in
                                for _ in 0..<20 { try write(String(repeating: "\(writer)", count: 500)) }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.count == 10_000 && Set(text).count == 1)
            #expect(try names(folder) == ["a.txt"])
        }
    }

    /// Foundation's own function ends the process for the first of them.
    @Test func foldersOfPaths() {
        for (path, folder) in [
            ("p", ""), ("", ""), ("/", "/"), ("/p", "/"), ("a/p", "a"), ("a//p//", "a"), ("/a/p", "/a"), ("//p", "/"),
            ("ø/é", "ø"),
            ("a/\u{301}p", "a"), ("./p", "."), ("../p", ".."),
        ] { #expect(parentFolder(of: path) == folder, "\(path)") }
    }
}
