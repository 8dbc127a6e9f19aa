import Models
import Scenarios

/// What can be changed without writing a file: numbers of the model, each with its evidence.
struct Control: Sendable {
    let key: ParameterKey
    /// The part of the range that a slider has; the field beside it takes all of the range.
    let slider: ClosedRange<Double>
    let step: Double

    /// In the order of the page.
    static let all = [
        Control(key: .caseloadCap, slider: 5...40, step: 1),
        Control(key: .workplaceShare, slider: 0...1, step: 0.05),
        Control(key: .phase5CadenceEarly, slider: 1...60, step: 1),
        Control(key: .employerVisitsPerWeek, slider: 0...20, step: 1),
        Control(key: .remoteBeyondMinutes, slider: 0...1000, step: 5),
        Control(key: .subsidyGranted, slider: 0...1, step: 0.05),
        Control(key: .inflowRate, slider: 0.002...0.03, step: 0.001),
        Control(key: .travelTimeFactor, slider: 0...3, step: 0.1),
    ]

    var json: JSONText {
        let parameter = Registry[key]
        return .object([
            ("name", .string(parameter.name)), ("unit", .string(parameter.unit.rawValue)),
            ("default", .number(parameter.defaultValue)),
            ("low", .number(parameter.range.lowerBound)), ("high", .number(parameter.range.upperBound)),
            ("slider_low", .number(slider.lowerBound)), ("slider_high", .number(slider.upperBound)),
            ("step", .number(step)), ("grade", .string(parameter.grade.rawValue)),
            ("evidence", .strings(parameter.evidence)), ("sentence", .string(parameter.sentence)),
        ])
    }
}

extension Plan {
    /// All that a page needs to show a plan and to change it.
    var json: JSONText {
        let (input, parameters) = (scenario.input, scenario.input.parameters)
        let cost = PlannedCost(teams: input.teams, region: input.region, parameters: parameters)
        return .object([
            ("name", .string(scenario.name)), ("extends", extends.map(JSONText.string) ?? .null),
            ("description", .string(scenario.description)), ("digest", .string(scenario.digest)),
            ("seed", .unsigned(scenario.seed)), ("replications", .integer(scenario.replications)),
            ("horizon_days", .number(input.horizon.days)), ("warmup_days", .number(input.warmup.days)),
            ("start", .string(input.start.text)),
            ("effort", EffortRegime.of(parameters).map { .string($0.rawValue) } ?? .null),
            ("parameters", .object(Control.all.map { (Registry[$0.key].name, .number(parameters[$0.key])) })),
            ("teams", .array(input.teams.map { $0.json(input.region) })),
            ("posts", .number(input.teams.reduce(0) { $0 + $1.fullTimePosts })),
            (
                "cost",
                .object([
                    ("posts", .number(cost.posts)), ("supervision", .number(cost.supervision)),
                    ("training", .number(cost.training)), ("travel", .number(cost.travel)),
                    ("total", .number(cost.total)), ("price_of_a_post", .number(parameters[.postPrice])),
                ])
            ),
            ("notes", .strings(scenario.notes)), ("text", .string(text)),
        ])
    }
}

extension EffortRegime {
    /// The regime whose numbers these are; nil for none.
    static func of(_ parameters: ParameterValues) -> EffortRegime? {
        allCases.first { $0.overrides.allSatisfy { parameters[$0.key] == $0.value } }
    }
}
