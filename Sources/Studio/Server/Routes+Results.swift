import Hummingbird
import Scenarios

// What came out: comparisons, reports, films and stories.
extension Studio {
    var resultRoutes: [Route] {
        [
            Route(.get, "/api/compare") { request, _ in
                let query = try Query(request)
                return .json(try await results.comparison(try await sources(query), language: query.language))
            },
            Route(.get, "/report") { request, _ in
                let query = try Query(request)
                var response = Response.text(
                    try await results.report(try await sources(query), language: query.language),
                    type: "text/html; charset=utf-8")
                // The page's own policy is stricter but for its scripts, which stand within it.
                response.headers[.contentSecurityPolicy] =
                    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; frame-ancestors 'self'"
                return response
            },
            Route(.get, "/api/runs/{id}/film") { request, context in
                let id = try context.parameters.require("id")
                return .json(
                    try await results.film(
                        try await runs.scenario(id), seed: try await runs.record(id).seed,
                        replication: try Query(request).replication))
            },
            Route(.get, "/api/runs/{id}/story") { request, context in
                let (id, query) = (try context.parameters.require("id"), try Query(request))
                let text = try query.required("seeker")
                guard let seeker = SeekerName(text) else {
                    throw Refusal(
                        .badRequest,
                        "'\(text.prefix(40))' is no seeker; allowed: municipality and arrival number, such as 5401-17")
                }
                return .json(
                    try await results.story(
                        try await runs.scenario(id), seeker, seed: try await runs.record(id).seed,
                        replication: query.replication))
            },
        ]
    }

    /// The result files of the runs `a` and, where it is stated, `b`.
    func sources(_ query: Query) async throws -> [Source] {
        let ids = [try query.required("a")] + [query["b"]].compactMap(\.self)
        var sources: [Source] = []
        for id in ids {
            let (record, folder) = (try await runs.record(id), try await runs.files([id])[0])
            guard record.reported > 0 else {
                throw Refusal(.conflict, "run '\(id)' has no results yet; wait for its first replications")
            }
            sources.append(Source(path: folder.results(record), reported: record.reported))
        }
        return sources
    }
}
