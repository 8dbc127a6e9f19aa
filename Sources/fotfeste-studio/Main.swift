import ArgumentParser
import Foundation
import Scenarios
import Studio

/// `fotfeste-studio`
@main
struct StudioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fotfeste-studio",
        abstract: "The studio: a local web application to compare policies and to teach.",
        discussion: """
            Example: fotfeste-studio --port 8080

            It prints its address when it answers; Ctrl-C stops it, and what has been simulated is kept. Only this machine reaches it. For a class on a
            trusted network: --host 0.0.0.0 --open-to-network, which asks every browser for a token.
            """,
        version: programVersion)

    @Option(help: "Port; 0 picks a free one.")
    var port = 8080

    @Option(help: "Address to listen on.")
    var host = "127.0.0.1"

    @Flag(help: "Needed for an address that other machines reach.")
    var openToNetwork = false

    @Option(
        help:
            "What browsers have to know, at least 16 letters and digits (default: made anew). Only with --open-to-network."
    )
    var token: String?

    @Option(help: "Folder for results; those of the studio are in studio/ within it.")
    var output = "results"

    @Option(help: "How many replications run at the same time.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Opens the address in the desktop's browser, where there is one.")
    var open = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is \(port); allowed: 0 to 65535") }
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs is \(jobs); allowed: 1 to 256") }
        guard Loopback.contains(host) || openToNetwork else {
            throw ValidationError(
                "--host \(host) can be reached by other machines; allowed: a loopback address such as 127.0.0.1, or --open-to-network beside it"
            )
        }
        if let token {
            guard openToNetwork, token.count >= 16, token.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
            else {
                throw ValidationError(
                    "--token is not as it should be; allowed: at least 16 letters and digits, with --open-to-network")
            }
        }
    }

    func run() async throws {
        do {
            let options = StudioOptions(
                host: host, port: port, output: output, jobs: jobs,
                token: openToNetwork ? token ?? Self.newToken() : nil)
            let studio = try Studio(options)
            try await studio.serve { address in
                var text = "The studio answers at \(address)\n"
                if openToNetwork {
                    text +=
                        "Other machines: the same address with this machine's name. Whoever has it can start runs here.\n"
                }
                FileHandle.standardOutput.write(Data(text.utf8))
                if open { Desktop.open(address) }
            }
        } catch let invalid as InvalidInput {
            Self.exit(withMessage: invalid.diagnostics.map(\.text).joined(separator: "\n"), code: 65)
        } catch let failure as StoreFailure {
            Self.exit(withMessage: failure.text, code: failure.kind == .badFile ? 65 : 73)
        } catch {
            Self.exit(withMessage: "cannot listen on \(host):\(port): \(Self.cause(error))", code: 73)
        }
    }

    /// The system's own words where the error carries its number.
    private static func cause(_ error: any Error) -> String {
        guard let number = "\(error)".firstMatch(of: /errno: (\d+)/).flatMap({ Int32($0.1) }) else { return "\(error)" }
        return number == EADDRINUSE
            ? "another program has that port; allowed: another one with --port, or 0 for a free one"
            : String(cString: strerror(number))
    }

    /// From the system's generator: a secret, and no part of any simulation.
    private static func newToken() -> String {
        (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    }

    private static func exit(withMessage message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        Foundation.exit(code)
    }
}

/// The desktop, if there is one.
enum Desktop {
    /// Opens an address in the browser; nothing where there is no desktop.
    static func open(_ address: String) {
        let environment = ProcessInfo.processInfo.environment
        let opener = "/usr/bin/xdg-open"
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil,
            FileManager.default.isExecutableFile(atPath: opener)
        else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: opener)
        process.arguments = [address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
