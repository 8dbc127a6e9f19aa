import Foundation

/// Results, on standard output.
enum Output {
    /// Characters in a line of text: at most 100, fewer on a narrower terminal.
    static var width: Int {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 100
        }
        return min(100, Int(size.ws_col))
    }

    /// Writes all of a text. Ends the program quietly where nobody reads on (as with `head`), and with a message where standard output
    /// cannot be written.
    static func write(_ text: String) {
        guard let code = writeAll(text, to: STDOUT_FILENO) else { return }
        if code == EPIPE { exit(0) }
        Talk.line("standard output: error: cannot write: \(String(cString: strerror(code)).lowercased())")
        exit(Status.cannotWrite)
    }
}

/// Everything that is not a result, on standard error.
enum Talk {
    /// Writes a line; that nobody reads it is no error.
    static func line(_ text: String) { _ = writeAll(text + "\n", to: STDERR_FILENO) }
    /// Writes without a line end.
    static func part(_ text: String) { _ = writeAll(text, to: STDERR_FILENO) }
}

/// Nil when all is written, else the error number.
private func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
        let written = bytes.withUnsafeBytes { buffer in
            Foundation.write(descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
        }
        if written < 0 {
            if errno == EINTR { continue }
            return errno
        }
        offset += written
    }
    return nil
}
