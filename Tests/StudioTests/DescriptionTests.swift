import Foundation
import Testing

@testable import Studio

/// The OpenAPI file names what the studio answers, no more and no less.
@Suite struct DescriptionTests {
    private struct Description: Decodable {
        var paths: [String: [String: Operation]]
        struct Operation: Decodable {
            var summary: String
            var responses: [String: Response]
        }
        struct Response: Decodable { var description: String }
    }

    private static func description() throws -> Description {
        let data = try Data(contentsOf: URL(fileURLWithPath: Server.package + "/Sources/Studio/openapi.json"))
        return try JSONDecoder().decode(Description.self, from: data)
    }

    /// Whatever writes can find the disk full; whatever begins work can come while the studio is being stopped.
    @Test func fullDisksAndStoppingAreDescribed() throws {
        for (path, item) in try Self.description().paths {
            for (method, operation) in item {
                let statuses = Set(operation.responses.keys)
                let writes = method != "get" && path != "/api/check" && path != "/api/placement"
                #expect(statuses.contains("507") == writes, "\(method) \(path)")
                let begins =
                    ["/api/runs", "/api/runs/{id}/resume", "/api/rounds/{id}/run"].contains(path) && method == "post"
                #expect(statuses.contains("503") == (begins || path.hasSuffix("/events")), "\(method) \(path)")
                #expect(statuses.isSuperset(of: ["401", "403", "429"]), "\(method) \(path)")
            }
        }
    }

    @Test func everyAddressIsDescribed() throws {
        let description = try Self.description()
        let described = Set(description.paths.flatMap { path, item in item.keys.map { "\($0.uppercased()) \(path)" } })
        let studio = try Studio(
            StudioOptions(
                host: "127.0.0.1", port: 0, output: NSTemporaryDirectory() + "fotfeste-\(UUID().uuidString)", jobs: 1,
                token: nil))
        #expect(Set(studio.routes.map { "\($0.method.rawValue) \($0.path)" }) == described)
    }
}
