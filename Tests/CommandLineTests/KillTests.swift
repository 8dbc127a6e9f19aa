import Foundation
import Testing

/// The program gets SIGKILL after each of its writes, and at random moments; the same command then gives what an uninterrupted one gives.
@Suite(.serialized) struct KillTests {
    /// A command, what it needs, and the files that it leaves; with one job, so that its writes are always the same.
    struct Case: CustomTestStringConvertible {
        var name: String
        /// The output folder is the last argument, or for a merge the plan folder.
        var command: [String]
        /// Made once, and copied for every kill; nil where the command makes its folder itself.
        var prepare: [[String]]
        var left: [String]?

        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "study",
            command: ["run", "plan.yaml", "--replications", "2", "--jobs", "1", "--json", "--output", "FOLDER"],
            prepare: [], left: ["plan-outcomes.csv", "plan.sqlite"]),
        Case(
            name: "sweep", command: ["sweep", "sweep.yaml", "--jobs", "1", "--json", "--output", "FOLDER"],
            prepare: [], left: ["sweep-outcomes.csv", "sweep.sqlite"]),
        Case(
            name: "merge", command: ["merge", "FOLDER", "--json"],
            prepare: [
                ["plan", "plan.yaml", "--replications", "2", "--blocks", "2", "--output", "FOLDER"],
                ["work", "FOLDER", "--block", "0"], ["work", "FOLDER", "--block", "1"],
            ], left: nil),
    ]

    private static let sweep = """
        version: 1
        scenarios: [plan.yaml]
        replications: 1
        factors: [{parameter: travel.time_factor, levels: [1, 2]}]

        """

    private func inFolder(_ each: Case, _ body: (KilledCommand) throws -> Void) throws {
        try Program.inTemporaryFolder { program in
            try Data(Self.sweep.utf8).write(to: URL(fileURLWithPath: program.folder + "/sweep.yaml"))
            try body(KilledCommand(program, each))
        }
    }

    /// In full after every write; else after the first ones, after those that tell how many there are, and after the last ones.
    @Test(arguments: cases) func everyWrite(each: Case) throws {
        try inFolder(each) { command in
            guard !fullTests else {
                var number = 1
                while try command.check(after: number) { number += 1 }
                return #expect(number > 50)
            }
            var (killed, finished) = (1, 2)
            while try command.check(after: finished) { (killed, finished) = (finished, 2 * finished) }
            while finished - killed > 1 {
                let middle = (killed + finished) / 2
                if try command.check(after: middle) { killed = middle } else { finished = middle }
            }
            #expect(killed > 50)
            for back in 1...6 { #expect(try command.check(after: killed - back)) }
        }
    }

    /// 20 kills, 200 in full, at moments drawn uniformly over the time that the command takes.
    @Test(arguments: zip(cases, [0.5, 0.3, 0.2])) func randomMoments(each: Case, share: Double) throws {
        try inFolder(each) { command in
            var state: UInt64 = 1
            var killed = 0
            let count = Int((fullTests ? 200 : 20) * share)
            for _ in 1...count {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let moment = command.seconds * Double(state >> 33) / Double(1 << 31)
                if try command.check(afterSeconds: moment) { killed += 1 }
            }
            #expect(killed >= count / 4, "of \(count) kills \(killed) came before the end")
        }
    }

    /// A kill while the journal mode changes leaves a rollback journal; every command that reads recovers the file first.
    @Test func aRollbackJournalIsRecoveredByEveryCommand() throws {
        try inFolder(Self.cases[0]) { command in
            let program = command.program
            let number = try #require(try command.lastWrite { $0.contains("plan.sqlite-journal") })
            let digest = try #require(command.digest)
            let readers = [
                ["verify", "FOLDER/plan.sqlite", "--json"], ["export", "FOLDER/plan.sqlite"],
                ["report", "FOLDER/plan.sqlite"], ["bundle", "FOLDER/plan.sqlite", "--output", "FOLDER/b.tar.gz"],
                ["run", "plan.yaml", "--replications", "2", "--json", "--output", "FOLDER"],
                ["run", "plan.yaml", "--replications", "2", "--seed", "2", "--force", "--json", "--output", "FOLDER"],
            ]
            for (index, reader) in readers.enumerated() {
                try command.kill(after: number, in: "read-\(index)")
                let left = try command.files(in: "read-\(index)")
                #expect(left.contains("plan.sqlite-journal"))
                let read = try program.run(reader.map { $0.replacing("FOLDER", with: "read-\(index)") })
                #expect(read.status == 0, "\(reader[0]): \(read.talk)")
                if let found = read.text("results_digest"), !reader.contains("--force") { #expect(found == digest) }
                #expect(!(try command.files(in: "read-\(index)")).contains("plan.sqlite-journal"))
            }
        }
    }

    /// On a read-only medium a file can be read that needs no recovery; one that does is refused with the remedy.
    @Test(.enabled(if: ReadOnlyDisk.isPossible, "needs the right to mount")) func readOnlyMedia() throws {
        try inFolder(Self.cases[0]) { command in
            let program = command.program
            let number = try #require(try command.lastWrite { $0.contains("plan.sqlite-journal") })
            try command.kill(after: number, in: "hot")
            try command.kill(after: number - 15, in: "log")
            #expect(try command.files(in: "log").contains("plan.sqlite-wal"))
            // Between the end of the log and the change of the journal mode: a file that expects a log and needs none.
            try command.kill(after: number - 6, in: "alone")
            let alone = FileManager.default.contents(atPath: program.folder + "/alone/plan.sqlite") ?? Data()
            #expect(alone.dropFirst(18).first == 2)
            #expect(try !command.files(in: "alone").contains { $0.hasSuffix("-wal") || $0.hasSuffix("-journal") })
            _ = try program.run(command.arguments(in: "whole"))
            let disk = try ReadOnlyDisk(program.folder + "/disk") { disk in
                let copies = [
                    ("hot/plan.sqlite", "hot.sqlite"), ("hot/plan.sqlite-journal", "hot.sqlite-journal"),
                    ("log/plan.sqlite", "log.sqlite"), ("log/plan.sqlite-wal", "log.sqlite-wal"),
                    ("alone/plan.sqlite", "alone.sqlite"), ("whole/plan.sqlite", "whole.sqlite"),
                ]
                for (from, to) in copies {
                    try FileManager.default.copyItem(atPath: "\(program.folder)/\(from)", toPath: "\(disk)/\(to)")
                }
            }
            defer { disk.remove() }
            for name in ["whole", "alone"] {
                let read = try program.run("verify", "disk/\(name).sqlite", "--no-replay")
                #expect(read.status == 0, "\(read.talk)")
            }
            for (name, journal) in [("hot", "hot.sqlite-journal"), ("log", "log.sqlite-wal")] {
                let refused = try program.run("verify", "disk/\(name).sqlite")
                #expect(refused.status == 73)
                #expect(
                    refused.talk == "disk/\(name).sqlite: error: a process was killed while it wrote to this file; "
                        + "recovery needs write access, and the file or its folder is read-only; copy it with "
                        + "'\(journal)' to a folder that can be written to\n")
            }
        }
    }
}

/// A command that is killed again and again, each time in a folder of its own.
struct KilledCommand {
    let program: Program
    /// Of the uninterrupted command.
    let digest: String?
    /// How long it takes.
    let seconds: Double
    private let each: KillTests.Case

    init(_ program: Program, _ each: KillTests.Case) throws {
        (self.program, self.each) = (program, each)
        for step in each.prepare {
            let made = try program.run(step.map { $0 == "FOLDER" ? "prepared" : $0 })
            #expect(made.status == 0, "\(made.talk)")
        }
        let uninterrupted = try Self.prepared(program, each, "uninterrupted")
        let began = ContinuousClock.now
        let outcome = try program.run(uninterrupted)
        seconds = (ContinuousClock.now - began) / .seconds(1)
        digest = outcome.text("results_digest")
        #expect(digest != nil, "\(outcome.talk)")
    }

    /// The arguments, after what they need was copied to the folder.
    private static func prepared(_ program: Program, _ each: KillTests.Case, _ folder: String) throws -> [String] {
        let path = "\(program.folder)/\(folder)"
        try? FileManager.default.removeItem(atPath: path)
        if !each.prepare.isEmpty {
            try FileManager.default.copyItem(atPath: program.folder + "/prepared", toPath: path)
        }
        return each.command.map { $0 == "FOLDER" ? folder : $0 }
    }

    func arguments(in folder: String) -> [String] { each.command.map { $0 == "FOLDER" ? folder : $0 } }

    func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(program.folder)/\(folder)").sorted()
    }

    /// Kills after a write, and runs the same again.
    ///
    /// - Returns: false where the command had ended before.
    func check(after number: Int) throws -> Bool {
        let killed = try kill(after: number, in: "killed").status != 0
        try again("killed after write \(number)")
        return killed
    }

    /// Kills after a time, and runs the same again.
    ///
    /// - Returns: false where the command had ended before.
    func check(afterSeconds moment: Double) throws -> Bool {
        let arguments = try Self.prepared(program, each, "killed")
        let killed = try program.run(arguments, signal: SIGKILL, after: moment).status != 0
        try again("killed after \(moment) s")
        return killed
    }

    private func again(_ what: String) throws {
        let again = try program.run(arguments(in: "killed"))
        #expect(again.status == 0, "\(what): \(again.talk)")
        #expect(again.text("results_digest") == digest, "\(what)")
        if let left = each.left { #expect(try files(in: "killed") == left, "\(what)") }
    }

    /// Kills after a write.
    @discardableResult func kill(after number: Int, in folder: String) throws -> Program.Outcome {
        let arguments = try Self.prepared(program, each, folder)
        return try program.run(arguments, environment: ["FOTFESTE_KILL_AFTER_WRITES": "\(number)"])
    }

    /// The last write after which the files in the folder are such; nil where there is none.
    func lastWrite(where isSuch: ([String]) -> Bool) throws -> Int? {
        var (killed, finished) = (1, 2)
        while try kill(after: finished, in: "sought").status != 0 { (killed, finished) = (finished, 2 * finished) }
        while finished - killed > 1 {
            let middle = (killed + finished) / 2
            if try kill(after: middle, in: "sought").status != 0 { killed = middle } else { finished = middle }
        }
        for number in stride(from: killed, to: 0, by: -1) {
            try kill(after: number, in: "sought")
            if isSuch(try files(in: "sought")) { return number }
        }
        return nil
    }
}

/// A file system in memory that is filled and then made read-only.
struct ReadOnlyDisk {
    let path: String

    static let isPossible: Bool = {
        let folder = NSTemporaryDirectory() + "fotfeste-mount-\(UUID().uuidString)"
        defer { rmdir(folder) }
        guard let disk = try? ReadOnlyDisk(folder, fill: { _ in }) else { return false }
        disk.remove()
        return true
    }()

    init(_ path: String, fill: (String) throws -> Void) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard Self.call("mount", "-t", "tmpfs", "tmpfs", path) == 0 else { throw CocoaError(.featureUnsupported) }
        try fill(path)
        guard Self.call("mount", "-o", "remount,ro", path) == 0 else {
            remove()
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
