import Foundation

/// A JSON object that another command wrote, checked before it is used, since the file may come from anywhere.
package struct CheckedJSON {
    /// What is wrong, with the member where it is.
    package struct Fault: Error {
        /// One phrase.
        package var text: String
    }

    /// Its members.
    package let members: [String: Any]
    private let data: Data

    /// The largest file that is read: a hundred times what any command writes.
    private static let mostBytes = 256 << 20
    /// What numbers may be, seeds apart: far beyond anything that a command writes, and small enough to be added and printed.
    private static let numbers = -1e18...1e18

    /// Reads a file.
    ///
    /// - Throws: `Fault` where it cannot be read, is no JSON object, is nested too deep, has numbers out of range, or an interval whose
    ///   ends are in the wrong order.
    package init(path: String) throws(Fault) {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Fault(text: "no such file, or it cannot be read")
        }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: Self.mostBytes + 1) ?? Data() else {
            throw Fault(text: "it cannot be read")
        }
        guard data.count <= Self.mostBytes else { throw Fault(text: "it is larger than \(Self.mostBytes >> 20) MB") }
        try self.init(data)
    }

    /// Reads JSON from memory.
    package init(_ data: Data) throws(Fault) {
        do {
            try BoundedJSON.check(data, file: "")
        } catch {
            let excess = error.diagnostics.first
            let place = excess?.line.map { "line \($0), column \(excess?.column ?? 1): " } ?? ""
            throw Fault(text: place + (excess?.message ?? "it passes the limits of a text"))
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw Fault(text: "this is not a JSON object")
        }
        for (name, value) in object.sorted(by: { $0.key < $1.key }) { try Self.check(value, name) }
        (members, self.data) = (object, data)
    }

    /// The content as a type; names in snake case become those of Swift.
    ///
    /// - Throws: `Fault` with the member that is missing or of another kind.
    package func decode<Content: Decodable>(
        _ type: Content.Type = Content.self, convertingNames: Bool = true
    ) throws(Fault) -> Content {
        let decoder = JSONDecoder()
        if convertingNames { decoder.keyDecodingStrategy = .convertFromSnakeCase }
        do {
            return try decoder.decode(type, from: data)
        } catch {
            throw Fault(text: DecodingFault.text(error))
        }
    }

    private static func check(_ value: Any, _ place: String) throws(Fault) {
        switch value {
        case let members as [String: Any]:
            for (name, value) in members.sorted(by: { $0.key < $1.key }) { try check(value, "\(place).\(name)") }
            if let low = members["low"] as? Double, let high = members["high"] as? Double, low > high {
                throw Fault(text: "'\(place).low' is \(low), above 'high' (\(high))")
            }
        case let items as [Any]:
            for (index, value) in items.enumerated() { try check(value, "\(place)[\(index)]") }
        case let number as NSNumber:
            guard place == "seed" || place.hasSuffix(".seed") || place == "state.problem" else {
                guard numbers.contains(number.doubleValue) else {
                    throw Fault(text: "'\(place)' is \(number.doubleValue); allowed: -1e18 to 1e18")
                }
                return
            }
        case let text as String:
            let isControl = { (scalar: Unicode.Scalar) in
                (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || scalar.value == 0x7F
            }
            guard !text.unicodeScalars.contains(where: isControl) else {
                throw Fault(text: "'\(place)' holds control characters; allowed: text")
            }
        default: break
        }
    }
}
