import Foundation
import Testing

/// The studio as other programs meet it: a process of its own, over HTTP, and in a browser.
@Suite(.serialized) struct ServerTests {
    /// Choose, change, run, watch, compare, predict, save, reopen; in full also in Norwegian.
    @Test func aPersonCanWalkThroughIt() throws {
        let languages = ProcessInfo.processInfo.environment["FOTFESTE_FULL_TESTS"] == nil ? ["en"] : ["en", "nb"]
        for language in languages {
            let server = try Server()
            try server.client("walk.py", [server.address, "--language", language])
        }
    }

    /// A thousand malformed requests, foreign pages, long bodies, ways to files, slow and dropped connections.
    @Test func itOutlivesBadRequests() throws {
        let server = try Server()
        try server.client("hostile.py", ["127.0.0.1", server.port, server.output])
        #expect(server.process.isRunning)
    }

    @Test func itIsAsItsDescriptionSays() throws {
        let server = try Server()
        try server.client("contract.py", [server.address])
    }

    /// Thirty browsers watch one run, and ten start runs of their own.
    @Test func aClassCanUseItAtOnce() throws {
        let server = try Server()
        try server.client("crowd.py", [server.address, "\(server.process.processIdentifier)"])
    }

    /// Killed at any moment, it finds all finished runs again, and goes on with what it had begun.
    @Test func itFindsItsRunsAgain() throws {
        let server = try Server()
        let begun = try server.client("restart.py", ["begin", server.address])
        server.stop(SIGKILL)
        let again = try Server(output: server.output)
        try again.client("restart.py", ["again", again.address, begun.trimmingCharacters(in: .whitespacesAndNewlines)])
    }

    /// Beyond loopback it asks for an explicit flag, and every browser for a token.
    @Test func otherMachinesNeedAToken() throws {
        let refused = Process()
        refused.executableURL = URL(fileURLWithPath: Server.program)
        refused.arguments = ["--host", "0.0.0.0", "--port", "0"]
        refused.standardError = FileHandle.nullDevice
        try refused.run()
        refused.waitUntilExit()
        #expect(refused.terminationStatus == 64)
        let server = try Server(options: ["--host", "0.0.0.0", "--open-to-network", "--token", "abcdefgh12345678"])
        try server.client("tokens.py", [server.port, "abcdefgh12345678"])
    }

    /// On a network nobody answers without a token, which is new each time where none is stated; a short one is refused.
    @Test func aTokenIsMadeWhereNoneIsStated() throws {
        let tokens = try (1...2).map { _ in
            let server = try Server(options: ["--open-to-network"])
            return server.address.split(separator: "token=").last.map(String.init) ?? ""
        }
        #expect(Set(tokens).count == 2)
        for token in tokens { #expect(token.count >= 30 && token.allSatisfy { $0.isLetter || $0.isNumber }) }
        let refused = Process()
        refused.executableURL = URL(fileURLWithPath: Server.program)
        refused.arguments = ["--port", "0", "--open-to-network", "--token", "short"]
        let talk = Pipe()
        refused.standardError = talk
        try refused.run()
        let said = String(decoding: talk.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        refused.waitUntilExit()
        #expect(refused.terminationStatus == 64)
        #expect(said.contains("--token is not as it should be; allowed: at least 16 letters and digits"), "\(said)")
    }

    /// While it simulates it ends soon after it is asked to, and leaves its folder to the next one.
    @Test(arguments: [SIGTERM, SIGINT]) func aSignalEndsIt(number: Int32) throws {
        let server = try Server()
        try server.client("limits.py", ["begin", server.address])
        let began = ContinuousClock.now
        server.stop(number)
        #expect(server.process.terminationStatus == 0)
        #expect(ContinuousClock.now - began < .seconds(15))
        let again = try Server(output: server.output)
        try again.client("limits.py", ["again", again.address])
    }

    @Test func aFolderInUseIsSaid() throws {
        let server = try Server()
        let second = Process()
        second.executableURL = URL(fileURLWithPath: Server.program)
        second.arguments = ["--port", "0", "--output", server.output]
        second.currentDirectoryURL = URL(fileURLWithPath: Server.package)
        let pipe = Pipe()
        second.standardError = pipe
        second.standardOutput = FileHandle.nullDevice
        try second.run()
        second.waitUntilExit()
        #expect(second.terminationStatus == 73)
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(said.contains("another studio uses this folder"))
    }

    @Test func aPortThatIsTakenIsSaid() throws {
        let server = try Server()
        let second = Process()
        second.executableURL = URL(fileURLWithPath: Server.program)
        second.arguments = ["--port", server.port, "--output", server.output + "-other"]
        second.currentDirectoryURL = URL(fileURLWithPath: Server.package)
        let pipe = Pipe()
        second.standardError = pipe
        second.standardOutput = FileHandle.nullDevice
        try second.run()
        second.waitUntilExit()
        #expect(second.terminationStatus == 73)
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(said.contains("cannot listen on 127.0.0.1:\(server.port)"))
    }
}
