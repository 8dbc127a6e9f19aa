/// The place of an entity in its table; the type keeps seekers, specialists and employers apart.
struct Index<Entity>: Hashable, Sendable {
    var raw: Int32

    init(_ position: Int) { raw = Int32(position) }
    var position: Int { Int(raw) }
}

/// Entities in an array, reached by typed indices.
struct Table<Entity>: Sendable where Entity: Sendable {
    private(set) var rows: [Entity] = []

    // Inlined, since a call that returns an entity copies the whole of it.
    subscript(index: Index<Entity>) -> Entity {
        @inline(__always) _read { yield rows[index.position] }
        @inline(__always) _modify { yield &rows[index.position] }
    }

    var indices: LazyMapSequence<Range<Int>, Index<Entity>> { rows.indices.lazy.map { Index($0) } }

    mutating func append(_ entity: Entity) -> Index<Entity> {
        rows.append(entity)
        return Index(rows.count - 1)
    }
}
