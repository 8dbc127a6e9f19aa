import Foundation

/// A program of the system.
enum Tool {
    /// What it left behind.
    typealias Outcome = (status: Int32, output: String, talk: String)

    /// True where there is a program of this name.
    static func isThere(_ name: String) -> Bool {
        searchPath.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }

    private static var searchPath: String { ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin" }

    /// How long a program may run, seconds, and how much it may print, bytes.
    struct Limit {
        var seconds: Double
        var outputBytes: Int
    }

    /// A program went beyond its limit and was ended.
    struct LimitReached: Error {}

    /// Runs it to its end, or until the task is cancelled; in plain English.
    ///
    /// - Parameters:
    ///   - inherits: it gets the user's own settings, such as the address of a cluster.
    ///   - limit: nil for none.
    /// - Throws: `LimitReached`.
    static func run(
        _ name: String, _ arguments: [String], inherits: Bool = false, limit: Limit? = nil
    ) throws -> Outcome {
        let folder = NSTemporaryDirectory() + "fotfeste-\(UUID().uuidString)"
        try makeFolder(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Files and not pipes, which would have to be emptied while the program runs.
        let paths = ["output", "talk"].map { folder + "/" + $0 }
        for path in paths { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.environment = (inherits ? ProcessInfo.processInfo.environment : [:])
            .merging(["LC_ALL": "C", "PATH": searchPath]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: paths[0])
        process.standardError = FileHandle(forWritingAtPath: paths[1])
        try process.run()
        let began = ContinuousClock.now
        var isBeyond = false
        while process.isRunning {
            if let limit {
                let isLong = ContinuousClock.now - began > .seconds(limit.seconds)
                isBeyond = isBeyond || isLong || size(paths[0]) > limit.outputBytes
            }
            if Task.isCancelled || isBeyond { process.terminate() }
            usleep(5_000)
        }
        if isBeyond { throw LimitReached() }
        let texts = paths.map { String(decoding: FileManager.default.contents(atPath: $0) ?? Data(), as: UTF8.self) }
        return (process.terminationStatus, texts[0], texts[1])
    }

    private static func size(_ path: String) -> Int {
        var found = stat()
        return stat(path, &found) == 0 ? Int(found.st_size) : 0
    }
}
