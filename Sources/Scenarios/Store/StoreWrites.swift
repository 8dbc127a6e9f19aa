import Foundation

#if DEBUG
    import GRDBSQLite
    import Synchronization
#endif

/// Counts writes to result files, so that tests can end the process after any one of them.
///
/// In debug builds alone, where the environment has `FOTFESTE_KILL_AFTER_WRITES=N`, the process gets SIGKILL right after its N-th write:
/// a system call of SQLite that writes, truncates or removes, or a text file or a database that is written, moved or removed.
enum StoreWrites {
    #if DEBUG
        private static let limit = ProcessInfo.processInfo.environment["FOTFESTE_KILL_AFTER_WRITES"].flatMap { Int($0) }
        private static let done = Mutex(0)

        /// Counts a write that has just been made.
        static func count() {
            guard let limit else { return }
            let number = done.withLock { done in
                done += 1
                return done
            }
            if number == limit { kill(getpid(), SIGKILL) }
        }

        /// Has the system calls of SQLite counted, from the first call on.
        static func countSystemCalls() { _ = isCounting }

        private static let isCounting: Bool = {
            guard limit != nil, let vfs = sqlite3_vfs_find(nil), let set = vfs.pointee.xSetSystemCall else {
                return false
            }
            let write: @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int = { file, bytes, size in
                counted { Foundation.write(file, bytes, size) }
            }
            let writeAt: @convention(c) (Int32, UnsafeRawPointer?, Int, off_t) -> Int = { file, bytes, size, offset in
                counted { pwrite(file, bytes, size, offset) }
            }
            let truncate: @convention(c) (Int32, off_t) -> Int32 = { file, size in counted { ftruncate(file, size) } }
            let remove: @convention(c) (UnsafePointer<CChar>?) -> Int32 = { path in
                counted { path.map { unlink($0) } ?? -1 }
            }
            for (name, call) in [
                ("write", unsafeBitCast(write, to: sqlite3_syscall_ptr.self)),
                ("pwrite", unsafeBitCast(writeAt, to: sqlite3_syscall_ptr.self)),
                ("pwrite64", unsafeBitCast(writeAt, to: sqlite3_syscall_ptr.self)),
                ("ftruncate", unsafeBitCast(truncate, to: sqlite3_syscall_ptr.self)),
                ("unlink", unsafeBitCast(remove, to: sqlite3_syscall_ptr.self)),
            ] where vfs.pointee.xGetSystemCall?(vfs, name) != nil { _ = set(vfs, name, call) }
            return true
        }()

        /// Keeps the error number of the call.
        private static func counted<Result>(_ call: () -> Result) -> Result {
            let result = call()
            let code = errno
            count()
            errno = code
            return result
        }
    #else
        static func count() {}
        static func countSystemCalls() {}
    #endif
}
