import Hummingbird
import Scenarios

// Runs: starting, watching, cancelling, sharing.
extension Studio {
    var runRoutes: [Route] {
        [
            Route(.post, "/api/runs") { request, _ in
                let body = try await JSONBody(request, allowed: ["scenario", "replications", "seed", "title"])
                let plan = try await plan(body)
                let run = try await runs.start(
                    plan, title: try body.text("title", most: 80) ?? plan.scenario.name,
                    replications: try body.integer("replications", 1...Runs.mostReplications) ?? 50,
                    seed: try seed(body, plan))
                return .json(run.json, status: .accepted)
            },
            Route(.get, "/api/runs") { _, _ in
                .json(.array(await runs.all().map { .object($0.members) }))
            },
            Route(.get, "/api/runs/{id}") { request, context in
                let id = try context.parameters.require("id")
                let run = try await runs.snapshot(id)
                let folder = try await runs.files([id])[0]
                return .text(Self.runObject(run, StoredReport(folder.report)), type: "application/json; charset=utf-8")
            },
            Route(.patch, "/api/runs/{id}") { request, context in
                let body = try await JSONBody(request, allowed: ["title", "kept"])
                let run = try await runs.rename(
                    try context.parameters.require("id"), title: try body.text("title", most: 80),
                    isKept: try body.truth("kept"))
                return .json(run.json)
            },
            Route(.delete, "/api/runs/{id}") { _, context in
                .json(try await runs.cancel(try context.parameters.require("id")).json)
            },
            Route(.post, "/api/runs/{id}/resume") { request, context in
                let body = try await JSONBody(request, allowed: ["replications"])
                let run = try await runs.resume(
                    try context.parameters.require("id"),
                    replications: try body.integer("replications", 1...Runs.mostReplications))
                return .json(run.json, status: .accepted)
            },
            Route(.get, "/api/runs/{id}/events") { _, context in
                let states = try await runs.follow(try context.parameters.require("id"))
                return Response(
                    status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                    body: .init { writer in
                        for await state in states {
                            try await writer.write(ByteBuffer(string: "event: state\ndata: \(state)\n\n"))
                        }
                        try await writer.write(ByteBuffer(string: "event: end\ndata: {}\n\n"))
                        try await writer.finish(nil)
                    })
            },
            Route(.get, "/api/runs/{id}/scenario") { _, context in
                let id = try context.parameters.require("id")
                let (record, folder) = (try await runs.record(id), try await runs.files([id])[0])
                guard let text = try? String(contentsOfFile: folder.scenario, encoding: .utf8) else {
                    throw Refusal(.notFound, "the scenario of this run is gone")
                }
                var response = Response.text(text, type: "application/yaml; charset=utf-8")
                response.headers[.contentDisposition] = "attachment; filename=\"\(plans.fileName(record.name))\""
                return response
            },
        ]
    }

    /// What `run --json` prints, with where the run stands; before the first stage is over, outcomes of the whole region only.
    static func runObject(_ run: RunSnapshot, _ report: StoredReport?) -> String {
        guard let report, let brace = report.text.firstIndex(of: "{") else { return run.json.compact }
        let own = run.members.filter { !["name", "seed"].contains($0.0) }
        let members = JSONText.object(own).compact.dropLast()
        return members + "," + report.text[report.text.index(after: brace)...]
    }
}
