import Foundation
import GRDB
import Testing

@testable import Scenarios

@Suite struct StoreFailureTests {
    private func run(_ folder: String, force: Bool = false) async throws {
        let options = StudyOptions(replications: 8, jobs: 2, output: folder, force: force)
        _ = try await SmallStudy.study.run(SmallStudy.scenario(), options: options)
    }

    private let inTheWay =
        "73 small.sqlite: error: a file that is no result file of this program is in the way; "
        + "move it away, or write elsewhere with --output"

    @Test func aFileThatIsNoDatabase() async throws {
        try await inTemporaryFolder { folder in
            try "some text, longer than a header".write(
                toFile: folder + "/small.sqlite", atomically: true, encoding: .utf8)
            for force in [false, true] {
                #expect(await failureText(folder) { try await run(folder, force: force) } == inTheWay)
            }
            #expect(try String(contentsOfFile: folder + "/small.sqlite", encoding: .utf8).hasPrefix("some text"))
            try "".write(toFile: folder + "/small.sqlite", atomically: true, encoding: .utf8)
            try await run(folder)
        }
    }

    /// What the file system reports is said in plain words, whichever of its errors it comes as.
    @Test func causesAreInPlainWords() {
        let known: [(Int32, String)] = [
            (ENOSPC, "the disk is full"), (EDQUOT, "the disk is full"), (EACCES, "permission denied"),
            (EROFS, "the file system is read-only"), (ENOENT, "no such file or folder"),
            (ENOTDIR, "a part of the path is a file, not a folder"), (EISDIR, "this is a folder"),
            (EXDEV, "invalid cross-device link"),
        ]
        for (number, text) in known {
            #expect(plainCause(errno: number) == text)
            #expect(plainCause(of: POSIXError(POSIXErrorCode(rawValue: number)!)) == text)
            let below = NSError(domain: NSPOSIXErrorDomain, code: Int(number))
            #expect(plainCause(of: CocoaError(.fileWriteUnknown, userInfo: [NSUnderlyingErrorKey: below])) == text)
        }
        let codes: [(CocoaError.Code, String)] = [
            (.fileWriteOutOfSpace, "the disk is full"), (.fileWriteVolumeReadOnly, "permission denied"),
            (.fileReadNoSuchFile, "no such file or folder"),
        ]
        for (code, text) in codes {
            #expect(plainCause(of: CocoaError(code)) == text)
            let failure = #expect(throws: StoreFailure.self) {
                try StoreFailure.explained("a.sqlite") { throw CocoaError(code) }
            }
            #expect(failure?.text == "a.sqlite: error: cannot write: \(text)" && failure?.kind == .cannotWrite)
        }
    }

    /// SQLite's errors, by what the reader of the message can do.
    @Test(arguments: [
        (ResultCode.SQLITE_IOERR_SHORT_READ, "this result file is damaged (it ends too early)"),
        (.SQLITE_NOTADB, "this is not a result file (not an SQLite database)"),
        (.SQLITE_CORRUPT, "this result file is damaged (m)"), (.SQLITE_BUSY, "another process is writing to this file"),
        (.SQLITE_FULL, "cannot write: the disk is full"),
        (.SQLITE_READONLY, "cannot write: the file or its folder is read-only"),
        (.SQLITE_CANTOPEN, "cannot write: the file cannot be opened"), (.SQLITE_IOERR_WRITE, "cannot write: m"),
    ])
    func databaseErrorsAreInPlainWords(_ code: ResultCode, _ text: String) async throws {
        try await inTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let failure = #expect(throws: StoreFailure.self) {
                try StoreFailure.explained(path) { throw DatabaseError(resultCode: code, message: "m") }
            }
            #expect(failure?.text == "\(path): error: \(text)")
            let unlocked = #expect(throws: StoreFailure.self) {
                try StoreFailure.explained(path) { throw DatabaseError(resultCode: .SQLITE_IOERR_LOCK) }
            }
            #expect(unlocked?.cause.hasSuffix("cannot lock files; write to a local disk with --output") == true)
        }
    }

    @Test func aDatabaseOfAnotherProgram() async throws {
        try await inTemporaryFolder { folder in
            let queue = try DatabaseQueue(path: folder + "/small.sqlite")
            try await queue.write { try $0.execute(sql: "CREATE TABLE other(x)") }
            try queue.close()
            for force in [false, true] {
                #expect(await failureText(folder) { try await run(folder, force: force) } == inTheWay)
            }
            let found = await failureText(folder) { _ = try StudyFile(reading: folder + "/small.sqlite") }
            #expect(
                found == "65 small.sqlite: error: this is not a result file (an SQLite database of another program)")
        }
    }

    @Test func aNewerFormat() async throws {
        try await inTemporaryFolder { folder in
            try await run(folder)
            let queue = try DatabaseQueue(path: folder + "/small.sqlite")
            try await queue.write { try $0.execute(sql: "PRAGMA user_version = 7") }
            try queue.close()
            let text = await failureText(folder) { try await run(folder) }
            #expect(text == "65 small.sqlite: error: this result file has format 7; this program reads format 2")
        }
    }

    /// Files of format 1 have no digests: they are refused with the remedy.
    @Test func anOlderFormat() async throws {
        try await inTemporaryFolder { folder in
            try await run(folder)
            let queue = try DatabaseQueue(path: folder + "/small.sqlite")
            try await queue.write { try $0.execute(sql: "PRAGMA user_version = 1") }
            try queue.close()
            let text = await failureText(folder) { try await run(folder) }
            #expect(
                text
                    == "65 small.sqlite: error: this result file has format 1; this program reads format 2; run the study "
                    + "again with --force, or use the version of the program that made it")
            try await run(folder, force: true)
            #expect(try await SmallStudy.study.verify(folder + "/small.sqlite", replay: true, jobs: 2).matches)
        }
    }

    @Test func aDamagedFile() async throws {
        try await inTemporaryFolder { folder in
            try await run(folder)
            let path = folder + "/small.sqlite"
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for index in stride(from: 3 * 4096, to: bytes.count, by: 7) { bytes[index] = 0xA5 }
            try bytes.write(to: URL(fileURLWithPath: path))
            let text = await failureText(folder) { try await run(folder) }
            #expect(text.hasPrefix("65 small.sqlite: error: this result file is damaged ("))
            let verified = await failureText(folder) {
                _ = try await SmallStudy.study.verify(path, replay: false, jobs: 1)
            }
            #expect(verified.hasPrefix("65 small.sqlite: error: this result file is damaged ("))
        }
    }

    @Test func aFileInPlaceOfAFolder() async throws {
        try await inTemporaryFolder { folder in
            try "x".write(toFile: folder + "/file", atomically: true, encoding: .utf8)
            let direct = await failureText(folder) { try await run(folder + "/file") }
            #expect(direct == "73 file: error: cannot write: this is a file, not a folder")
            let below = await failureText(folder) { try await run(folder + "/file/below") }
            #expect(below == "73 file/below: error: cannot make the folder: a part of the path is a file, not a folder")
        }
    }

    @Test func aDiskThatFillsUpKeepsWhatIsStored() async throws {
        try await inTemporaryFolder { folder in
            let path = folder + "/small.sqlite"
            let scenario = SmallStudy.scenario()
            try StudyFile.create(path, header: StudyHeader(scenario, seed: 1))
            let file = try StudyFile(path: path, writable: true)
            try file.limit(pages: 40)
            let text = await failureText(folder) {
                for replication in 1...100 {
                    let result = SmallStudy.replicate(scenario.input, seed: 1, replication: replication)
                    try file.store(result, replication: replication)
                }
            }
            #expect(text == "73 small.sqlite: error: cannot write: the disk is full")
            let stored = try file.completeReplications()
            #expect(stored > 0)
            #expect(try file.observations(ofReplication: stored).count == 244)
            let missing = await failureText(folder) { _ = try file.observations(ofReplication: stored + 1) }
            #expect(
                missing == "65 small.sqlite: error: this result file is damaged (replication \(stored + 1) is missing)")
            try file.requireSound()
            try file.close()
        }
    }

    @Test func aDiskThatIsFullFromTheStartHoldsNothingHalfWritten() async throws {
        try await inTemporaryFolder { folder in
            let path = folder + "/small.sqlite"
            let text = await failureText(folder) {
                try StudyFile.create(path, header: StudyHeader(SmallStudy.scenario(), seed: 1), maximumPages: 3)
            }
            #expect(text == "73 small.sqlite: error: cannot write: the disk is full")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.isEmpty)
        }
    }

    @Test(.enabled(if: TinyDisk.isPossible, "needs the right to mount")) func aRealDiskThatIsFull() async throws {
        try await inTemporaryFolder { folder in
            let disk = try TinyDisk(folder + "/disk", kilobytes: 320)
            defer { disk.remove() }
            let options = StudyOptions(replications: 400, jobs: 2, output: disk.path)
            let text = await failureText(folder) {
                _ = try await SmallStudy.study.run(SmallStudy.scenario(), options: options)
            }
            #expect(text == "73 disk/small.sqlite: error: cannot write: the disk is full")
            let file = try StudyFile(reading: disk.path + "/small.sqlite")
            try file.requireSound()
            #expect(try file.completeReplications() > 0)
            try file.close()
        }
    }
}

/// A file system in memory that is soon full.
struct TinyDisk {
    let path: String

    static let isPossible: Bool = {
        let folder = NSTemporaryDirectory() + "fotfeste-mount-\(UUID().uuidString)"
        defer { rmdir(folder) }
        guard let disk = try? TinyDisk(folder, kilobytes: 64) else { return false }
        disk.remove()
        return true
    }()

    init(_ path: String, kilobytes: Int) throws {
        self.path = path
        try makeFolder(path)
        guard Self.call("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path) == 0 else {
            throw CocoaError(.featureUnsupported)
        }
    }

    func remove() { _ = Self.call("umount", path) }

    private static func call(_ arguments: String...) -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
