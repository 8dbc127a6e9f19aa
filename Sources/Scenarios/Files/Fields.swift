import Models
import Simulator

/// A mapping of a scenario file: checks its keys, reads its values, reports what is wrong.
struct Fields {
    /// The file.
    let file: String
    /// What the mapping states, with its article: `a team`.
    let what: String
    /// Where the mapping begins.
    let place: Place
    private let problems: Problems
    private var nodes: [String: Node] = [:]
    /// Places of the keys, in order.
    private(set) var keys: [Stated<String>] = []
    private var seen: Set<String> = []

    /// The fields of a node, or nil where it is no mapping. `known` nil accepts any key.
    init?(_ node: Node, _ what: String, known: [String]?, file: String, problems: Problems) {
        self.file = file
        self.what = what
        self.problems = problems
        place = YAMLFile.place(node.mark, file)
        guard let mapping = node.mapping else {
            let allowed =
                known.map { "allowed: the keys " + $0.joined(separator: ", ") } ?? "allowed: 'name: value' lines"
            problems.add(place, "\(what) is not a mapping; \(allowed)")
            return nil
        }
        for (key, value) in mapping { add(key, value, known) }
    }

    private mutating func add(_ keyNode: Node, _ value: Node, _ known: [String]?) {
        let place = YAMLFile.place(keyNode.mark, file)
        guard let scalar = keyNode.scalar else {
            problems.add(place, "a key of \(what) is not text")
            return
        }
        let key = scalar.string
        if !seen.insert(key).inserted {
            problems.add(place, "key '\(key)' is stated more than once in \(what); allowed: once")
        } else if let known, !known.contains(key) {
            problems.add(
                place,
                "unknown key '\(key)' in \(what); allowed: \(known.joined(separator: ", "))\(NearestName.hint(for: key, among: known))"
            )
        } else {
            nodes[key] = value
            keys.append(Stated(value: key, place: place))
        }
    }

    /// The node of a key.
    subscript(key: String) -> Node? { nodes[key] }

    /// Where a key is stated, or else the mapping.
    func place(of key: String) -> Place { keys.first { $0.value == key }?.place ?? place }

    /// Reports keys that have to be there and are not.
    func require(_ required: [String]) {
        for key in required where !keys.contains(where: { $0.value == key }) {
            problems.add(place, "\(what) lacks the key '\(key)'")
        }
    }

    /// A text.
    func text(_ key: String) -> Stated<String>? {
        guard let node = nodes[key] else { return nil }
        return Self.text(node, "'\(key)'", file, problems)
    }

    static func text(_ node: Node, _ name: String, _ file: String, _ problems: Problems) -> Stated<String>? {
        let place = YAMLFile.place(node.mark, file)
        guard let scalar = node.scalar else {
            problems.add(place, "\(name) is a list or a mapping; allowed: a single value")
            return nil
        }
        guard !scalar.string.isEmpty else {
            problems.add(place, "\(name) is empty; allowed: a value")
            return nil
        }
        let isControl = { (scalar: Unicode.Scalar) in (scalar.value < 0x20 && scalar != "\n") || scalar.value == 0x7F }
        guard !scalar.string.unicodeScalars.contains(where: isControl) else {
            problems.add(place, "\(name) holds control characters; allowed: text")
            return nil
        }
        return Stated(value: scalar.string, place: place)
    }

    /// The key `name` of what has result files: these are named by it, and must not lead elsewhere.
    func fileName() -> Stated<String>? {
        guard let text = text("name") else { return nil }
        guard !text.value.contains(where: { "/\\\"".contains($0) || $0.isNewline }), !text.value.hasPrefix("."),
            text.value.utf8.count <= 100
        else {
            problems.add(
                text.place,
                "'name' names files, so '\(text.value)' cannot be one; allowed: at most 100 letters without '/', '\\', quotes and leading dot"
            )
            return nil
        }
        return text
    }

    /// A list of texts.
    func texts(_ key: String, of what: String) -> Stated<[Stated<String>]>? {
        guard let items = list(key, of: what) else { return nil }
        let texts = items.value.compactMap { Self.text($0.value, "an item of '\(key)'", file, problems) }
        return Stated(value: texts, place: items.place)
    }

    /// A list of nodes.
    func list(_ key: String, of what: String) -> Stated<[Stated<Node>]>? {
        guard let node = nodes[key] else { return nil }
        let place = YAMLFile.place(node.mark, file)
        guard let sequence = node.sequence else {
            problems.add(place, "'\(key)' is not a list; allowed: a list of \(what)")
            return nil
        }
        let items = sequence.map { Stated(value: $0, place: YAMLFile.place($0.mark, file)) }
        return Stated(value: items, place: place)
    }

    /// A whole number.
    func integer(_ key: String, _ range: ClosedRange<Int>) -> Stated<Int>? {
        guard let text = text(key) else { return nil }
        let allowed = "allowed: a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let value = Int(text.value) ?? Self.wholeNumber(text.value) else {
            let kind = Quantity(text.value)?.unit.isEmpty == true ? "is not in range" : "is not a whole number"
            problems.add(text.place, "'\(key)' \(kind): '\(text.value)'; \(allowed)")
            return nil
        }
        guard range.contains(value) else {
            problems.add(text.place, "'\(key)' is \(value); \(allowed)")
            return nil
        }
        return Stated(value: value, place: text.place)
    }

    /// `1e3` is a whole number too.
    private static func wholeNumber(_ text: String) -> Int? {
        Quantity(text).flatMap { $0.unit.isEmpty ? Int(exactly: $0.number) : nil }
    }

    /// A number.
    func number(_ key: String, _ range: ClosedRange<Double>) -> Stated<Double>? {
        guard let text = text(key) else { return nil }
        let allowed = "allowed: \(shortNumber(range.lowerBound)) to \(shortNumber(range.upperBound))"
        guard let quantity = Quantity(text.value), quantity.unit.isEmpty else {
            problems.add(text.place, "'\(key)' is not a number: '\(text.value)'; \(allowed)")
            return nil
        }
        guard range.contains(quantity.number) else {
            problems.add(text.place, "'\(key)' is \(shortNumber(quantity.number)); \(allowed)")
            return nil
        }
        return Stated(value: quantity.number, place: text.place)
    }

    /// A length of time with its unit.
    func span(_ key: String, example: String) -> Stated<Span>? {
        guard let text = text(key) else { return nil }
        let allowed = "allowed: a number with a unit of time, such as '\(example)' (\(Quantity.timeUnits))"
        guard let quantity = Quantity(text.value), let span = quantity.span else {
            problems.add(text.place, "'\(key)' is not a length of time: '\(text.value)'; \(allowed)")
            return nil
        }
        guard span.days >= 0, span.days <= 36_525 else {
            problems.add(text.place, "'\(key)' is \(text.value); allowed: 0 to 100 years")
            return nil
        }
        return Stated(value: span, place: text.place)
    }

    /// One of several names.
    func choice(_ key: String, _ known: [String], _ what: String) -> Stated<String>? {
        guard let text = text(key) else { return nil }
        guard known.contains(text.value) else {
            problems.add(
                text.place,
                "unknown \(what) '\(text.value)'; allowed: \(known.joined(separator: ", "))\(NearestName.hint(for: text.value, among: known))"
            )
            return nil
        }
        return text
    }
}
