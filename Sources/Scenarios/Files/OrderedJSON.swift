import Models

/// JSON that keeps the order of its keys and writes numbers in their shortest exact form.
enum OrderedJSON {
    case string(String)
    case number(Double)
    case bool(Bool)
    case array([OrderedJSON])
    case object([(String, OrderedJSON)])

    /// A list of strings.
    static func strings(_ values: [String]) -> OrderedJSON { .array(values.map { .string($0) }) }

    /// The text, indented by two spaces a level.
    var text: String { rendered(indent: "") }

    private func rendered(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .string(let value): return Self.quoted(value)
        case .number(let value): return value.isFinite ? shortNumber(value) : "null"
        case .bool(let value): return value ? "true" : "false"
        case .array(let items):
            return Self.block(items.map { $0.rendered(indent: inner) }, "[", "]", indent)
        case .object(let members):
            return Self.block(members.map { Self.quoted($0) + ": " + $1.rendered(indent: inner) }, "{", "}", indent)
        }
    }

    private static func block(_ items: [String], _ open: String, _ close: String, _ indent: String) -> String {
        guard !items.isEmpty else { return open + close }
        let body = items.map { indent + "  " + $0 }.joined(separator: ",\n")
        return open + "\n" + body + "\n" + indent + close
    }

    /// A string in quotes with what JSON wants escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
