import CMemory
import Synchronization

/// Memory that finished replications leave behind.
///
/// The C library keeps what one thread has freed for that thread, and the next replication runs on another: without this, one job of a nation
/// takes the memory of two.
enum FreedMemory {
    private static let next = Mutex(ContinuousClock.now)

    /// Gives it back to the system, at most every two seconds: where replications take less, they leave little.
    static func giveBack() {
        let isTime = next.withLock { next in
            guard ContinuousClock.now >= next else { return false }
            next = .now + .seconds(2)
            return true
        }
        if isTime { fotfeste_give_back_memory() }
    }
}
