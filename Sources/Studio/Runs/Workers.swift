import Dispatch
import Foundation
import Glibc
import Synchronization

/// Threads of their own on which simulations run, so that requests are answered while all cores simulate.
///
/// They yield to the threads that answer: their niceness is higher. For the life of the process.
final class Workers: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let waiting = DispatchSemaphore(value: 0)

    /// Workers with so many threads, at least one.
    init(threads: Int) {
        for _ in 0..<max(1, threads) {
            let thread = Thread { [self] in
                // On Linux this is the niceness of the calling thread.
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
                work()
            }
            // The model's recursion is shallow, but a debug build's frames are large.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        waiting.signal()
    }

    private func work() -> Never {
        while true {
            waiting.wait()
            guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
