import Foundation
import Models
import Scenarios
import Yams

/// Reads plans that come over the network: as strict as for files, and stricter where a file could reach what is none of a caller's
/// business or ask for work without end.
struct PlanReader: Sendable {
    /// Keys of a plan, in the order in which they are written. `region` is not among them: it names files.
    static let keys = ScenarioKeys.open.filter { !["kind", "region"].contains($0) }
    /// Years that one replication may last.
    static let mostYears = 20.0
    /// Values that a scenario may have: a team for each municipality of a nation has some thousands.
    static let mostValues = 20_000
    /// People who become eligible in one replication, at most: 15 times those of the shipped region.
    static let mostPeople = 250_000.0

    let ready: ReadyScenarios

    /// The plan of a caller.
    ///
    /// - Parameter stated: a YAML text, or an object with the keys of a scenario file.
    /// - Throws: `InvalidInput` with all that is wrong; `Refusal` for what no scenario file may have here.
    func plan(_ stated: JSONValue) throws -> Plan {
        let given: Node?
        switch stated {
        case .string(let text):
            given = try compose(text)
        case .object(let members): given = YAMLNode.of(.object(members), keys: Self.keys)
        default:
            throw Refusal(
                .badRequest, "'scenario' is not as it should be; allowed: an object, or the text of a scenario file")
        }
        if let given { try refuseEndless(given) }
        guard let mapping = given?.mapping else {
            throw Refusal(.unprocessableContent, "the scenario is no mapping; allowed: keys such as 'extends: spread'")
        }
        try refuseUnknown(mapping)
        let base = try base(mapping)
        let name = try name(mapping)
        let text = try head(name) + text(mapping, name: name, base: base)
        let scenario = try Scenario.load(path: path(name), text: text)
        try refuseEndless(scenario)
        return Plan(text: text, extends: base.id, scenario: scenario)
    }

    /// A ready scenario as it is.
    func plan(ready id: String) throws -> Plan { try plan(.object(["extends": .string(id)])) }

    /// A plan that a run keeps.
    func stored(_ file: String, name: String) throws -> Scenario {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw StoreFailure(.badFile, path: file, cause: "cannot be read")
        }
        return try Scenario.load(path: path(name), text: text)
    }

    /// The file of a plan in `scenarios/`: its name, unless a ready scenario's file is called so.
    func fileName(_ name: String) -> String {
        ready.scenario(name) == nil ? name + ".yaml" : name + "-studio.yaml"
    }

    private func path(_ name: String) -> String { "\(ready.folder)/\(fileName(name))" }

    /// Aliases can make a short text endless: what it comes to is counted, and the count stops where it is too much.
    private func refuseEndless(_ node: Node) throws {
        var left = Self.mostValues
        func count(_ node: Node) throws {
            left -= 1
            guard left > 0 else {
                throw Refusal(
                    .unprocessableContent, "the scenario has too many values; allowed: \(Self.mostValues)")
            }
            for (key, value) in node.mapping ?? [:] {
                try count(key)
                try count(value)
            }
            for item in node.sequence ?? [] { try count(item) }
        }
        try count(node)
    }

    private func compose(_ text: String) throws -> Node? {
        do { return try Yams.compose(yaml: text) } catch {
            // The checker's own words, with the place of the mistake.
            _ = try Scenario.load(path: path("plan"), text: text)
            throw Refusal(.unprocessableContent, "the scenario is not readable as YAML")
        }
    }

    private func refuseUnknown(_ mapping: Node.Mapping) throws {
        for key in mapping.keys {
            guard let key = key.string else { throw Refusal(.unprocessableContent, "a key of the scenario is no text") }
            if !Self.keys.contains(key) {
                throw Refusal(
                    .unprocessableContent,
                    "'\(key.prefix(60))' cannot be stated here; allowed: \(Self.keys.joined(separator: ", "))")
            }
        }
    }

    private func base(_ mapping: Node.Mapping) throws -> ReadyScenario {
        let id = mapping["extends"]?.string ?? ""
        if let base = ready.scenario(id) { return base }
        let names = ready.all.map(\.id)
        throw Refusal(
            .unprocessableContent,
            "'extends' is '\(id.prefix(60))'; allowed: \(names.joined(separator: ", "))\(NearestName.hint(for: id, among: names))"
        )
    }

    /// It becomes the name of a file: letters, digits and a few marks only.
    private func name(_ mapping: Node.Mapping) throws -> String {
        let name = mapping["name"]?.string ?? mapping["extends"]?.string.map(Self.slug) ?? "plan"
        let allowed = CharacterSet.letters.union(.decimalDigits).union(CharacterSet(charactersIn: "-_"))
        guard (1...60).contains(name.count), name.unicodeScalars.allSatisfy(allowed.contains) else {
            throw Refusal(
                .unprocessableContent,
                "'name' is '\(name.prefix(60))'; allowed: 1 to 60 letters, digits, '-' and '_', such as my-plan")
        }
        return name
    }

    private static func slug(_ id: String) -> String {
        String(id.split(separator: "/").last ?? "plan").replacing(".yaml", with: "")
    }

    private func head(_ name: String) -> String {
        "# Made in the studio. Put it into scenarios/ and run: fotfeste run scenarios/\(fileName(name))\n\n"
    }

    private func text(_ mapping: Node.Mapping, name: String, base: ReadyScenario) throws -> String {
        var pairs: [(Node, Node)] = []
        for key in Self.keys {
            switch key {
            case "name": pairs.append((Node(key), Node(name)))
            case "extends": pairs.append((Node(key), Node(base.id + ".yaml")))
            default: if let value = mapping[key] { pairs.append((Node(key), value)) }
            }
        }
        return try Yams.serialize(node: YAMLNode.block(Node.mapping(.init(pairs))), width: 110, allowUnicode: true)
    }

    /// Who is expected to become eligible in one replication.
    static func people(_ scenario: Scenario) -> Double {
        scenario.input.expectedEligible
    }

    private func refuseEndless(_ scenario: Scenario) throws {
        let input = scenario.input
        let years = input.horizon.days / 365.25
        guard years <= Self.mostYears else {
            throw Refusal(
                .unprocessableContent,
                "'horizon' is \(counted(Int(years.rounded()), "year")); allowed in the studio: \(Int(Self.mostYears)), more on the command line"
            )
        }
        let people = Self.people(scenario)
        guard people <= Self.mostPeople else {
            throw Refusal(
                .unprocessableContent,
                "some \(counted(Int(people.rounded()), "person", "people")) would become eligible in one replication; allowed in the studio: \(Int(Self.mostPeople)), more on the command line"
            )
        }
    }
}

/// Values of JSON as nodes of YAML.
enum YAMLNode {
    /// The node of a value; known keys first and in their order, others by name.
    static func of(_ value: JSONValue, keys: [String] = []) -> Node {
        switch value {
        case .null: return Node("null", Tag(.null))
        case .bool(let truth): return Node(truth ? "true" : "false", Tag(.bool))
        case .integer(let number): return Node(String(number), Tag(.int))
        case .number(let number): return Node(shortNumber(number), Tag(.float))
        case .string(let text): return Node(text, Tag(.str))
        case .array(let items): return Node(items.map { of($0) })
        case .object(let members):
            let order = keys + Self.inner + members.keys.sorted()
            var seen: Set<String> = []
            let pairs = order.filter { seen.insert($0).inserted }.compactMap { key in
                members[key].map { (Node(key, Tag(.str)), of($0)) }
            }
            return Node(pairs)
        }
    }

    /// Keys of teams and strategies, in the order in which people write them.
    private static let inner = [
        "kind", "budget", "name", "base", "municipality", "posts", "supervisor", "serves", "outposts",
    ]

    /// The same node written in lines: lists of plain values stay on one line.
    static func block(_ node: Node) -> Node {
        switch node {
        case .mapping(let mapping):
            return .mapping(.init(mapping.map { ($0.key, block($0.value)) }, mapping.tag, .block))
        case .sequence(let sequence):
            let isPlain = sequence.allSatisfy { $0.scalar != nil }
            return .sequence(.init(sequence.map(block), sequence.tag, isPlain ? .flow : .block))
        default: return node
        }
    }
}
