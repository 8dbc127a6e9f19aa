import Foundation
import Testing

/// A studio of its own process, in a folder of its own.
final class Server: Sendable {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    let process: Process
    let address: String
    let output: String

    var port: String { String(address.split(separator: "?")[0].split(separator: ":")[2].prefix { $0.isNumber }) }

    /// Starts a studio on a free port and waits until it answers.
    init(output: String? = nil, options: [String] = []) throws {
        self.output = output ?? NSTemporaryDirectory() + "fotfeste-studio-\(UUID().uuidString)/results"
        process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = ["--port", "0", "--output", self.output] + options
        process.currentDirectoryURL = URL(fileURLWithPath: Self.package)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        address = line.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("http://") }.map(String.init) ?? ""
        try #require(!address.isEmpty, "the studio says: \(line)")
    }

    /// Beside the test's own bundle.
    static var program: String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folders = [(CommandLine.arguments.first ?? "" as String), own].map {
            ($0 as NSString).deletingLastPathComponent
        }
        let found = (folders + [package + "/.build/debug"]).map { $0 + "/fotfeste-studio" }
        return found.first { FileManager.default.isExecutableFile(atPath: $0) } ?? found[0]
    }

    deinit { if process.isRunning { stop() } }

    func stop(_ signal: Int32 = SIGTERM) {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
    }

    /// Runs a client that is written in Python and expects that it is content.
    @discardableResult func client(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws
        -> String
    {
        let client = Process()
        client.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        client.arguments = [Self.package + "/Tests/StudioTests/Clients/" + name] + arguments
        client.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let folder = URL(fileURLWithPath: NSTemporaryDirectory())
        let (out, talk) = (
            folder.appendingPathComponent(UUID().uuidString), folder.appendingPathComponent(UUID().uuidString)
        )
        for url in [out, talk] { try Data().write(to: url) }
        client.standardOutput = try FileHandle(forWritingTo: out)
        client.standardError = try FileHandle(forWritingTo: talk)
        try client.run()
        client.waitUntilExit()
        let said = try String(contentsOf: talk, encoding: .utf8)
        #expect(client.terminationStatus == 0, "\(name): \(said.suffix(3_000))")
        return try String(contentsOf: out, encoding: .utf8)
    }
}
