import Foundation

/// JSON whose length, depth and number of values are bounded before anything is built from it.
package enum BoundedJSON {
    /// A value of a text in JSON; nil where the text holds none of that kind.
    ///
    /// - Parameter decoder: with a strategy of its own for keys, where one is needed.
    /// - Throws: `InvalidInput` with the place where a limit is reached.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, from data: Data, file: String, limits: TextLimits = .document,
        decoder: JSONDecoder = JSONDecoder()
    ) throws(InvalidInput) -> Value? {
        try check(data, file: file, limits: limits)
        return try? decoder.decode(type, from: data)
    }

    /// The members of an object; nil for any other text, and for one beyond the limits.
    static func object(_ data: Data) -> [String: Any]? {
        guard (try? check(data, file: "")) != nil else { return nil }
        return try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    }

    /// Holds a text to its limits; what is no JSON passes, since nothing but JSON is built from it later.
    ///
    /// - Complexity: linear in the length of the text, in constant memory.
    package static func check(_ data: Data, file: String, limits: TextLimits = .document) throws(InvalidInput) {
        guard data.count <= limits.bytes else { throw refusal(limits.tooLong, file) }
        // Decoders take UTF-16 and UTF-32 too, in which brackets and quotes are other bytes.
        guard !data.prefix(4).contains(0), !data.starts(with: [0xFE, 0xFF]), !data.starts(with: [0xFF, 0xFE]) else {
            throw refusal("this is not UTF-8 text; allowed: JSON in UTF-8", file)
        }
        if let excess = data.withUnsafeBytes({ excess($0, limits) }) {
            let before = data.prefix(excess.offset)
            let newline = UInt8(ascii: "\n")
            let begin = before.lastIndex(of: newline).map { $0 + 1 } ?? before.startIndex
            throw refusal(
                excess.message, file, line: before.count { $0 == newline } + 1, column: before.endIndex - begin + 1)
        }
    }

    /// The members of an object in a file; nil where it holds none within the limits.
    static func object(at path: String) -> [String: Any]? {
        FileManager.default.contents(atPath: path).flatMap { object($0) }
    }

    /// The first byte at which a limit is passed.
    private static func excess(_ data: UnsafeRawBufferPointer, _ limits: TextLimits) -> (offset: Int, message: String)?
    {
        var (depth, values) = (0, 1)
        var (isText, isEscaped) = (false, false)
        for (offset, byte) in data.enumerated() {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                values += 1
                if depth > limits.depth { return (offset, limits.tooDeep) }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): values += 1
            default: break
            }
            if values > limits.values { return (offset, limits.tooMany) }
        }
        return nil
    }

    private static func refusal(
        _ message: String, _ file: String, line: Int? = nil, column: Int? = nil
    ) -> InvalidInput {
        InvalidInput(diagnostics: [Diagnostic(file: file, line: line, column: column, message: message)])
    }
}
