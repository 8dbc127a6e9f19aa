import Foundation
import Hummingbird
import Scenarios

/// What a caller is told whose request cannot be granted: a status, one sentence and, for a scenario, all that is wrong in it.
struct Refusal: Error, HTTPResponseError {
    let status: HTTPResponse.Status
    let message: String
    var diagnostics: [Diagnostic] = []
    /// Seconds after which another attempt makes sense.
    var retryAfter: Int?

    init(_ status: HTTPResponse.Status, _ message: String, diagnostics: [Diagnostic] = []) {
        (self.status, self.message, self.diagnostics) = (status, message, diagnostics)
    }

    /// What the program's own errors mean to a caller.
    init(explaining error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let invalid as InvalidInput:
            self.init(
                .unprocessableContent, invalid.diagnostics.map(\.text).joined(separator: "\n"),
                diagnostics: invalid.diagnostics)
        case let failure as StoreFailure:
            self.init(failure.kind == .badFile ? .conflict : Self.full, failure.text)
        case let error as any HTTPResponseError:
            self.init(error.status, Self.plain(error))
        case is CancellationError: self.init(.serviceUnavailable, "the studio is being stopped")
        default:
            // What an unforeseen error quotes is for whoever runs the studio.
            FileHandle.standardError.write(Data("internal error: \(error)\n".utf8))
            self.init(.internalServerError, "an internal error; the terminal of the studio shows which")
        }
    }

    static func unknownRun(_ id: String) -> Refusal {
        Refusal(.notFound, "there is no run '\(id.prefix(40))'; /api/runs lists all")
    }

    private static let full = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")

    private static func plain(_ error: any HTTPResponseError) -> String {
        switch error.status {
        case .contentTooLarge: "the request is too large; allowed: \(JSONBody.most / 1024) KB"
        case .notFound: "there is nothing at this address; /openapi.json lists all addresses"
        default: (error as? HTTPError)?.body ?? "the request cannot be read"
        }
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let places = diagnostics.map { problem -> JSONText in
            .object([
                ("message", .string(problem.message)), ("line", problem.line.map(JSONText.integer) ?? .null),
                ("column", problem.column.map(JSONText.integer) ?? .null),
            ])
        }
        var response = Response.json(
            .object([("error", .string(message)), ("messages", .array(places))]), status: status)
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        return response
    }
}

extension Response {
    /// An answer in JSON.
    static func json(_ value: JSONText, status: HTTPResponse.Status = .ok) -> Response {
        text(value.compact, type: "application/json; charset=utf-8", status: status)
    }

    /// An answer of some type of text.
    static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
