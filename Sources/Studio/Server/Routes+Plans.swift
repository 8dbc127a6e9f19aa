import Hummingbird
import Report
import Scenarios

// Plans: ready scenarios, checks, posts on the map.
extension Studio {
    var planRoutes: [Route] {
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
                let plan = try await read(ready: try Query(request).required("scenario"))
                await runs.prepare(plan.scenario, seed: plan.scenario.seed)
                return .json(plan.json)
            },
            Route(.get, "/api/map") { request, _ in
                return .json(try map(try await read(ready: try Query(request).required("scenario"))))
            },
            Route(.post, "/api/check") { request, _ in
                let body = try await JSONBody(request, allowed: ["scenario", "seed"])
                let plan = try await plan(body)
                await runs.prepare(plan.scenario, seed: try seed(body, plan))
                return .json(plan.json)
            },
            Route(.post, "/api/placement") { request, _ in
                let body = try await JSONBody(request, allowed: ["scenario", "posts", "reach_minutes"])
                return .json(try await placed(body))
            },
        ]
    }

    /// Reads a plan on the threads that simulate, so that those that answer stay free.
    func read(_ stated: JSONValue) async throws -> Plan {
        try await Task(executorPreference: runs.workers) { [plans] in try plans.plan(stated) }.value
    }

    /// A ready scenario, likewise.
    func read(ready id: String) async throws -> Plan { try await read(.object(["extends": .string(id)])) }

    func plan(_ body: JSONBody) async throws -> Plan {
        guard let stated = body["scenario"] else {
            throw Refusal(.badRequest, "'scenario' is missing; allowed: an object, or the text of a scenario file")
        }
        return try await read(stated)
    }

    func seed(_ body: JSONBody, _ plan: Plan) throws -> UInt64 {
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

    private func placed(_ body: JSONBody) async throws -> JSONText {
        guard case .string(let id)? = body["scenario"], case .object(let stated)? = body["posts"] else {
            throw Refusal(
                .badRequest,
                "'scenario' or 'posts' is missing; allowed: the id of a ready scenario, and posts such as {\"5401\": 3}"
            )
        }
        let scenario = try await read(ready: id).scenario
        let region = scenario.input.region
        var posts: [Int: Int] = [:]
        for (number, value) in stated {
            guard let index = region.municipalities.firstIndex(where: { $0.number == number }) else {
                throw Refusal(
                    .unprocessableContent,
                    "there is no municipality '\(number.prefix(20))'; allowed: the numbers that /api/map lists\(scenario.hints?.hint(for: String(number.prefix(20))) ?? "")"
                )
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
}
