import Foundation

/// The right to write one result file, held by one process at a time.
///
/// A file beside it is locked, not the database itself, so that readers stay welcome and a study can be replaced under the lock. The
/// system drops the lock when the process ends, however it ends.
package final class StoreLock {
    private let path: String
    private var descriptor: Int32

    /// Takes the lock of the result file, or of the folder, at `file`.
    ///
    /// - Parameter busy: what is said where another process holds it.
    /// - Throws: `StoreFailure` where another process holds it or the folder cannot be written to.
    package init(
        for file: String,
        busy: String = "another process is running this study; wait for it, or write elsewhere with --output"
    ) throws {
        path = Self.resolved(file) + ".lock"
        repeat {
            descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                throw StoreFailure(.cannotWrite, path: file, cause: "cannot write: \(plainCause(errno: errno))")
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(descriptor)
                throw StoreFailure(
                    .cannotWrite, path: file,
                    cause: code == EWOULDBLOCK
                        ? busy : "cannot write: \(StoreFailure.withoutLocks(file))")
            }
        } while !isCurrent
    }

    /// The file that a symbolic link stands for, so that all names of a file share one lock.
    static func resolved(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }

    /// False where another process removed the lock file between opening and locking it.
    private var isCurrent: Bool {
        var held = stat()
        var named = stat()
        if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino { return true }
        close(descriptor)
        return false
    }

    /// Gives the lock back and removes its file.
    package func release() {
        guard descriptor >= 0 else { return }
        unlink(path)
        close(descriptor)
        descriptor = -1
    }

    deinit { release() }
}
