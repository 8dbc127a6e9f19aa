import Foundation
import HTTPTypes
import Hummingbird
import Scenarios

/// Lets pass what comes from the studio's own pages.
///
/// - A foreign `Origin` is refused, so that no other page drives the studio; on loopback so is a foreign `Host`, which is how a page with
///   a name of its own would come around that.
/// - Beyond loopback a token is asked for: in the address once, then in a cookie that other pages' requests do not carry. Answers to
///   wrong ones are delayed, the longer the more there were.
struct Guard: RouterMiddleware {
    typealias Context = StudioContext

    private let token: String?
    private let isLoopback: Bool
    private let attempts = WrongTokens()

    init(_ options: StudioOptions) {
        token = options.token
        isLoopback = Loopback.contains(options.host)
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        try refuseForeign(request)
        if let token, let entering = try await admit(request, token, from: context.address) { return entering }
        return try await next(request, context)
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
        if Self.field("Sec-Fetch-Site", of: request.headers) == "cross-site", ![.get, .head].contains(request.method) {
            throw Refusal(.forbidden, "requests from other sites are refused; allowed: the studio's own pages")
        }
    }

    /// Nil where the caller has the token; a page that keeps it where it came in the address.
    private func admit(_ request: Request, _ token: String, from address: String) async throws -> Response? {
        let stated = request.uri.queryParameters["token"].map(String.init)
        let bearer = request.headers[.authorization].map { $0.replacing("Bearer ", with: "") }
        let offered = [stated, bearer, request.cookies["fotfeste"]?.value].compactMap(\.self)
        if !offered.isEmpty { try attempts.refuseCrowd(from: address) }
        guard let right = offered.first(where: { Self.isSame($0, token) }) else {
            if !offered.isEmpty { await attempts.delay(address) }
            throw Refusal(
                .unauthorized, "a token is needed; open the address that the studio printed when it was started")
        }
        guard right == stated, [.get, .head].contains(request.method) else { return nil }
        let cookie = "fotfeste=\(token); HttpOnly; SameSite=Strict; Path=/"
        return Response(status: .seeOther, headers: [.location: Self.local(request.uri.path), .setCookie: cookie])
    }

    /// A path of the studio itself: a browser reads two slashes, or a backslash, at the beginning as another machine's name.
    private static func local(_ path: String) -> String {
        "/" + path.drop { "/\\".contains($0) }.filter { $0.isASCII && !$0.isWhitespace && $0 != "\\" }
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
}

/// Says with every answer, refusals included, what a browser may do with it.
struct SafeHeaders: RouterMiddleware {
    typealias Context = StudioContext

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in [("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin")] {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] =
                "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'self'"
        }
        return request.method == .head ? Self.head(of: response) : response
    }

    /// The same without its body, refusals included; its length is that of the body, or not known.
    private static func head(of response: Response) -> Response {
        var head = response.createHeadResponse()
        head.headers[.contentLength] = response.headers[.contentLength]
        return head
    }
}

/// Errors of any kind as answers in JSON with one clear sentence.
struct Explainer: RouterMiddleware {
    typealias Context = StudioContext

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
