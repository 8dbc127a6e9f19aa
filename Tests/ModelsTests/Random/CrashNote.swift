import Glibc

/// A line that is written to standard error when the program is stopped by a failed precondition, or does not go on for five minutes.
enum CrashNote {
    private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGALRM]
    /// Written by a signal handler, which may not allocate: so a buffer that lives as long as the program.
    private nonisolated(unsafe) static let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    private nonisolated(unsafe) static let before = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
    private nonisolated(unsafe) static var length = 0

    /// From now on the note is this one; it is taken back by `clear`.
    static func set(_ text: String) {
        let bytes = Array("\nstopped in: \(text)\n".utf8.prefix(256))
        for (index, byte) in bytes.enumerated() { buffer[index] = byte }
        length = bytes.count
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            _ = write(2, CrashNote.buffer, CrashNote.length)
            sigaction(number, CrashNote.before + Int(number), nil)
            raise(number)
        }
        for signal in signals { sigaction(signal, &action, before + Int(signal)) }
        alarm(300)
    }

    /// Nothing is noted any more.
    static func clear() {
        alarm(0)
        for signal in signals { sigaction(signal, before + Int(signal), nil) }
        length = 0
    }
}
