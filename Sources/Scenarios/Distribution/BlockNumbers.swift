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

    /// The numbers of such a text, also as Slurm writes them: in brackets, with steps and a limit, as in
    /// `[0-8:2,11%3]`; none for a part that is another.
    static func list(_ text: String) -> [Int] {
        let inner = text.drop { $0 == "[" }.prefix { $0 != "]" && $0 != "%" }
        return inner.split(separator: ",").flatMap { part -> [Int] in
            let pieces = part.split(separator: ":", omittingEmptySubsequences: false)
            let ends = pieces[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let first = ends[0], let last = ends.count == 2 ? ends[1] : first, ends.count <= 2, first >= 0,
                first <= last, last <= largest, let step = pieces.count == 2 ? Int(pieces[1]) : 1, step > 0,
                pieces.count <= 2
            else { return [] }
            return Array(stride(from: first, through: last, by: step))
        }
    }

    /// Beyond every array: Slurm allows at most four million tasks.
    private static let largest = 4_000_000
}
