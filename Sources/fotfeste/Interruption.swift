import Dispatch
import Foundation

/// Runs work that Ctrl-C or a request to end cancels; a second one ends the program at once, which leaves files sound too.
func interruptible<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws -> Result {
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
        source.setEventHandler {
            if task.isCancelled { _exit(Status.interrupted) }
            task.cancel()
            if isatty(STDERR_FILENO) == 1 { Talk.part("\n") }
            Talk.line("stopping: what is running is finished and stored first")
        }
        source.activate()
        return source
    }
    defer {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
    return try await task.value
}
