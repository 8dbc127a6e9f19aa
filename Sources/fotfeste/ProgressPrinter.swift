import Foundation
import Scenarios

/// How far a study is, on standard error: one line that is rewritten on a terminal, a plain line now and then elsewhere.
final class ProgressPrinter {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let began = ContinuousClock.now
    private var last: ContinuousClock.Instant?
    private var current = ""
    private var start = ContinuousClock.now
    private var found = 0

    /// Takes note of progress and shows it where it is time to.
    func show(_ progress: StudyProgress) {
        let now = ContinuousClock.now
        if progress.name != current {
            (current, start, last) = (progress.name, now, isTerminal ? nil : now)
            if progress.found > 0 {
                Talk.line(
                    "\(progress.name): \(progress.found) of \(progress.total) \(progress.unit) were stored before")
            }
        }
        // Of several scenarios in turn, the time left follows from the one that runs.
        if progress.found != found { (found, start) = (progress.found, now) }
        let isLast = progress.done == progress.total
        let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(5)
        if let last, now - last < pause, !isLast { return }
        if progress.done == progress.found, !isTerminal || isLast { return }
        last = now
        if isTerminal { rewrite(progress, now: now, isLast: isLast) } else { Talk.line(plain(progress, now: now)) }
    }

    private func plain(_ progress: StudyProgress, now: ContinuousClock.Instant) -> String {
        "\(progress.name): \(progress.done) of \(progress.total) \(progress.unit)\(timeLeft(progress, now: now))"
    }

    private func rewrite(_ progress: StudyProgress, now: ContinuousClock.Instant, isLast: Bool) {
        let filled = 24 * progress.done / max(1, progress.total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let text = "\(progress.name) \(bar) \(progress.done)/\(progress.total)\(timeLeft(progress, now: now))"
        Talk.part("\r\u{1B}[K" + text + (isLast ? "\n" : ""))
    }

    private func timeLeft(_ progress: StudyProgress, now: ContinuousClock.Instant) -> String {
        let fresh = progress.done - progress.found
        let left = progress.total - progress.done
        guard fresh > 0, left > 0 else { return "" }
        let seconds = Double((now - start).components.seconds) + Double((now - start).components.attoseconds) * 1e-18
        let remaining = Int((seconds / Double(fresh) * Double(left)).rounded(.up))
        if remaining < 60 { return ", \(remaining) s left" }
        if remaining < 3600 { return ", \(remaining / 60) min \(remaining % 60) s left" }
        return ", \(remaining / 3600) h \(remaining / 60 % 60) min left"
    }
}
