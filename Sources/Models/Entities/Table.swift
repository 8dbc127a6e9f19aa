/// The place of an entity in its table; the type keeps seekers, specialists and employers apart.
struct Index<Entity>: Hashable, Sendable {
    var raw: Int32

    init(_ position: Int) { raw = Int32(position) }
    var position: Int { Int(raw) }
}

/// Entities in chunks of memory that never move, reached by typed indices.
///
/// Nothing is counted by reference and nothing is copied when the table grows, so that its peak is what it holds.
struct Table<Entity: Sendable>: ~Copyable {
    private static var chunkBits: Int { 9 }
    private static var chunkSize: Int { 1 << chunkBits }

    private var chunks: UnsafeMutablePointer<UnsafeMutablePointer<Entity>>
    private var capacity = 16
    private(set) var count = 0

    init() { chunks = .allocate(capacity: capacity) }

    deinit {
        var left = count
        for chunk in 0..<(count + Self.chunkSize - 1) / Self.chunkSize {
            chunks[chunk].deinitialize(count: min(left, Self.chunkSize))
            chunks[chunk].deallocate()
            left -= Self.chunkSize
        }
        chunks.deallocate()
    }

    // Inlined, since a call that returns an entity copies the whole of it.
    subscript(index: Index<Entity>) -> Entity {
        @inline(__always) _read { yield address(index.position).pointee }
        @inline(__always) _modify { yield &address(index.position).pointee }
    }

    @inline(__always)
    private func address(_ position: Int) -> UnsafeMutablePointer<Entity> {
        precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "no such entity")
        return chunks[position >> Self.chunkBits] + (position & (Self.chunkSize - 1))
    }

    var indices: LazyMapSequence<Range<Int>, Index<Entity>> { (0..<count).lazy.map { Index($0) } }

    /// A copy of all, for tests and what is seldom done.
    var rows: [Entity] { indices.map { self[$0] } }

    mutating func append(_ entity: Entity) -> Index<Entity> {
        let (chunk, offset) = (count >> Self.chunkBits, count & (Self.chunkSize - 1))
        if offset == 0 { addChunk(chunk) }
        (chunks[chunk] + offset).initialize(to: entity)
        count += 1
        return Index(count - 1)
    }

    private mutating func addChunk(_ chunk: Int) {
        if chunk == capacity {
            let wider = UnsafeMutablePointer<UnsafeMutablePointer<Entity>>.allocate(capacity: 2 * capacity)
            wider.moveInitialize(from: chunks, count: chunk)
            chunks.deallocate()
            (chunks, capacity) = (wider, 2 * capacity)
        }
        (chunks + chunk).initialize(to: .allocate(capacity: Self.chunkSize))
    }
}
