import Foundation

/// The built program, run as a user would.
struct Program {
    /// What a run of the program gave.
    struct Outcome {
        let status: Int32
        let output: String
        let talk: String
        /// Processor time of the program after the signal that it was sent, in seconds.
        var workAfterSignal = 0.0

        /// The member of the printed JSON object.
        func text(_ key: String) -> String? {
            let object = try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
            return object?[key] as? String
        }

        /// Where the printed JSON has an interval that does not say what it is; published ones are as their source has them.
        func intervalsWithoutName() throws -> [String] {
            func search(_ value: Any, _ place: String) -> [String] {
                if let list = value as? [Any] { return list.enumerated().flatMap { search($1, "\(place)[\($0)]") } }
                guard let object = value as? [String: Any], !place.hasSuffix(".published") else { return [] }
                let ends = object.keys.filter { $0 == "low" || $0 == "high" || $0.hasSuffix("half_width") }
                let methods = object.keys.filter { $0.hasSuffix("method") }
                let own =
                    ends.isEmpty || methods.isEmpty == false ? [] : ["\(place): \(ends.sorted())"]
                return own + object.flatMap { search($1, "\(place).\($0)") }
            }
            return search(try JSONSerialization.jsonObject(with: Data(output.utf8)), "")
        }
    }

    let folder: String
    static let path: String = {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let tests = link ?? CommandLine.arguments[0]
        var folder = (tests as NSString).deletingLastPathComponent
        while folder.count > 1 {
            let candidate = folder + "/fotfeste"
            if FileManager.default.isExecutableFile(atPath: candidate), !isFolder(candidate) { return candidate }
            folder = (folder as NSString).deletingLastPathComponent
        }
        return FileManager.default.currentDirectoryPath + "/.build/debug/fotfeste"
    }()

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Runs to the end, or is sent a signal some seconds after a file has appeared and a text was said.
    func run(
        _ arguments: [String], signal number: Int32? = nil, after seconds: Double = 0, sees file: String = ".",
        hears text: String = "", executable: String = path, environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        let (output, talk) = ("\(folder)/.output-\(UUID().uuidString)", "\(folder)/.talk-\(UUID().uuidString)")
        defer { for file in [output, talk] { try? FileManager.default.removeItem(atPath: file) } }
        for file in [output, talk] { try Data().write(to: URL(fileURLWithPath: file)) }
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: talk)
        try process.run()
        var workAfterSignal = 0.0
        if let number {
            func isReady() throws -> Bool {
                try FileManager.default.fileExists(atPath: "\(folder)/\(file)")
                    && (text.isEmpty || String(contentsOfFile: talk, encoding: .utf8).contains(text))
            }
            while process.isRunning, try !isReady() { usleep(1000) }
            usleep(UInt32(seconds * 1e6))
            let before = Self.work(of: process)
            kill(process.processIdentifier, number)
            while process.isRunning {
                if let before, let now = Self.work(of: process) { workAfterSignal = now - before }
                usleep(5000)
            }
        }
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            talk: try String(contentsOfFile: talk, encoding: .utf8), workAfterSignal: workAfterSignal)
    }

    /// Processor time that a process has used, in seconds; nil where it has ended.
    private static func work(of process: Process) -> Double? {
        guard let text = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8),
            let fields = text.split(separator: ")").last?.split(separator: " "), fields.count > 12,
            let user = Double(fields[11]), let system = Double(fields[12])
        else { return nil }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Runs as someone who may not write to the folder `made`, whoever runs the tests.
    func runUnprivileged(_ arguments: [String], afterMaking made: String) throws -> Outcome {
        let path = "\(folder)/\(made)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        chmod(path, 0o555)
        guard getuid() == 0 else { return try run(arguments) }
        // A copy, since the package may lie where only its owner may look.
        let copy = folder + "/fotfeste"
        try FileManager.default.copyItem(atPath: Self.path, toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let identity = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", copy]
        // A program whose lines are counted may not say there that it cannot write its counts.
        return try run(
            identity + arguments, executable: "/usr/bin/env", environment: ["LLVM_PROFILE_FILE": "/dev/null"])
    }

    func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    /// The text of a file in the program's folder.
    func text(_ file: String) throws -> String { try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) }

    /// A program in a folder of its own with two scenario files, `plan.yaml` and `other.yaml`, over a copy of the shipped ones.
    static func inTemporaryFolder(_ body: (Program) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "fotfeste-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(
            atPath: TestScenario.package + "/scenarios", toPath: folder + "/shipped")
        for name in ["plan", "other"] {
            try Data(TestScenario.text(name).utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).yaml"))
        }
        try body(Program(folder: folder))
    }
}

/// True under `make test-full`: heavy checks are run in full, not sampled.
let fullTests = ProcessInfo.processInfo.environment["FOTFESTE_FULL_TESTS"] != nil

/// The scenarios that the tests of the command line run: quick, and two that differ.
enum TestScenario {
    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func text(_ name: String) -> String {
        """
        extends: shipped/troms-2019.yaml
        name: \(name)
        seed: 1
        replications: 4
        horizon: 400 days
        warmup: 100 days
        parameters:
          caseload.cap: \(name == "plan" ? 15 : 12)

        """
    }
}
