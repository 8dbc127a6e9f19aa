import Foundation

/// Any value of JSON as it was sent.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The members of an object; nil for any other text.
    static func members(of data: Data) -> [String: JSONValue]? {
        (try? JSONSerialization.jsonObject(with: data) as? [String: Any])?.mapValues(JSONValue.init)
    }

    /// A value that Foundation has read. Decoding each value by trial would take seconds for 64 KB.
    private init(_ value: Any) {
        switch value {
        case let text as String: self = .string(text)
        case let items as [Any]: self = .array(items.map(JSONValue.init))
        case let members as [String: Any]: self = .object(members.mapValues(JSONValue.init))
        case let number as NSNumber: self = Self.of(number)
        default: self = .null
        }
    }

    /// Truth, or a number: a whole one where nothing is lost.
    private static func of(_ number: NSNumber) -> JSONValue {
        switch String(cString: number.objCType) {
        case "c", "B": .bool(number.boolValue)
        case "d", "f": Int(exactly: number.doubleValue).map(JSONValue.integer) ?? .number(number.doubleValue)
        case "Q": Int(exactly: number.uint64Value).map(JSONValue.integer) ?? .number(number.doubleValue)
        default: .integer(number.intValue)
        }
    }

    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}
