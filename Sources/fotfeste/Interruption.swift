import Dispatch
import Foundation
import Synchronization

/// What Ctrl-C and a request to end do: the first cancels the work that runs, a second ends the program at once. Files are sound either way.
enum Interruption {
    private static let cancellation = Mutex<(cancel: @Sendable () -> Void, says: String)?>(nil)

    /// Takes the signals over, first of all; in force as long as the sources live.
    static func install() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler { handle() }
            source.activate()
            return source
        }
    }

    /// Runs work that a signal cancels, and then says so.
    static func cancelling<Result: Sendable>(
        saying says: String = "stopping: what is running is finished and stored first",
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        cancellation.withLock { $0 = ({ task.cancel() }, says) }
        defer { cancellation.withLock { $0 = nil } }
        return try await task.value
    }

    private static func handle() {
        let running = cancellation.withLock { stored in
            defer { stored = nil }
            return stored
        }
        guard let running else { _exit(Status.interrupted) }
        running.cancel()
        if isatty(STDERR_FILENO) == 1 { Talk.part("\n") }
        Talk.line(running.says)
    }
}
