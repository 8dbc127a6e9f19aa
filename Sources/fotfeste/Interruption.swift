import Dispatch
import Foundation
import Synchronization

/// What Ctrl-C and a request to end do: the first cancels the work that runs, a second Ctrl-C ends the program at once. Files are sound either
/// way. Requests to end come in numbers where a scheduler sends them, and are no sign of impatience; what has not stopped some seconds after
/// the first of them is ended.
enum Interruption {
    /// Seconds from a request to end to the end, whatever the program does.
    private static let mostSecondsToStop = 10.0

    private struct State {
        var running: (cancel: @Sendable () -> Void, says: String)?
        var isStopping = false
    }

    private static let state = Mutex(State())

    /// Takes the signals over, first of all; in force as long as the sources live.
    static func install() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler { handle(number) }
            source.activate()
            return source
        }
    }

    /// Runs work that a signal cancels, and then says so.
    static func cancelling<Result: Sendable>(
        saying says: String = "stopping: finished runs are stored",
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        state.withLock { $0 = State(running: ({ task.cancel() }, says)) }
        defer { state.withLock { $0 = State() } }
        return try await task.value
    }

    private static func handle(_ number: Int32) {
        let (running, isStopping) = state.withLock { state in
            defer { state = State(running: nil, isStopping: state.isStopping || state.running != nil) }
            return (state.running, state.isStopping)
        }
        if number == SIGTERM, isStopping { return }
        guard let running else { _exit(Status.interrupted) }
        if number == SIGTERM {
            DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: .now() + mostSecondsToStop) {
                _exit(Status.interrupted)
            }
        }
        running.cancel()
        if isatty(STDERR_FILENO) == 1 { Talk.part("\n") }
        Talk.line(running.says)
    }
}
