import Foundation
import Models
import Simulator
import Yams

/// One change of a YAML or JSON tree.
struct TreeChange {
    let corpus: Corpus
    let file: ShippedFile
    let isMild: Bool

    /// Changes the tree and says what was done.
    func apply(to tree: inout Node, _ stream: inout RandomStream) -> String {
        if isMild, file.kind == .scenario, stream.chance(0.6) { return setParameter(&tree, &stream) }
        let paths = Self.paths(of: tree)
        let path = paths[stream.index(below: paths.count)]
        var told = ""
        Self.change(&tree, path[...]) { node in
            told = isMild ? mild(&node, &stream) : rough(&node, &stream)
        }
        return told + " at " + (path.isEmpty ? "the top" : path.map(String.init).joined(separator: "."))
    }

    // MARK: small changes

    /// A parameter of the registry at an end or another place of its range.
    private func setParameter(_ tree: inout Node, _ stream: inout RandomStream) -> String {
        let parameter = Registry.all[stream.index(below: Registry.all.count)]
        let (low, high) = (parameter.range.lowerBound, parameter.range.upperBound)
        let value =
            switch stream.index(below: 4) {
            case 0: low
            case 1: high
            default: low + (high - low) * stream.uniform()
            }
        guard var top = tree.mapping else { return "nothing" }
        var parameters = top["parameters"]?.mapping ?? Node.Mapping([])
        parameters[Node(parameter.name)] = Node("\(value)")
        top["parameters"] = .mapping(parameters)
        tree = .mapping(top)
        return "\(parameter.name): \(value)"
    }

    /// Another number of about the same size, items in another order, or another of the file's own words.
    private func mild(_ node: inout Node, _ stream: inout RandomStream) -> String {
        switch node {
        case .scalar(let scalar):
            let text = scalar.string
            let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
            guard let number = Double(digits) else { return "nothing" }
            let factor = [0, 0.5, 0.9, 1.1, 2, 10][stream.index(below: 6)]
            let scaled = number * factor
            let isWhole = !digits.contains(".")
            let shown = isWhole && abs(scaled) < 1e15 ? String(Int(scaled.rounded())) : "\(scaled)"
            node = .scalar(Node.Scalar(shown + text.dropFirst(digits.count), .implicit, scalar.style))
            return "\(text) to \(shown)"
        case .sequence(var sequence):
            guard sequence.count > 1 else { return "nothing" }
            let (i, j) = (stream.index(below: sequence.count), stream.index(below: sequence.count))
            sequence.swapAt(i, j)
            node = .sequence(sequence)
            return "items \(i) and \(j) swapped"
        case .mapping(let mapping):
            let pairs = mapping.map { ($0.key, $0.value) }
            node = .mapping(Node.Mapping(pairs.reversed(), mapping.tag, mapping.style))
            return "keys in reverse order"
        case .alias: return "nothing"
        }
    }

    // MARK: changes of structure

    private func rough(_ node: inout Node, _ stream: inout RandomStream) -> String {
        switch stream.index(below: 8) {
        case 0: return replace(&node, OddValues.all[stream.index(below: OddValues.all.count)])
        case 1: return replace(&node, corpus.scalars[stream.index(below: corpus.scalars.count)])
        case 2:
            node = corpus.subtrees[stream.index(below: corpus.subtrees.count)]
            return "a part of another file"
        case 3:
            node = .sequence(Node.Sequence([node]))
            return "put into a list"
        case 4: return removeOne(&node, &stream)
        case 5: return repeatOne(&node, &stream)
        case 6: return renameOne(&node, &stream)
        default: return addOne(&node, &stream)
        }
    }

    private func replace(_ node: inout Node, _ text: String) -> String {
        node = Node(text)
        return "'\(text.prefix(30))'"
    }

    private func removeOne(_ node: inout Node, _ stream: inout RandomStream) -> String {
        if var pairs = node.mapping?.map({ ($0.key, $0.value) }), !pairs.isEmpty {
            let removed = pairs.remove(at: stream.index(below: pairs.count))
            node = .mapping(Node.Mapping(pairs))
            return "without \(removed.0.string ?? "")"
        }
        if var items = node.sequence.map(Array.init), !items.isEmpty {
            items.remove(at: stream.index(below: items.count))
            node = .sequence(Node.Sequence(items))
            return "an item less"
        }
        return replace(&node, "")
    }

    private func repeatOne(_ node: inout Node, _ stream: inout RandomStream) -> String {
        if var pairs = node.mapping?.map({ ($0.key, $0.value) }), !pairs.isEmpty {
            pairs.append(pairs[stream.index(below: pairs.count)])
            node = .mapping(Node.Mapping(pairs))
            return "a key twice"
        }
        if var items = node.sequence.map(Array.init), !items.isEmpty {
            items.append(items[stream.index(below: items.count)])
            node = .sequence(Node.Sequence(items))
            return "an item twice"
        }
        return replace(&node, (node.string ?? "") + (node.string ?? ""))
    }

    private func renameOne(_ node: inout Node, _ stream: inout RandomStream) -> String {
        guard var pairs = node.mapping?.map({ ($0.key, $0.value) }), !pairs.isEmpty else {
            return replace(&node, (node.string ?? "") + "x")
        }
        let index = stream.index(below: pairs.count)
        let key = corpus.keys[stream.index(below: corpus.keys.count)]
        pairs[index].0 = Node(key)
        node = .mapping(Node.Mapping(pairs))
        return "a key named \(key)"
    }

    private func addOne(_ node: inout Node, _ stream: inout RandomStream) -> String {
        let value = corpus.subtrees[stream.index(below: corpus.subtrees.count)]
        if var pairs = node.mapping?.map({ ($0.key, $0.value) }) {
            let key = corpus.keys[stream.index(below: corpus.keys.count)]
            pairs.append((Node(key), value))
            node = .mapping(Node.Mapping(pairs))
            return "\(key) added"
        }
        if var items = node.sequence.map(Array.init) {
            items.append(value)
            node = .sequence(Node.Sequence(items))
            return "an item added"
        }
        node = .mapping(Node.Mapping([(node, value)]))
        return "a mapping in place of a value"
    }

    // MARK: places

    /// The way to every node, by positions of items and values; the empty way leads to the top.
    private static func paths(of node: Node) -> [[Int]] {
        var all: [[Int]] = [[]]
        for (index, child) in children(of: node).enumerated() { all += paths(of: child).map { [index] + $0 } }
        return all
    }

    private static func children(of node: Node) -> [Node] {
        node.mapping.map { $0.map(\.value) } ?? node.sequence.map(Array.init) ?? []
    }

    private static func change(_ node: inout Node, _ path: ArraySlice<Int>, _ body: (inout Node) -> Void) {
        guard let index = path.first else { return body(&node) }
        if var pairs = node.mapping?.map({ ($0.key, $0.value) }) {
            change(&pairs[index].1, path.dropFirst(), body)
            node = .mapping(Node.Mapping(pairs))
        } else if var items = node.sequence.map(Array.init) {
            change(&items[index], path.dropFirst(), body)
            node = .sequence(Node.Sequence(items))
        }
    }
}
