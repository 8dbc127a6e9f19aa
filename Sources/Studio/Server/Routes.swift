import Foundation
import Hummingbird
import Report
import Scenarios

extension Studio {
    /// All addresses of the studio; `openapi.json` describes them.
    var routes: [Route] { pageRoutes + planRoutes + runRoutes + resultRoutes + classRoutes }

    // MARK: pages

    private var pageRoutes: [Route] {
        let script = "text/javascript; charset=utf-8"
        func file(_ path: String, _ bytes: [UInt8], _ type: String) -> Route {
            let text = String(decoding: bytes, as: UTF8.self)
            return Route(.get, path) { _, _ in .text(text, type: type) }
        }
        return [
            file("/", PackageResources.studio_html, "text/html; charset=utf-8"),
            file("/studio.css", PackageResources.studio_css, "text/css; charset=utf-8"),
            file("/page/studio.js", PackageResources.studio_js, script),
            file("/page/tools.js", PackageResources.tools_js, script),
            file("/page/chart.js", PackageResources.chart_js, script),
            file("/page/map.js", PackageResources.map_js, script),
            file("/page/start.js", PackageResources.start_js, script),
            file("/page/plan.js", PackageResources.plan_js, script),
            file("/page/run.js", PackageResources.run_js, script),
            file("/page/watch.js", PackageResources.watch_js, script),
            file("/page/class.js", PackageResources.class_js, script),
            file("/page/markdown.js", PackageResources.markdown_js, script),
            file("/texts/nb.json", PackageResources.nb_json, "application/json; charset=utf-8"),
            file("/texts/en.json", PackageResources.en_json, "application/json; charset=utf-8"),
            file("/openapi.json", PackageResources.openapi_json, "application/json; charset=utf-8"),
            Route(.get, "/favicon.ico") { _, _ in Response(status: .noContent) },
        ]
    }

    // MARK: plans

    private var planRoutes: [Route] {
        [
            Route(.get, "/api/scenarios") { _, _ in
                .json(
                    .array(
                        plans.ready.all.map {
                            .object([
                                ("id", .string($0.id)), ("name", .string($0.name)),
                                ("description", .string($0.description)),
                            ])
                        }))
            },
            Route(.get, "/api/controls") { _, _ in .json(.array(Control.all.map(\.json))) },
            Route(.get, "/api/outcomes") { request, _ in
                let words = OutcomeWords(try Query(request).language)
                return .json(
                    .object(
                        LiveEstimates.named.map { name, unit in
                            (
                                name,
                                .object([
                                    ("label", .string(words.label(name))), ("unit", .string(unit)),
                                    ("unit_label", .string(words.unit(unit))),
                                ])
                            )
                        }))
            },
            Route(.get, "/api/plan") { request, _ in
                let plan = try plans.plan(ready: try Query(request).required("scenario"))
                await runs.prepare(plan.scenario, seed: plan.scenario.seed)
                return .json(plan.json)
            },
            Route(.get, "/api/map") { request, _ in
                let plan = try plans.plan(ready: try Query(request).required("scenario"))
                return .json(try map(plan))
            },
            Route(.post, "/api/check") { request, _ in
                let body = try await JSONBody(request, allowed: ["scenario", "seed"])
                let plan = try plan(body)
                await runs.prepare(plan.scenario, seed: try seed(body, plan))
                return .json(plan.json)
            },
            Route(.post, "/api/placement") { request, _ in
                let body = try await JSONBody(request, allowed: ["scenario", "posts", "reach_minutes"])
                return .json(try placed(body))
            },
        ]
    }

    private func plan(_ body: JSONBody) throws -> Plan {
        guard let stated = body["scenario"] else {
            throw Refusal(.badRequest, "'scenario' is missing; allowed: an object, or the text of a scenario file")
        }
        return try plans.plan(stated)
    }

    private func seed(_ body: JSONBody, _ plan: Plan) throws -> UInt64 {
        UInt64(try body.integer("seed", 0...Int.max) ?? Int(plan.scenario.seed))
    }

    private func map(_ plan: Plan) throws -> JSONText {
        let region = plan.scenario.input.region
        let numbers = region.municipalities.map(\.number)
        guard let map = borders.lazy.compactMap({ $0.whole(numbers) }).first else {
            throw Refusal(.notFound, "there are no borders of the region '\(region.name)'")
        }
        let seats = Set(region.offices.map(\.seat))
        let places = map.outlines.map { place -> JSONText in
            let index = numbers.firstIndex(of: place.number) ?? 0
            let municipality = region.municipalities[index]
            return .object([
                ("number", .string(place.number)), ("name", .string(municipality.name)), ("path", .string(place.path)),
                ("x", .number(place.x.rounded())), ("y", .number(place.y.rounded())),
                ("residents_18_66", .number(municipality.residents18to66)), ("office", .bool(seats.contains(index))),
            ])
        }
        return .object([
            ("region", .string(region.name)), ("width", .number(RegionMap.drawingWidth)),
            ("height", .number(map.drawingHeight)), ("places", .array(places)),
            ("credit", .string("(c) Kartverket, CC BY 4.0")),
        ])
    }

    private func placed(_ body: JSONBody) throws -> JSONText {
        guard case .string(let id)? = body["scenario"], case .object(let stated)? = body["posts"] else {
            throw Refusal(
                .badRequest,
                "'scenario' or 'posts' is missing; allowed: the id of a ready scenario, and posts such as {\"5401\": 3}"
            )
        }
        let region = try plans.plan(ready: id).scenario.input.region
        var posts: [Int: Int] = [:]
        for (number, value) in stated {
            guard let index = region.municipalities.firstIndex(where: { $0.number == number }) else {
                throw Refusal(
                    .unprocessableContent,
                    "there is no municipality '\(number.prefix(20))'; allowed: the numbers that /api/map lists")
            }
            guard case .integer(let count) = value, (0...200).contains(count) else {
                throw Refusal(
                    .unprocessableContent,
                    "posts at '\(number.prefix(20))' are not as they should be; allowed: a whole number from 0 to 200")
            }
            posts[index] = count
        }
        let reach = try body.number("reach_minutes", 0...2_000) ?? 60
        let teams = Placement(posts: posts, reach: reach, region: region).teams
        return .object([("teams", .array(teams.map { $0.json(region) }))])
    }

    // MARK: runs

    private var runRoutes: [Route] {
        [
            Route(.post, "/api/runs") { request, _ in
                let body = try await JSONBody(request, allowed: ["scenario", "replications", "seed", "title"])
                let plan = try plan(body)
                let run = try await runs.start(
                    plan, title: try body.text("title", most: 80) ?? plan.scenario.name,
                    replications: try body.integer("replications", 1...1_000) ?? 50, seed: try seed(body, plan))
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
                    try context.parameters.require("id"), replications: try body.integer("replications", 1...1_000))
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

    // MARK: results

    private var resultRoutes: [Route] {
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
    private func sources(_ query: Query) async throws -> [Source] {
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

    // MARK: class

    private var classRoutes: [Route] {
        [
            Route(.get, "/api/lessons") { _, _ in .json(.array(lessons.map(\.json))) },
            Route(.get, "/api/lessons/{id}/judgement") { request, context in
                let (id, query) = (try context.parameters.require("id"), try Query(request))
                guard let lesson = lessons.first(where: { $0.id == id }) else {
                    throw Refusal(.notFound, "there is no lesson '\(id.prefix(40))'; /api/lessons lists all")
                }
                let ids = [try query.required("a"), try query.required("b")]
                let plans = [try await runs.scenario(ids[0]), try await runs.scenario(ids[1])]
                return .json(try await results.judgement(lesson, plans, try await sources(query)))
            },
            Route(.get, "/api/rounds") { _, _ in
                var all: [JSONText] = []
                for round in await rounds.all { all.append(round.json(result: .null)) }
                return .json(.array(all))
            },
            Route(.post, "/api/rounds") { request, _ in .json(try await openRound(request), status: .created) },
            Route(.get, "/api/rounds/{id}") { _, context in
                let round = try await rounds.round(try context.parameters.require("id"))
                return .json(round.json(result: try await result(of: round)))
            },
            Route(.post, "/api/rounds/{id}/guesses") { request, context in
                let body = try await JSONBody(request, allowed: ["name", "value"])
                guard let name = try body.text("name", most: 40), let value = try body.number("value", -1e12...1e12)
                else {
                    throw Refusal(
                        .badRequest, "'name' or 'value' is missing; allowed: a name and a number in the outcome's unit")
                }
                let round = try await rounds.guess(
                    try context.parameters.require("id"), Round.Guess(name: name, value: value))
                return .json(round.json(result: .null), status: .created)
            },
            Route(.post, "/api/rounds/{id}/run") { request, context in
                _ = try await JSONBody(request, allowed: [])
                let round = try await rounds.round(try context.parameters.require("id"))
                guard round.runs.isEmpty else { return .json(round.json(result: try await result(of: round))) }
                var ids: [String] = []
                for text in round.scenarios {
                    let plan = try plans.plan(.string(text))
                    ids.append(
                        try await runs.start(
                            plan, title: "\(round.title): \(plan.scenario.name)", replications: round.replications,
                            seed: round.seed
                        ).record.id)
                }
                return .json(try await rounds.ran(round.id, ids).json(result: .null), status: .accepted)
            },
        ]
    }

    private func openRound(_ request: Request) async throws -> JSONText {
        let body = try await JSONBody(
            request, allowed: ["title", "outcome", "of", "lesson", "scenarios", "replications", "seed"])
        guard let title = try body.text("title", most: 80) else {
            throw Refusal(.badRequest, "'title' is missing; allowed: a text of 1 to 80 characters")
        }
        let outcome = try body.text("outcome", most: 60) ?? ""
        guard LiveEstimates.shown.contains(outcome) else {
            throw Refusal(
                .badRequest, "'outcome' is '\(outcome)'; allowed: \(LiveEstimates.shown.joined(separator: ", "))")
        }
        guard case .array(let stated)? = body["scenarios"], (1...2).contains(stated.count) else {
            throw body.wrong("scenarios", "one scenario, or two that are compared")
        }
        let of = try body.text("of", most: 20) ?? (stated.count > 1 ? "difference" : "level")
        guard of == "level" || (of == "difference" && stated.count == 2) else {
            throw body.wrong("of", "level, or difference where there are two scenarios")
        }
        let plans = try stated.map { try self.plans.plan($0) }
        guard plans.map(\.scenario.name).distinct().count == plans.count else {
            throw Refusal(
                .unprocessableContent, "both scenarios are named '\(plans[0].scenario.name)'; allowed: a name for each")
        }
        let (lesson, replications) = (
            try body.text("lesson", most: 60), try body.integer("replications", 2...1_000) ?? 50
        )
        let seed = try seed(body, plans[0])
        let round = try await rounds.open { id, now in
            Round(
                id: id, title: title, outcome: outcome, of: of, lesson: lesson, scenarios: plans.map(\.text),
                replications: replications, seed: seed, created: now)
        }
        return round.json(result: .null)
    }

    /// What came out for what a class has guessed; null before there is an interval.
    private func result(of round: Round) async throws -> JSONText {
        var sources: [Source] = []
        for id in round.runs {
            guard let record = try? await runs.record(id), record.reported > 1 else { return .null }
            sources.append(Source(path: try await runs.files([id])[0].results(record), reported: record.reported))
        }
        guard !sources.isEmpty else { return .null }
        return try await results.guessed(round, sources)
    }
}

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
