import Foundation
import Scenarios

/// A result in JSON, told apart by its members.
struct ResultDocument {
    enum Kind { case sensitivity, optimisation, validation, posterior }

    let path: String
    let kind: Kind
    private let data: Data

    /// True where a file is JSON and not a database.
    ///
    /// - Throws: `StoreFailure` where there is no such file.
    static func isText(_ path: String) throws -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StoreFailure(.badFile, path: path, cause: "no such file")
        }
        defer { try? handle.close() }
        return try handle.read(upToCount: 1) == Data("{".utf8)
    }

    /// Reads the beginning of a result in JSON.
    ///
    /// - Throws: `StoreFailure` where it is none that this program writes.
    init(path: String) throws {
        let found = FileManager.default.contents(atPath: path)
        if let found { try BoundedJSON.check(found, file: path) }
        guard let data = found,
            let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { throw StoreFailure(.badFile, path: path, cause: "this is not JSON") }
        (self.path, self.data) = (path, data)
        if object["series"] != nil {
            kind = .sensitivity
        } else if object["improvements"] != nil, object["best"] != nil {
            kind = .optimisation
        } else if object["patterns"] != nil, object["studies"] != nil {
            kind = .validation
        } else if object["particles"] != nil {
            kind = .posterior
        } else {
            throw StoreFailure(
                .badFile, path: path,
                cause:
                    "no report is made of this; allowed: a result file (.sqlite), validation.json, NAME-posterior.json, "
                    + "NAME-sensitivity.json, NAME-optimisation.json")
        }
    }

    /// What is in it.
    ///
    /// - Throws: `StoreFailure` where a member is missing or of another kind.
    func read<Content: Decodable>() throws -> Content {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do { return try decoder.decode(Content.self, from: data) } catch {
            throw StoreFailure(.badFile, path: path, cause: "this result cannot be read: \(Self.text(error))")
        }
    }

    private static func text(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        switch error {
        case .keyNotFound(let key, _): return "'\(key.stringValue)' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is not as it should be"
        @unknown default: return "\(error)"
        }
    }
}
