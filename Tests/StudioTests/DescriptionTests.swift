import Foundation
import Testing

@testable import Studio

/// The OpenAPI file names what the studio answers, no more and no less.
@Suite struct DescriptionTests {
    private struct Description: Decodable {
        var paths: [String: [String: Operation]]
        struct Operation: Decodable { var summary: String }
    }

    @Test func everyAddressIsDescribed() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: Server.package + "/Sources/Studio/openapi.json"))
        let description = try JSONDecoder().decode(Description.self, from: data)
        let described = Set(description.paths.flatMap { path, item in item.keys.map { "\($0.uppercased()) \(path)" } })
        let studio = try Studio(
            StudioOptions(
                host: "127.0.0.1", port: 0, output: NSTemporaryDirectory() + "fotfeste-\(UUID().uuidString)", jobs: 1,
                token: nil))
        #expect(Set(studio.routes.map { "\($0.method.rawValue) \($0.path)" }) == described)
    }
}
