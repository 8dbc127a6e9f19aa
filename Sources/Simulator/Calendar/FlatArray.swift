/// A growing array at one place in memory, for the calendar alone: the arithmetic of heap, ladder and slots keeps indices in range, so that
/// they are checked in debug builds only.
///
/// `UniqueArray` of swift-collections, which is used everywhere else, checks them always and calls a function for its storage: 3 % of the
/// pathway benchmark.
@usableFromInline @frozen struct FlatArray<Element>: ~Copyable {
    @usableFromInline var base: UnsafeMutablePointer<Element>
    @usableFromInline var count: Int
    @usableFromInline var capacity: Int

    @inlinable init() {
        count = 0
        capacity = 16
        base = UnsafeMutablePointer<Element>.allocate(capacity: 16)
    }

    @inlinable deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    @inlinable var isEmpty: Bool { count == 0 }

    @inlinable var indices: Range<Int> { 0..<count }

    @inlinable subscript(index: Int) -> Element {
        unsafeAddress {
            assert(index >= 0 && index < count)
            return UnsafePointer(base + index)
        }
        unsafeMutableAddress {
            assert(index >= 0 && index < count)
            return base + index
        }
    }

    @inlinable mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count &+= 1
    }

    @inlinable mutating func append(_ other: borrowing FlatArray) {
        for index in 0..<other.count { append(other.base[index]) }
    }

    @inlinable mutating func removeLast() -> Element {
        assert(count > 0)
        count &-= 1
        return (base + count).move()
    }

    /// Keeps the first elements only, and all of the memory.
    @inlinable mutating func truncate(to length: Int) {
        assert(length <= count)
        (base + length).deinitialize(count: count - length)
        count = length
    }

    @inline(never) @inlinable mutating func grow() {
        let wider = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
        wider.moveInitialize(from: base, count: count)
        base.deallocate()
        base = wider
        capacity *= 2
    }
}
