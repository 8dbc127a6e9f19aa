/// Numbers of blocks as people and `sbatch --array` write them.
enum BlockNumbers {
    /// `0-3,7`; the numbers are in order.
    static func text(_ blocks: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for block in blocks {
            if let last = ranges.last, last.upperBound + 1 == block {
                ranges[ranges.count - 1] = last.lowerBound...block
            } else {
                ranges.append(block...block)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }

    /// The numbers of such a text; none where it is another.
    static func list(_ text: String) -> [Int] {
        text.split(separator: ",").flatMap { part -> [Int] in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return [] }
            return Array(first...last)
        }
    }
}
