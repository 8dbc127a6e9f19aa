import CMemory
import Glibc

/// The place of an entity in its table; the type keeps seekers, specialists and employers apart.
struct Index<Entity>: Hashable, Sendable {
    var raw: Int32

    init(_ position: Int) { raw = Int32(position) }
    var position: Int { Int(raw) }
    /// No entity.
    static var none: Index { Index(-1) }
}

/// Entities in chunks of memory that never move, reached by typed indices.
///
/// Nothing is counted by reference and nothing is copied when the table grows, so that its peak is what it holds. An entity begins at a line of
/// the processor's cache, so that what stands first in it is fetched in one step.
struct Table<Entity: Sendable>: ~Copyable {
    /// A chunk is a large page of memory, so that the processor finds its place in one step too.
    private static var page: Int { 1 << 21 }
    private static var chunkSize: Int { page / stride }
    private static var line: Int { 64 }
    private static var stride: Int { (MemoryLayout<Entity>.stride + line - 1) / line * line }

    private var chunks: UnsafeMutablePointer<UnsafeMutableRawPointer>
    private var capacity = 16
    private(set) var count = 0

    init() { chunks = .allocate(capacity: capacity) }

    deinit {
        for position in 0..<count { address(position).deinitialize(count: 1) }
        for chunk in 0..<(count + Self.chunkSize - 1) / Self.chunkSize { chunks[chunk].deallocate() }
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
        return place(position)
    }

    @inline(__always)
    private func place(_ position: Int) -> UnsafeMutablePointer<Entity> {
        (chunks[Int(UInt(position) / UInt(Self.chunkSize))] + Int(UInt(position) % UInt(Self.chunkSize)) * Self.stride)
            .assumingMemoryBound(to: Entity.self)
    }

    /// Asks for the first lines of an entity that will be needed soon.
    @inline(__always)
    func fetch(_ index: Index<Entity>, lines: Int = 1) {
        let first = UnsafeRawPointer(address(index.position))
        for line in 0..<lines { fotfeste_prefetch(first + line * Self.line) }
    }

    var indices: LazyMapSequence<Range<Int>, Index<Entity>> { (0..<count).lazy.map { Index($0) } }

    /// A copy of all, for tests and what is seldom done.
    var rows: [Entity] { indices.map { self[$0] } }

    mutating func append(_ entity: Entity) -> Index<Entity> {
        if count % Self.chunkSize == 0 { addChunk(count / Self.chunkSize) }
        place(count).initialize(to: entity)
        count += 1
        return Index(count - 1)
    }

    private mutating func addChunk(_ chunk: Int) {
        if chunk == capacity {
            let wider = UnsafeMutablePointer<UnsafeMutableRawPointer>.allocate(capacity: 2 * capacity)
            wider.moveInitialize(from: chunks, count: chunk)
            chunks.deallocate()
            (chunks, capacity) = (wider, 2 * capacity)
        }
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: Self.page, alignment: Self.page)
        // Not the first: a small region would clear more than it uses.
        if chunk > 0 { madvise(fresh, Self.page, MADV_HUGEPAGE) }
        (chunks + chunk).initialize(to: fresh)
    }
}
