import Yams

/// A node of a YAML text with its place: a single value, a list or a mapping.
///
/// Nodes of Yams cannot be given a place by others, and compare and hash their keys.
package enum YAMLNode: Sendable {
    case scalar(Scalar)
    case sequence([YAMLNode], YAMLMark?)
    case mapping(Mapping)

    /// A single value.
    package struct Scalar: Sendable {
        package var string: String
        /// As libyaml numbers them.
        var style: UInt32 = 0
        /// True where quotes say that it is text.
        var isQuoted = false
        var mark: YAMLMark?
    }

    /// Keys with their values, repeated ones too.
    package struct Mapping: Sequence, Sendable {
        private let pairs: [(key: YAMLNode, value: YAMLNode)]
        let mark: YAMLMark?

        init(_ pairs: [(key: YAMLNode, value: YAMLNode)], mark: YAMLMark? = nil) {
            (self.pairs, self.mark) = (pairs, mark)
        }

        package var keys: [YAMLNode] { pairs.map(\.key) }

        package func makeIterator() -> Array<(key: YAMLNode, value: YAMLNode)>.Iterator { pairs.makeIterator() }

        /// The value of the first key of this name.
        package subscript(_ name: String) -> YAMLNode? { pairs.first { $0.key.string == name }?.value }
    }

    /// A value that no text states.
    init(_ text: String) { self = .scalar(Scalar(string: text)) }

    var mark: YAMLMark? {
        switch self {
        case .scalar(let scalar): scalar.mark
        case .sequence(_, let mark): mark
        case .mapping(let mapping): mapping.mark
        }
    }

    package var scalar: Scalar? { if case .scalar(let scalar) = self { scalar } else { nil } }
    package var sequence: [YAMLNode]? { if case .sequence(let items, _) = self { items } else { nil } }
    package var mapping: Mapping? { if case .mapping(let mapping) = self { mapping } else { nil } }
    /// Of a single value.
    package var string: String? { scalar?.string }

    /// The same as Yams writes and decodes it.
    package var yams: Yams.Node {
        switch self {
        case .scalar(let scalar):
            .scalar(
                .init(scalar.string, scalar.isQuoted ? Tag(.str) : .implicit, .init(rawValue: scalar.style) ?? .any))
        case .sequence(let items, _): .sequence(.init(items.map(\.yams)))
        case .mapping(let mapping): .mapping(.init(mapping.map { ($0.key.yams, $0.value.yams) }))
        }
    }
}

/// Where a node begins, both from 1.
package struct YAMLMark: Hashable, Sendable {
    var line: Int
    var column: Int
}

/// What readers of files call it.
typealias Node = YAMLNode
