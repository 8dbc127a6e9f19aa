import Simulator
import Testing

@testable import Scenarios

@Suite struct BlockCutTests {
    @Test(arguments: [(1, 8), (4, 6), (12, 5), (7, 3), (24, 1)]) func everyRunIsInOneBlock(
        points: Int, replications: Int
    ) {
        let cells = StudyCells(points: points, replications: replications)
        for blocks in 1...cells.count {
            let all = (0..<blocks).map { BlockCut(cells: cells, blocks: blocks).runs(of: $0) }
            #expect(all.flatMap(\.self).count == cells.count)
            #expect(Set(all.flatMap(\.self)) == Set(cells))
            let sizes = all.map(\.count)
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
    }

    /// Where points, or scenarios, come round as often as blocks, no block has much more than its share of one of them.
    @Test(arguments: [2, 4, 8]) func pointsAreSpreadOverBlocks(blocks: Int) {
        for points in [blocks, 2 * blocks, 6] {
            let cut = BlockCut(cells: StudyCells(points: points, replications: 40), blocks: blocks)
            for block in 0..<blocks {
                let runs = cut.runs(of: block)
                for point in 0..<points {
                    let share = Double(runs.filter { $0.point == point }.count) / Double(runs.count)
                    #expect(abs(share - 1 / Double(points)) < 0.5 / Double(points), "\(points) points, block \(block)")
                }
            }
        }
    }

    @Test func numbersAreWrittenAsRanges() {
        for (numbers, text) in [([0, 1, 2, 3, 7], "0-3,7"), ([5], "5"), ([], ""), ([1, 3, 4], "1,3-4")] {
            #expect(BlockNumbers.text(numbers) == text)
            #expect(BlockNumbers.list(text) == numbers)
        }
        #expect(BlockNumbers.list("3-1,x") == [])
        for (text, numbers) in [
            ("[0-3%2]", [0, 1, 2, 3]), ("[1,5-6]", [1, 5, 6]), ("0-8:4", [0, 4, 8]), ("7%1", [7]), ("N/A", []),
            ("-3", []),
            ("0-8:0", []), ("0-9999999999", []), ("1-2-3", []), ("", []), ("[", []),
        ] { #expect(BlockNumbers.list(text) == numbers, "\(text)") }
    }
}
