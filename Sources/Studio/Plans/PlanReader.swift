import Foundation
import Models
import Scenarios
import Yams

/// Reads plans that come over the network: as strict as for files, and stricter where a file could reach others or ask for work without end.
///
/// Length, depth and number of values of a text are bounded before anything is built from it; a faulty text is refused without reading any
/// file; bases and data are read from the folder `scenarios/` only, and messages speak of the caller's own text only.
struct PlanReader: Sendable {
    /// Keys of a plan, in the order in which they are written. `region` is not among them: it names files.
    static let keys = ScenarioKeys.open.filter { !["kind", "region"].contains($0) }
    /// Years that one replication may last.
    static let mostYears = 20.0
    /// People who become eligible in one replication, at most: 15 times those of the shipped region.
    static let mostPeople = 250_000.0

    let ready: ReadyScenarios
    private let files: FileAccess

    init(ready: ReadyScenarios) {
        self.ready = ready
        // The folder of data may be a link to where there is more space.
        files = .within([ready.folder, ready.folder + "/data"])
    }

    /// The plan of a caller.
    ///
    /// - Parameter stated: a YAML text, or an object with the keys of a scenario file.
    /// - Throws: `InvalidInput` with all that is wrong; `Refusal` for what no scenario file may have here.
    func plan(_ stated: JSONValue) throws -> Plan {
        let given: Node
        switch stated {
        case .string(let text): given = try compose(text)
        case .object(let members): given = PlanNode.of(.object(members), keys: Self.keys)
        default:
            throw Refusal(
                .badRequest, "'scenario' is not as it should be; allowed: an object, or the text of a scenario file")
        }
        guard let mapping = given.mapping else {
            throw Refusal(.unprocessableContent, "the scenario is no mapping; allowed: keys such as 'extends: spread'")
        }
        try refuseUnknown(mapping)
        let base = try base(mapping)
        let name = try name(mapping)
        let text = try head(name) + text(mapping, name: name, base: base)
        return Plan(text: text, extends: base.id, scenario: try scenario(of: text, name: name, base: base.id))
    }

    /// A ready scenario as it is.
    func plan(ready id: String) throws -> Plan { try plan(.object(["extends": .string(id)])) }

    /// A plan that a run keeps.
    func stored(_ file: String, name: String) throws -> Scenario {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw StoreFailure(.badFile, path: file, cause: "cannot be read")
        }
        return try scenario(of: text, name: name, base: nil)
    }

    /// - Parameter base: the id of the ready scenario that the text extends, as far as it is known.
    private func scenario(of text: String, name: String, base: String?) throws -> Scenario {
        let path = path(name)
        let scenario: Scenario
        do { scenario = try Scenario.load(path: path, text: text, files: files) } catch {
            throw Self.ofCaller(error, path: path, base: base)
        }
        try refuseEndless(scenario)
        return scenario
    }

    /// The problems of the caller's own text; of files that the caller did not send it is only said that they have some.
    private static func ofCaller(_ invalid: InvalidInput, path: String, base: String?) -> InvalidInput {
        let own = invalid.diagnostics.filter { $0.file == path }
        guard own.count < invalid.diagnostics.count else { return invalid }
        let check = base.map { "fotfeste check scenarios/\($0).yaml" } ?? "fotfeste check"
        let message = "the files that it extends have errors; whoever runs the studio finds them with: \(check)"
        return InvalidInput(diagnostics: own + [Diagnostic(file: path, message: message)])
    }

    /// The file of a plan in `scenarios/`: its name, unless a ready scenario's file is called so.
    func fileName(_ name: String) -> String {
        ready.scenario(name) == nil ? name + ".yaml" : name + "-studio.yaml"
    }

    private func path(_ name: String) -> String { "\(ready.folder)/\(fileName(name))" }

    /// The nodes of a text that is sound as far as it can be told without other files.
    private func compose(_ text: String) throws -> Node {
        let (path, problems) = (path("plan"), Problems())
        guard let node = YAMLFile.compose(text, file: path, problems: problems, limits: .request) else {
            throw problems.invalidInput
        }
        if let mapping = node.yams.mapping { try refuseUnknown(mapping) }
        try InvalidInput.refuseFaults(inText: text, path: path, limits: .request)
        return node.yams
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
        return try Yams.serialize(node: PlanNode.block(Node.mapping(.init(pairs))), width: 110, allowUnicode: true)
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
enum PlanNode {
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
