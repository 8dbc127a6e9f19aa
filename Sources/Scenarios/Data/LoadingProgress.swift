import Synchronization

/// How far a long reading of data is, for a program that shows it.
package enum LoadingProgress {
    private static let shown = Mutex<(@Sendable (String) -> Void)?>(nil)
    private static let pause = Duration.seconds(2)

    /// Shows every later line of progress so.
    package static func show(_ line: @escaping @Sendable (String) -> Void) { shown.withLock { $0 = line } }

    /// What is to be called with how much of a work is done: shows a line every two seconds.
    ///
    /// - Parameters:
    ///   - work: begins the line.
    ///   - unit: of what is counted, several.
    static func counter(_ work: String, of total: Int, _ unit: String) -> @Sendable (Int) -> Void {
        let last = LastLine()
        return { done in
            guard last.isTime(pause) else { return }
            shown.withLock { $0 }?("\(work): \(done) of \(total) \(unit)")
        }
    }

    private final class LastLine: Sendable {
        private let time = Mutex(ContinuousClock.now)

        func isTime(_ pause: Duration) -> Bool {
            time.withLock { last in
                let now = ContinuousClock.now
                guard now - last >= pause else { return false }
                last = now
                return true
            }
        }
    }
}
