import Testing

@testable import Models

@Suite struct ReplicationPartsTests {
    private typealias Entry = ReplicationParts.CurveEntry

    private func entries(_ curves: [[Entry]]) -> [[Entry]] {
        let sums = Array(repeating: 0.0, count: curves.count * GroupTable.measures)
        let parts = ReplicationParts(sums: sums, used: [], curves: curves)
        return curves.indices.map { group in
            var out: [Entry] = []
            parts.forEachEntry(ofGroup: group) { out.append($0) }
            return out
        }
    }

    /// Where all are whole numbers, those of one day are one.
    @Test(arguments: [(0, 4_294_967_292.0), (8191, 2), (16_777_215, 2)]) func countsOfADayAreAdded(
        day: Int32, last: Double
    ) {
        let curves = [
            [
                Entry(measure: 178, day: day, value: 3), Entry(measure: 255, day: 2, value: 1),
                Entry(measure: 5, day: 700, value: 1), Entry(measure: 178, day: day, value: last),
            ], [], [Entry(measure: 5, day: 700, value: 0)],
        ]
        let merged = [
            Entry(measure: 5, day: 700, value: 1), Entry(measure: 178, day: day, value: 3 + last),
            Entry(measure: 255, day: 2, value: 1),
        ]
        #expect(entries(curves) == [merged, [], [Entry(measure: 5, day: 700, value: 0)]])
    }

    /// One that has no place among counts keeps all as they came.
    @Test(
        arguments: [
            (2, 0.5), (2, -1), (2, -0.0), (2, 1e300), (2, 4_294_967_296), (2, 4_294_967_293), (16_777_216, 1),
        ] as [(Int32, Double)]) func otherNumbersStayAsTheyCame(day: Int32, value: Double)
    {
        let curves = [
            [Entry(measure: 9, day: 1, value: 1)], [],
            [
                Entry(measure: 8, day: 2, value: 3), Entry(measure: 7, day: 2, value: 1),
                Entry(measure: 8, day: day, value: value), Entry(measure: 8, day: 2, value: 4),
            ],
        ]
        #expect(entries(curves) == curves)
    }

    @Test func sumsComeOutByGroupAndMeasure() {
        let measures = GroupTable.measures
        var sums = Array(repeating: 0.0, count: 3 * measures)
        (sums[7], sums[measures + 3], sums[2 * measures + 7]) = (1.5, -2, 1e9)
        let parts = ReplicationParts(sums: sums, used: [3, 7], curves: [[], [], []])
        for group in 0..<3 {
            for measure in 0..<measures {
                #expect(parts.sum(measure, group: group) == sums[group * measures + measure])
            }
        }
    }
}
