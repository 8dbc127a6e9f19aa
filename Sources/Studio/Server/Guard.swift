import Foundation
import HTTPTypes
import Hummingbird
import Scenarios

/// Lets pass what comes from the studio's own pages, and says what a browser may do with the answer.
///
/// - A foreign `Origin` is refused, so that no other page drives the studio; on loopback so is a foreign `Host`, which is how a page with
///   a name of its own would come around that.
/// - Beyond loopback a token is asked for: in the address once, then in a cookie that other pages' requests do not carry.
struct Guard: RouterMiddleware {
    typealias Context = BasicRequestContext

    private let token: String?
    private let isLoopback: Bool

    init(_ options: StudioOptions) {
        token = options.token
        isLoopback = Loopback.contains(options.host)
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        try refuseForeign(request)
        if let token, let entering = try admit(request, token) { return entering }
        var response = try await next(request, context)
        Self.restrict(&response)
        return response
    }

    private func refuseForeign(_ request: Request) throws {
        let host = request.head.authority ?? ""
        if isLoopback, !Loopback.contains(Self.name(host)) {
            throw Refusal(.forbidden, "the studio is not called '\(host.prefix(60))'; allowed: localhost or 127.0.0.1")
        }
        if let origin = request.headers[.origin], origin.lowercased() != "http://" + host.lowercased() {
            throw Refusal(
                .forbidden, "requests from '\(origin.prefix(80))' are refused; allowed: the studio's own pages")
        }
        if Self.field("Sec-Fetch-Site", of: request.headers) == "cross-site", request.method != .get {
            throw Refusal(.forbidden, "requests from other sites are refused; allowed: the studio's own pages")
        }
    }

    /// Nil where the caller has the token; a page that keeps it where it came in the address.
    private func admit(_ request: Request, _ token: String) throws -> Response? {
        if let stated = request.uri.queryParameters["token"].map(String.init), Self.isSame(stated, token) {
            guard request.method == .get else { return nil }
            let cookie = "fotfeste=\(token); HttpOnly; SameSite=Strict; Path=/"
            return Response(status: .seeOther, headers: [.location: String(request.uri.path), .setCookie: cookie])
        }
        let bearer = request.headers[.authorization].map { $0.replacing("Bearer ", with: "") }
        let cookie = request.cookies["fotfeste"]?.value
        if [bearer, cookie].contains(where: { $0.map { Self.isSame($0, token) } ?? false }) { return nil }
        throw Refusal(.unauthorized, "a token is needed; open the address that the studio printed when it was started")
    }

    /// In the same time wherever they differ.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        return a.count == b.count && zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Without the port.
    private static func name(_ host: String) -> String {
        if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
        return String(host.prefix { $0 != ":" })
    }

    private static func field(_ name: String, of fields: HTTPFields) -> String? {
        HTTPField.Name(name).flatMap { fields[$0] }
    }

    private static func restrict(_ response: inout Response) {
        response.headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in [("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin")] {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] =
                "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'self'"
        }
    }
}

/// Errors of any kind as answers in JSON with one clear sentence.
struct Explainer: RouterMiddleware {
    typealias Context = BasicRequestContext

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch {
            return try Refusal(explaining: error).response(from: request, context: context)
        }
    }
}

/// Addresses that no other machine reaches.
public enum Loopback {
    /// True for `localhost`, `127.0.0.1` and the like.
    public static func contains(_ host: String) -> Bool {
        let host = host.lowercased()
        return host == "localhost" || host == "::1" || host.wholeMatch(of: /127\.\d+\.\d+\.\d+/) != nil
    }
}
