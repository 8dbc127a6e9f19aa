import Foundation
import GRDB
import Testing

@testable import Scenarios

/// Result files on file systems that machines share: no write-ahead log, every change waits for the disk, and the same results.
@Suite struct NetworkFileSystemTests {
    private let nfs = FileSystem(type: 0x6969)

    private func files(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private func digest(_ folder: String, replications: Int = 8, while isRunning: () -> Void = {}) async throws
        -> String
    {
        let options = StudyOptions(replications: replications, jobs: 2, output: folder)
        return try await SmallStudy.study.run(SmallStudy.scenario(), options: options) { _ in isRunning() }
            .report.resultsDigest
    }

    /// The types are those of statfs(2) and of the kernel's magic.h.
    @Test func theJournalFollowsFromTheFileSystem() {
        let shared: [UInt32] = [
            0x6969, 0x517B, 0xFE53_4D42, 0xFF53_4D42, 0x0BD0_0BD0, 0x4750_4653, 0x1983_0326, 0x6573_5546, 0x00C3_6400,
            0x0102_1997,
        ]
        for type in shared {
            FileSystem.$simulated.withValue(FileSystem(type: type)) {
                #expect(Journal(for: "anything.sqlite") == .rollback)
            }
        }
        // ext4, XFS, Btrfs, ZFS, tmpfs, overlay.
        for type: UInt32 in [0xEF53, 0x5846_5342, 0x9123_683E, 0x2FC1_2FC1, 0x0102_1994, 0x794C_7630] {
            FileSystem.$simulated.withValue(FileSystem(type: type)) {
                #expect(Journal(for: "anything.sqlite") == .writeAheadLog)
            }
        }
    }

    @Test func theFileSystemOfAFileThatIsNotThereYetIsThatOfItsFolder() throws {
        #expect(FileSystem(of: "/proc/none")?.type == 0x9FA0)
        #expect(FileSystem(of: "/proc/none") == FileSystem(of: "/proc"))
        #expect(FileSystem(of: "/nowhere/at/all") == nil)
    }

    @Test func noLogIsBesideAFileThatIsShared() async throws {
        try await inTemporaryFolder { folder in
            var seen: Set<String> = []
            let local = try await digest(folder + "/local") { seen.formUnion(files(folder + "/local")) }
            #expect(seen.isSuperset(of: ["small.sqlite-wal", "small.sqlite-shm"]))
            seen = []
            let shared = try await FileSystem.$simulated.withValue(nfs) {
                try await digest(folder + "/shared") { seen.formUnion(files(folder + "/shared")) }
            }
            #expect(seen.contains("small.sqlite"))
            #expect(seen.isDisjoint(with: ["small.sqlite-wal", "small.sqlite-shm"]))
            #expect(shared == local)
            #expect(files(folder + "/shared") == files(folder + "/local"))
        }
    }

    @Test func everyChangeWaitsForTheDisk() async throws {
        try await inTemporaryFolder { folder in
            let path = folder + "/small.sqlite"
            try StudyFile.create(path, header: StudyHeader(SmallStudy.scenario(), seed: 1))
            let file = try FileSystem.$simulated.withValue(nfs) { try StudyFile(path: path, writable: true) }
            defer { try? file.close() }
            let modes = try file.read {
                (try String.fetchOne($0, sql: "PRAGMA journal_mode"), try Int.fetchOne($0, sql: "PRAGMA synchronous"))
            }
            #expect(modes.0 == "delete")
            #expect((modes.1 ?? 0) >= 2)
        }
    }

    /// A run that was killed on a local disk, its file then moved with its log.
    @Test func aLogThatWasLeftIsTakenOver() async throws {
        try await inTemporaryFolder { folder in
            let whole = try await digest(folder + "/whole")
            let (left, moved) = (folder + "/left", folder + "/moved")
            try makeFolder(left)
            let (path, scenario) = (left + "/small.sqlite", SmallStudy.scenario())
            try StudyFile.create(path, header: StudyHeader(scenario, seed: 1))
            let file = try StudyFile(path: path, writable: true)
            for replication in 1...5 {
                let result = SmallStudy.replicate(scenario.input, seed: 1, replication: replication)
                try file.store(result, replication: replication)
            }
            try makeFolder(moved)
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: moved + "/small.sqlite" + suffix)
            }
            try file.close()
            try await FileSystem.$simulated.withValue(nfs) {
                let file = try StudyFile(path: moved + "/small.sqlite", writable: true)
                #expect(try file.completeReplications() == 5)
                try file.close()
                #expect(try await digest(moved) == whole)
            }
        }
    }
}
