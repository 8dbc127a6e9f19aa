import Simulator

/// A balanced cut of all runs of a study into blocks.
///
/// The runs, in the order in which they are best made, are laid in rows as wide as there are blocks; each row is turned by another number
/// of places, and a column is a block. So blocks differ by at most one run. Without the turns a block would have the same points in every round
/// wherever the number of points is a multiple of that of blocks, and so all of the slow ones.
struct BlockCut: Hashable, Sendable {
    /// All runs, in order.
    let cells: StudyCells
    /// How many blocks, at least 1.
    let blocks: Int

    /// The runs of a block, in order.
    func runs(of block: Int) -> [StudyCell] {
        (0..<(cells.count + blocks - 1) / blocks).compactMap { row in
            let place = row * blocks + (block - turn(row) + blocks) % blocks
            return place < cells.count ? cells[place] : nil
        }
    }

    /// By multiples of the golden ratio, which keep in step with nothing.
    private func turn(_ row: Int) -> Int {
        let fraction = UInt64(row) &* 0x9E37_79B9_7F4A_7C15
        return Int(fraction.multipliedFullWidth(by: UInt64(blocks)).high)
    }
}
