import Models

/// JSON with its keys in the order in which they are given, and numbers in their shortest exact digits.
public enum JSONText: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A whole number.
    case integer(Int)
    /// A whole number too large for a signed one, such as a seed.
    case unsigned(UInt64)
    /// A number; what is not finite is written as `null`.
    case number(Double)
    /// A text.
    case string(String)
    /// An array.
    case array([JSONText])
    /// An object, with its keys in this order.
    case object([(String, JSONText)])

    /// An array of texts.
    public static func strings(_ values: [String]) -> JSONText { .array(values.map(JSONText.string)) }
    /// A number, or null.
    public static func optional(_ value: Double?) -> JSONText { value.map(JSONText.number) ?? .null }
    /// A text, or null.
    static func optional(_ value: String?) -> JSONText { value.map(JSONText.string) ?? .null }

    /// An object with another member before its own; anything else as it is.
    func preceded(by member: (String, JSONText)) -> JSONText {
        guard case .object(let members) = self else { return self }
        return .object([member] + members)
    }

    /// On several lines, ending in a line end; objects of plain values stay on one line.
    public var text: String {
        var output = ""
        write(to: &output, indent: 0)
        return output + "\n"
    }

    /// On one line, without spaces: for large figures within a page.
    public var compact: String {
        switch self {
        case .array(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { Self.quoted($0) + ":" + $1.compact }.joined(separator: ",") + "}"
        default: scalar
        }
    }

    private var scalar: String {
        var output = ""
        write(to: &output, indent: 0)
        return output
    }

    private var isPlain: Bool {
        switch self {
        case .array(let items): items.isEmpty
        case .object(let members): members.allSatisfy { $0.1.isScalar } || members.isEmpty
        default: true
        }
    }

    private var isScalar: Bool {
        switch self {
        case .array(let items): items.isEmpty
        case .object(let members): members.count <= 1 && members.allSatisfy { $0.1.isScalar }
        default: true
        }
    }

    private func write(to output: inout String, indent: Int) {
        switch self {
        case .null: output += "null"
        case .bool(let value): output += value ? "true" : "false"
        case .integer(let value): output += String(value)
        case .unsigned(let value): output += String(value)
        case .number(let value): output += value.isFinite ? shortNumber(value + 0) : "null"
        case .string(let value): output += Self.quoted(value)
        case .array(let items):
            Self.write(items.map { (nil, $0) }, "[", "]", to: &output, indent: isPlain ? nil : indent)
        case .object(let members):
            Self.write(members.map { ($0, $1) }, "{", "}", to: &output, indent: isPlain && indent > 0 ? nil : indent)
        }
    }

    private static func write(
        _ members: [(String?, JSONText)], _ open: String, _ close: String, to output: inout String, indent: Int?
    ) {
        output += open
        for (index, member) in members.enumerated() {
            if index > 0 { output += indent == nil ? ", " : "," }
            if let indent { output += "\n" + String(repeating: " ", count: indent + 2) }
            if let key = member.0 { output += quoted(key) + ": " }
            member.1.write(to: &output, indent: (indent ?? 0) + 2)
        }
        if let indent, !members.isEmpty { output += "\n" + String(repeating: " ", count: indent) }
        output += close
    }

    /// A string in quotes, with what JSON wants escaped.
    static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
