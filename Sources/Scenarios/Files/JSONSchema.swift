import Models

/// The JSON Schema (draft 2020-12) of scenario files, for completion in editors; made from the registry.
public enum JSONSchema {
    /// The schema, with a line break at its end.
    public static var text: String { schema.text }

    private typealias JSON = JSONText

    private static var schema: JSON {
        var members: [(String, JSON)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("Fotfeste scenario")),
        ]
        members += object(scenarioProperties, required: [], "A scenario, or what differs from the one that it extends.")
        members.append(("allOf", .array([.object(allocationRule), .object(cohortRule)])))
        return .object(members)
    }

    /// Beside teams only the strategy explicit; every other strategy needs a budget.
    private static var allocationRule: [(String, JSON)] {
        let explicit = JSON.object([
            ("properties", .object([("kind", .object([("const", .string(StrategyKind.explicit.rawValue))]))]))
        ])
        let needsBudget = JSON.object([("anyOf", .array([explicit, .object([("required", .strings(["budget"]))])]))])
        return [
            ("if", .object([("required", .strings(["teams", "strategy"]))])),
            ("then", .object([("properties", .object([("strategy", explicit)]))])),
            ("else", .object([("properties", .object([("strategy", needsBudget)]))])),
        ]
    }

    /// A cohort has no keys of open studies.
    private static var cohortRule: [(String, JSON)] {
        let openKeys = CohortReader.openKeys.map { JSON.object([("required", .strings([$0]))]) }
        let isCohort = JSON.object([("kind", .object([("const", .string("cohort"))]))])
        return [
            ("if", .object([("properties", isCohort), ("required", .strings(["kind"]))])),
            ("then", .object([("not", .object([("anyOf", .array(openKeys))]))])),
        ]
    }

    private static var scenarioProperties: [(String, JSON)] {
        [
            ("version", enumeration([.number(1)], "Version of the file format.")),
            ("name", string("By default the file's stem.")),
            ("kind", names(ScenarioReader.kinds, "Kind of study.")),
            ("extends", string("Path of the base, relative to this file.")),
            ("description", string("What the scenario asks.")),
            ("seed", integer(0, Double(Int.max), "Of all random numbers.")),
            ("replications", integer(1, 1_000_000, "How many times the years are lived through.")),
            ("start", string("Date on which runs start.", pattern: #"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"#)),
            ("horizon", span("Length of the run, warm-up included.")),
            ("warmup", span("The part at the beginning that is not counted.")),
            ("region", region), ("teams", array(team, "Who is in post, and where.", least: 1)), ("strategy", strategy),
            ("programme", names(ParameterSet.programmes.map(\.name), "The way of working.")),
            ("population", names(ParameterSet.populations.map(\.name), "Who becomes eligible.")),
            ("effort", names(EffortRegime.allCases.map(\.rawValue), "What goes first when a day is too short.")),
            ("parameters", parameters), ("place", municipality),
            ("enrolment", span("Cohorts: over which participants are enrolled.")),
            ("follow_up", span("Cohorts: for how long each participant is followed.")),
            ("arms", array(arm, "Cohorts: who gets what; later arms are compared with the first.", least: 1)),
        ]
    }

    private static var parameters: JSON {
        .object(object(Registry.all.map { ($0.name, parameter($0)) }, required: [], "Numbers of the model."))
    }

    private static var arm: JSON {
        let numbers = "Numbers of the model for this arm, over those of the scenario."
        return .object(
            object(
                [
                    ("name", string("Unique.")),
                    ("programme", names(ParameterSet.programmes.map(\.name), "The way of working.")),
                    ("n", integer(1, Double(Cohort.mostParticipants), "Participants.")),
                    ("population", names(ParameterSet.populations.map(\.name), "In place of the scenario's.")),
                    ("effort", names(EffortRegime.allCases.map(\.rawValue), "In place of the scenario's.")),
                    ("posts", posts),
                    (
                        "supervisor",
                        .object([
                            ("type", .string("number")), ("minimum", .number(0)),
                            ("maximum", .number(CohortReader.mostSupervision)),
                        ])
                    ),
                    (
                        "parameters",
                        .object([
                            ("description", .string(numbers)), ("$ref", .string("#/properties/parameters")),
                        ])
                    ),
                ], required: ["name", "programme", "n"], "People randomised to one programme."))
    }

    private static var region: JSON {
        let keys = RegionStatement.requiredFiles + RegionStatement.optionalFiles + RegionStatement.travelFiles
        let files = keys.map { ($0, string("Path of a data file, relative to this file.")) }
        let include = array(string("A county or municipality."), "What to keep of the data.", least: 1)
        let breakdown = names(Division.Kind.allCases.map(\.rawValue), "Areas for which outcomes are taken too.")
        let year = integer(1900, 2100, "Whose rows are read of data files with several years.")
        let properties =
            [("name", string("Name of the region."))] + files
            + [
                ("distance_estimate", distanceEstimate), ("include", include), ("breakdown", breakdown),
                ("year", year),
            ]
        return .object(object(properties, required: [], "Where the study takes place."))
    }

    private static var distanceEstimate: JSON {
        func number(_ low: Double, _ high: Double, _ description: String) -> JSON {
            .object([
                ("type", .string("number")), ("description", .string(description)), ("minimum", .number(low)),
                ("maximum", .number(high)),
            ])
        }
        return .object(
            object(
                [
                    ("minutes", number(0, 120, "Minutes of every drive between municipalities.")),
                    ("minutes_per_km", number(0.1, 20, "Minutes for each kilometre of great circle.")),
                    ("detour", number(1, 10, "Kilometres of road for each of great circle.")),
                ], required: ["minutes", "minutes_per_km", "detour"],
                "Travel from distance, where road links do not give it."))
    }

    private static var team: JSON {
        .object(
            object(
                [
                    ("name", string("Unique.")), ("base", municipality), ("posts", posts),
                    ("supervisor", share("Of a full post.")),
                    ("serves", array(municipality, "Served from the base.", least: 0)),
                    ("outposts", array(outpost, "Posts elsewhere.", least: 0)),
                    ("fte", share("Of a full post that each has.", least: AllocationReader.fullTimeShares.lowerBound)),
                    ("counsellors", truth("Trained ordinary counsellors in place of specialists.")),
                    ("presence", array(presence, "Fixed days away from the base.", least: 0)),
                ], required: ["name", "base", "posts", "serves"], "A team of job specialists."))
    }

    private static var outpost: JSON {
        .object(
            object(
                [
                    ("municipality", municipality), ("posts", posts),
                    ("serves", array(municipality, "Served from the outpost.", least: 1)),
                ], required: AllocationReader.outpostKeys, "A specialist away from the base."))
    }

    private static var presence: JSON {
        let weeks = Double(PresenceReader.mostWeeks)
        return .object(
            object(
                [
                    ("municipality", municipality), ("weekday", names(StrategyReader.weekdays, "A weekday.")),
                    ("every", integer(1, weeks, "Every so many weeks.")),
                    ("week", integer(1, weeks, "Which of these weeks.")), ("post", posts),
                ], required: ["municipality", "weekday"], "A fixed day in a municipality."))
    }

    private static var strategy: JSON {
        .object(
            object(
                [
                    ("kind", names(StrategyKind.names, "The rule.")),
                    ("budget", string("A year.", pattern: #"^(base|[0-9.]+ *(million )?NOK)$"#)),
                    ("hubs", array(municipality, "Chosen where left out.", least: 1)),
                    ("reach", span("Drive within which a municipality is served.")),
                    ("offices", integer(1, Double(StrategyDefaults.mostOffices), "How many offices.")),
                    ("at", array(municipality, "Where teams sit; the largest offices where left out.", least: 1)),
                    ("remote_beyond", span("Drive from which contacts are by telephone or video.")),
                    ("weekdays", array(names(StrategyReader.weekdays, "A weekday."), "Days out.", least: 1)),
                    ("then", names(StrategyKind.afterMerger.map(\.rawValue), "What follows upon a merger.")),
                    (
                        "largest_share",
                        share("Most of a post that one trained counsellor gives.", least: StrategyReader.leastShare)
                    ),
                    ("regions", names(Division.Kind.allCases.map(\.rawValue), "Areas of which each gets a team.")),
                    ("largest_team", posts),
                ], required: ["kind"], "A rule that gives teams under a budget."))
    }

    private static var posts: JSON { integer(1, Double(AllocationReader.maximumPosts), "Full-time posts.") }

    private static var municipality: JSON {
        .object([
            ("type", .strings(["string", "integer"])), ("description", .string("A municipality's name or number.")),
        ])
    }

    private static func parameter(_ parameter: Parameter) -> JSON {
        let range = ParameterReader.range(of: parameter)
        var number: [(String, JSON)] = [("type", .string("number")), ("minimum", .number(parameter.range.lowerBound))]
        if parameter.range.upperBound.isFinite { number.append(("maximum", .number(parameter.range.upperBound))) }
        let text: [(String, JSON)] = [
            ("type", .string("string")), ("pattern", .string(#"^-?[0-9.]+([eE][-+]?[0-9]+)?( .+)?$"#)),
        ]
        return .object([
            ("description", .string("\(parameter.sentence) Allowed: \(range). Grade \(parameter.grade.rawValue).")),
            ("default", .number(parameter.defaultValue)), ("anyOf", .array([.object(number), .object(text)])),
        ])
    }

    // MARK: Parts

    private static func object(
        _ properties: [(String, JSON)], required: [String], _ description: String
    ) -> [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("type", .string("object")), ("description", .string(description)), ("additionalProperties", .bool(false)),
        ]
        if !required.isEmpty { members.append(("required", .strings(required))) }
        return members + [("properties", .object(properties))]
    }

    private static func string(_ description: String, pattern: String? = nil) -> JSON {
        let rule = pattern.map { [("pattern", JSON.string($0))] } ?? []
        return .object([("type", .string("string")), ("description", .string(description))] + rule)
    }

    private static func integer(_ low: Double, _ high: Double, _ description: String) -> JSON {
        let bounds: [(String, JSON)] = high < 1e15 ? [("maximum", .number(high))] : []
        return .object(
            [("type", .string("integer")), ("description", .string(description)), ("minimum", .number(low))] + bounds)
    }

    private static func share(_ description: String, least: Double = 0) -> JSON {
        .object([
            ("type", .string("number")), ("description", .string(description)), ("minimum", .number(least)),
            ("maximum", .number(1)),
        ])
    }

    private static func truth(_ description: String) -> JSON {
        .object([("type", .string("boolean")), ("description", .string(description))])
    }

    private static func names(_ values: [String], _ description: String) -> JSON {
        enumeration(values.map { .string($0) }, description)
    }

    private static func enumeration(_ values: [JSON], _ description: String) -> JSON {
        .object([("description", .string(description)), ("enum", .array(values))])
    }

    private static func array(_ items: JSON, _ description: String, least: Int) -> JSON {
        .object([
            ("type", .string("array")), ("description", .string(description)), ("minItems", .number(Double(least))),
            ("items", items),
        ])
    }

    private static func span(_ description: String) -> JSON {
        string(description, pattern: #"^[0-9.]+ *(minute|hour|day|week|month|year)s?$"#)
    }
}
