import Hummingbird
import Report

/// What stands behind the question mark of an address.
struct Query {
    private let request: Request

    init(_ request: Request) throws { self.request = request }

    subscript(_ name: String) -> String? { request.uri.queryParameters[Substring(name)].map(String.init) }

    func required(_ name: String) throws -> String {
        guard let value = self[name], !value.isEmpty else {
            throw Refusal(.badRequest, "'\(name)' is missing in the address")
        }
        return value
    }

    var language: Language {
        get throws {
            guard let text = self["language"] else { return .nb }
            guard let language = Language(rawValue: text) else {
                throw Refusal(.badRequest, "'language' is '\(text.prefix(20))'; allowed: nb, en")
            }
            return language
        }
    }

    var replication: Int {
        get throws {
            guard let text = self["replication"] else { return 1 }
            guard let number = Int(text), (1...1_000_000).contains(number) else {
                throw Refusal(.badRequest, "'replication' is '\(text.prefix(20))'; allowed: a whole number from 1")
            }
            return number
        }
    }
}
