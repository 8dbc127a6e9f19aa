import Models
import Simulator

/// What it would be worth to know parameters before choosing among scenarios, in one currency.
public struct InformationValue: Sendable {
    /// A parameter, or several that belong together.
    public struct Item: Sendable {
        /// Of the parameter or group.
        public let label: String
        /// True for a section of the registry.
        public let isGroup: Bool
        /// What knowing it is worth on average.
        public let value: Estimate

        /// True where it is told from nothing.
        public var isAboveNoise: Bool { value.value - (value.halfWidth ?? .infinity) > 0 }
    }

    /// As in the contract: sustained jobs a year that the measure adds.
    static let jobs = "additional_sustained_jobs"
    /// As in the contract: NOK a year.
    static let cost = "cost_total"

    /// `jobs per year` or `NOK per year`.
    public let unit: String
    /// The scenario that is chosen with what is known now.
    public let best: String
    /// What knowing everything is worth on average: no study of any parameter is worth more; 0 where noise could give it.
    public let everything: Estimate
    /// True where what parameters do to the differences between scenarios can be told from noise.
    public let isAboveNoise: Bool
    /// By what they are worth, most first; groups of the registry that hold several parameters come with the parameters.
    public let items: [Item]

    /// From benefits by scenario, draw and replication, of which more is better, and the parameters of each draw; nil where one is not finite or there are too few draws.
    init?(
        _ benefits: [[[Double]]], unit: String, names: [String], columns: [ParameterDraws.Column], rows: [[Double]],
        confidence: Double,
        seed: UInt64
    ) {
        guard let net = NetDifferences(benefits, kind: .withoutNoise, seed: seed),
            let sure = try? ValueOfInformation(
                parameters: rows, benefits: net.rows, confidence: confidence, seed: seed),
            let noisy = try? ValueOfInformation(
                parameters: rows,
                benefits: rows.indices.map { draw in benefits.map { Tally($0[draw]).mean } },
                confidence: confidence, seed: seed)
        else { return nil }
        self.unit = unit
        best = names[net.best]
        let items = Self.groups(columns).compactMap { label, isGroup, columns in
            (try? noisy.ofKnowing(columns)).map { Item(label: label, isGroup: isGroup, value: $0) }
        }.enumerated().sorted { ($1.element.value.value, $0.offset) < ($0.element.value.value, $1.offset) }
            .map(\.element)
        isAboveNoise = net.isAboveNoise || items.contains(where: \.isAboveNoise)
        let all = sure.ofChoosingByEachSample
        everything =
            isAboveNoise ? all : Estimate(value: 0, halfWidth: all.halfWidth, level: all.level, method: all.method)
        self.items = items
    }

    /// Every parameter, and every section of the registry with several of them where there is more than one section.
    private static func groups(_ columns: [ParameterDraws.Column]) -> [(String, Bool, [Int])] {
        let single = columns.enumerated().map { ($1.label, false, [$0]) }
        let sections = Registry.sections.map { section in
            let keys = Set(section.parameters.map(\.key))
            return (section.title, true, columns.indices.filter { keys.contains(columns[$0].key) })
        }.filter { !$0.2.isEmpty }
        return single + (sections.count > 1 ? sections.filter { $0.2.count > 1 } : [])
    }

    var json: JSONText {
        .object(
            [("unit", .string(unit)), ("best", .string(best)), ("everything", .number(everything.value))]
                + Self.interval(everything) + [
                    ("above_noise", .bool(isAboveNoise)), ("items", .array(items.map(Self.json))),
                ])
    }

    private static func json(_ item: Item) -> JSONText {
        .object(
            [
                ("name", .string(item.label)), ("is_group", .bool(item.isGroup)), ("value", .number(item.value.value)),
            ] + interval(item.value) + [("above_noise", .bool(item.isAboveNoise))])
    }

    /// Nothing is worth less than 0.
    private static func interval(_ value: Estimate) -> [(String, JSONText)] {
        intervalJSON(value.low.map { max(0, $0) }, value.high, level: value.level, value.method)
    }
}

/// What a sustained job is taken to be worth.
public struct JobWorth: Hashable, Sendable {
    /// NOK, once for each sustained job that is added.
    public var kroner: Double
    /// The scenario of whose costs it follows; nil where it was stated.
    public var derivedFrom: String?

    /// What was stated, or what one sustained job added costs under the first scenario; nil where nothing is added.
    init?(stated: Double?, jobs: [[Double]]?, cost: [[Double]]?, of scenario: String) {
        if let stated {
            (kroner, derivedFrom) = (stated, nil)
            return
        }
        guard let jobs, let cost else { return nil }
        let added = Tally(jobs.flatMap(\.self)).mean
        let price = Tally(cost.flatMap(\.self)).mean / added
        guard added > 0, price.isFinite else { return nil }
        (kroner, derivedFrom) = (price, scenario)
    }
}
