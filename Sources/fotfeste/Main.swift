import ArgumentParser
import Foundation
import Scenarios
import Simulator

/// Where the program starts: runs a command and turns its errors into messages and exit codes.
@main
enum Main {
    static func main() async {
        let signals = Interruption.install()
        signal(SIGPIPE, SIG_IGN)
        prepareGSL()
        LoadingProgress.show { Talk.line($0) }
        let code = await exitCode()
        for source in signals { source.cancel() }
        exit(code)
    }

    private static func exitCode() async -> Int32 {
        do {
            var command = try Fotfeste.parseAsRoot()
            if var asynchronous = command as? AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return report(error)
        }
    }

    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case let error as InvalidInput:
            for diagnostic in error.diagnostics { Talk.line(diagnostic.text) }
            return Status.badInput
        case let error as StoreFailure:
            Talk.line(error.text)
            return error.kind == .badFile ? Status.badInput : Status.cannotWrite
        case let error as StudyInterrupted:
            // The line of progress has no end yet on a terminal.
            Talk.line((isatty(STDERR_FILENO) == 1 ? "\n" : "") + error.text)
            return Status.interrupted
        case is CancellationError:
            Talk.line("interrupted")
            return Status.interrupted
        case let error as ModelFault:
            Talk.line("internal error: replication \(error.replication): \(error.text)")
            return Status.internalError
        default: return reportUsage(error)
        }
    }

    private static func reportUsage(_ error: any Error) -> Int32 {
        let code = Fotfeste.exitCode(for: error)
        let message = Fotfeste.fullMessage(for: error)
        if code == .success {
            Output.write(message + "\n")
        } else if !message.isEmpty {
            Talk.line(code == .validationFailure || error is ValidationError ? message : "internal error: \(message)")
        }
        return code.rawValue
    }
}

/// Exit codes of the program.
enum Status {
    static let internalError: Int32 = 1
    static let difference: Int32 = 2
    static let badInput: Int32 = 65
    static let cannotWrite: Int32 = 73
    static let interrupted: Int32 = 130
}
