// The events of libyaml, which Yams brings along: Yams' own composer recurses, and compares keys before anything can be bounded.
internal import CYaml

/// Builds nodes from the events of a YAML text within limits.
///
/// Nothing recurses, so that depth takes no stack, and no key is compared or hashed. Repeated keys are kept.
///
/// - Complexity: linear in the length of the text and in its values, an alias taking constant time.
struct YAMLComposer {
    /// The node of the one document of a text; nil where there is none.
    static func compose(_ text: String, limits: TextLimits) throws(YAMLFault) -> YAMLNode? {
        guard text.utf8.count <= limits.bytes else { throw YAMLFault(mark: start, message: limits.tooLong) }
        var text = text
        let result = text.withUTF8 { bytes -> Result<YAMLNode?, YAMLFault> in
            do throws(YAMLFault) {
                try refuseDirectives(bytes)
                var composer = YAMLComposer(limits: limits)
                let events = YAMLEvents(bytes, tooDeep: limits.tooDeep)
                return .success(try composer.document(of: events))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    private static let start = YAMLMark(line: 1, column: 1)
    /// Tag directives that a text may have: libyaml compares each with all before it.
    private static let mostDirectives = 8

    private static func refuseDirectives(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLFault) {
        var count = 0
        for index in bytes.indices.dropLast(3) where bytes[index] == UInt8(ascii: "%") {
            let isTag = zip("TAG".utf8, bytes[(index + 1)...]).allSatisfy { $0 == $1 }
            count += isTag ? 1 : 0
        }
        guard count <= mostDirectives else {
            throw YAMLFault(mark: start, message: "\(count) directives '%TAG'; allowed: \(mostDirectives)")
        }
    }

    /// A list or mapping whose end has not come.
    private struct Open {
        var mark: YAMLMark
        var anchor: String?
        var isMapping: Bool
        var children: [YAMLNode] = []
        /// What was counted before it.
        var before: Size
        /// Levels below it.
        var depth = 0
    }

    /// Values and their bytes, aliases included.
    private struct Size {
        var values = 0
        var bytes = 0
    }

    /// A node that aliases may stand for.
    private struct Anchored {
        var node: YAMLNode
        var size: Size
        var depth: Int
    }

    private let limits: TextLimits
    private var open: [Open] = []
    private var anchors: [String: Anchored] = [:]
    private var size = Size()
    private var root: YAMLNode?

    private init(limits: TextLimits) { self.limits = limits }

    private mutating func document(of events: YAMLEvents) throws(YAMLFault) -> YAMLNode? {
        var documents = 0
        while true {
            let event = try events.next()
            switch event.kind {
            case .end: return root
            case .document:
                documents += 1
                guard documents == 1 else {
                    throw .unreadable("a second document begins here; allowed: one", at: event.mark)
                }
            case .alias: try addAlias(event)
            case .scalar(let text, let style):
                let before = size
                try count(Size(values: 1, bytes: text.utf8.count), at: event.mark)
                let scalar = YAMLNode.Scalar(string: text, style: style, isQuoted: event.isQuoted, mark: event.mark)
                add(.scalar(scalar), anchor: event.anchor, since: before, depth: 0)
            case .open(let isMapping):
                let before = size
                try count(Size(values: 1), at: event.mark)
                open.append(Open(mark: event.mark, anchor: event.anchor, isMapping: isMapping, before: before))
                try checkDepth(0, at: event.mark)
            case .close: if let ended = open.popLast() { close(ended) }
            case .other: break
            }
        }
    }

    private mutating func addAlias(_ event: YAMLEvents.Event) throws(YAMLFault) {
        guard let name = event.anchor, let known = anchors[name] else {
            throw .unreadable("alias '*\(event.anchor ?? "")' has no anchor before it", at: event.mark)
        }
        try count(known.size, at: event.mark)
        try checkDepth(known.depth, at: event.mark)
        add(known.node, anchor: nil, since: size, depth: known.depth)
    }

    private mutating func count(_ more: Size, at mark: YAMLMark) throws(YAMLFault) {
        size.values += more.values
        size.bytes += more.bytes
        guard size.values <= limits.values else { throw YAMLFault(mark: mark, message: limits.tooMany) }
        guard size.bytes <= limits.bytes else { throw YAMLFault(mark: mark, message: limits.tooMuch) }
    }

    private func checkDepth(_ below: Int, at mark: YAMLMark) throws(YAMLFault) {
        guard open.count + below <= limits.depth else { throw YAMLFault(mark: mark, message: limits.tooDeep) }
    }

    private mutating func close(_ ended: Open) {
        let children = ended.children
        let node: YAMLNode
        if ended.isMapping {
            let pairs = stride(from: 0, to: children.count - 1, by: 2).map {
                (key: children[$0], value: children[$0 + 1])
            }
            node = .mapping(.init(pairs, mark: ended.mark))
        } else {
            node = .sequence(children, ended.mark)
        }
        add(node, anchor: ended.anchor, since: ended.before, depth: ended.depth + 1)
    }

    private mutating func add(_ node: YAMLNode, anchor: String?, since before: Size, depth: Int) {
        if let anchor {
            let own = Size(values: size.values - before.values, bytes: size.bytes - before.bytes)
            anchors[anchor] = Anchored(node: node, size: own, depth: depth)
        }
        guard let last = open.indices.last else {
            root = node
            return
        }
        open[last].children.append(node)
        open[last].depth = max(open[last].depth, depth)
    }
}

/// The events of a YAML text, one after the other.
private final class YAMLEvents {
    enum Kind {
        case end, document, alias
        case scalar(String, style: UInt32)
        case open(isMapping: Bool)
        case close, other
    }

    struct Event {
        var kind: Kind
        var mark: YAMLMark
        /// Of an alias: what it stands for.
        var anchor: String?
        /// Of a single value.
        var isQuoted = false
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeBufferPointer<UInt8>
    private let tooDeep: String

    /// The text has to outlive the events.
    init(_ bytes: UnsafeBufferPointer<UInt8>, tooDeep: String) {
        (self.bytes, self.tooDeep) = (bytes, tooDeep)
        parser = .allocate(capacity: 1)
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    func next() throws(YAMLFault) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
        defer { yaml_event_delete(&event) }
        return Self.event(event)
    }

    private static func event(_ event: yaml_event_t) -> Event {
        let mark = YAMLMark(line: event.start_mark.line + 1, column: event.start_mark.column + 1)
        func made(_ kind: Kind, _ anchor: UnsafeMutablePointer<UInt8>? = nil) -> Event {
            Event(kind: kind, mark: mark, anchor: anchor.map { String(cString: $0) })
        }
        switch event.type {
        case YAML_STREAM_END_EVENT: return made(.end)
        case YAML_DOCUMENT_START_EVENT: return made(.document)
        case YAML_ALIAS_EVENT: return made(.alias, event.data.alias.anchor)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let value = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            var one = made(.scalar(value, style: UInt32(scalar.style.rawValue)), scalar.anchor)
            one.isQuoted = scalar.quoted_implicit == 1
            return one
        case YAML_SEQUENCE_START_EVENT: return made(.open(isMapping: false), event.data.sequence_start.anchor)
        case YAML_MAPPING_START_EVENT: return made(.open(isMapping: true), event.data.mapping_start.anchor)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return made(.close)
        default: return made(.other)
        }
    }

    /// Why the last event could not be read.
    private var fault: YAMLFault {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
        let end = parser.pointee.mark
        // libyaml has a limit of its own, which long lines of brackets reach before their first event.
        if problem.hasPrefix("Maximum nesting level") {
            return YAMLFault(mark: YAMLMark(line: end.line + 1, column: end.column + 1), message: tooDeep)
        }
        guard parser.pointee.error != YAML_READER_ERROR else {
            return .unreadable(problem, at: mark(ofByte: parser.pointee.problem_offset))
        }
        let mark = parser.pointee.problem_mark
        return .unreadable(problem, at: YAMLMark(line: mark.line + 1, column: mark.column + 1))
    }

    private func mark(ofByte offset: Int) -> YAMLMark {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let begin = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return YAMLMark(line: line + 1, column: String(decoding: before[begin...], as: UTF8.self).count + 1)
    }
}
