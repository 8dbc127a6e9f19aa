import Foundation
import Hummingbird
import Scenarios

/// A request's body: one JSON object with known members.
struct JSONBody {
    /// Bytes that a body may have.
    static let most = TextLimits.request.bytes

    private let members: [String: JSONValue]

    /// Reads a body.
    ///
    /// - Throws: `Refusal`: 413 for a long one, 415 for another type, 400 for what is no object or has unknown members.
    init(_ request: Request, allowed: [String]) async throws {
        let type = request.headers[.contentType]?.split(separator: ";").first.map(String.init) ?? ""
        guard type.trimmingCharacters(in: .whitespaces).lowercased() == "application/json" else {
            throw Refusal(.unsupportedMediaType, "the body's type is '\(type.prefix(60))'; allowed: application/json")
        }
        let data = try await Self.data(of: request)
        guard let members = try Self.members(of: data) else {
            throw Refusal(.badRequest, "the body is not a JSON object; allowed: {\(allowed.joined(separator: ", "))}")
        }
        if let unknown = members.keys.sorted().first(where: { !allowed.contains($0) }) {
            throw Refusal(
                .badRequest, "'\(unknown.prefix(60))' is not known here; allowed: \(allowed.joined(separator: ", "))")
        }
        self.members = members
    }

    /// Nil for what is no JSON object.
    private static func members(of data: Data) throws -> [String: JSONValue]? {
        do {
            try BoundedJSON.check(data, file: "body", limits: .request)
            return JSONValue.members(of: data)
        } catch {
            let text = error.diagnostics.map(\.text).joined(separator: "\n")
            throw Refusal(.badRequest, text, diagnostics: error.diagnostics)
        }
    }

    /// What the parser of HTTP or a lost connection throws is the caller's affair.
    private static func data(of request: Request) async throws -> Data {
        var request = request
        do { return Data(buffer: try await request.collectBody(upTo: most)) } catch let error as any HTTPResponseError {
            throw error
        } catch { throw Refusal(.badRequest, "the body cannot be read to its end") }
    }

    /// A member whatever its type; nil where it is not there or null.
    subscript(_ name: String) -> JSONValue? { members[name].flatMap { $0 == .null ? nil : $0 } }

    /// A text of at most so many characters, without control characters.
    func text(_ name: String, most: Int) throws -> String? {
        guard let value = self[name] else { return nil }
        guard case .string(let text) = value else { throw wrong(name, "a text") }
        let isPlain = !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        guard isPlain, trimmed.count <= most, !trimmed.isEmpty else {
            throw wrong(name, "a text of 1 to \(most) characters on one line")
        }
        return trimmed
    }

    /// A whole number within a range.
    func integer(_ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let value = self[name] else { return nil }
        guard case .integer(let number) = value, range.contains(number) else {
            throw wrong(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A number within a range.
    func number(_ name: String, _ range: ClosedRange<Double>) throws -> Double? {
        guard let value = self[name] else { return nil }
        guard let number = value.number, range.contains(number) else {
            throw wrong(name, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func truth(_ name: String) throws -> Bool? {
        guard let value = self[name] else { return nil }
        guard case .bool(let truth) = value else { throw wrong(name, "true or false") }
        return truth
    }

    func wrong(_ name: String, _ allowed: String) -> Refusal {
        Refusal(.badRequest, "'\(name)' is not as it should be; allowed: \(allowed)")
    }
}
