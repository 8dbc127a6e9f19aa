import Hummingbird
import Scenarios

// Class mode: lessons and rounds of guesses.
extension Studio {
    var classRoutes: [Route] {
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
                return .json(try await run(round.id).json(result: .null), status: .accepted)
            },
        ]
    }

    /// Queues the runs of a round, all or none.
    func run(_ id: String) async throws -> Round {
        try await rounds.run(id) { round in
            var stated: [(plan: Plan, title: String)] = []
            for text in round.scenarios {
                let plan = try await read(.string(text))
                stated.append((plan, "\(round.title): \(plan.scenario.name)"))
            }
            return try await runs.start(stated, replications: round.replications, seed: round.seed).map(\.record.id)
        }
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
        var plans: [Plan] = []
        for one in stated { plans.append(try await read(one)) }
        guard plans.map(\.scenario.name).distinct().count == plans.count else {
            throw Refusal(
                .unprocessableContent, "both scenarios are named '\(plans[0].scenario.name)'; allowed: a name for each")
        }
        let (lesson, replications) = (
            try body.text("lesson", most: 60), try body.integer("replications", 2...Runs.mostReplications) ?? 50
        )
        let seed = try seed(body, plans[0])
        let round = try await rounds.open { id, now in
            Round(
                id: id, title: title, outcome: outcome, of: of, lesson: lesson, scenarios: plans.map(\.text),
                policies: plans.map(\.scenario.name),
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
