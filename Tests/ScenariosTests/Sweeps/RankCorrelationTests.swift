import Testing

@testable import Scenarios

@Suite struct RankCorrelationTests {
    @Test func knownValues() {
        #expect(RankCorrelation.of([1, 2, 3, 4], [10, 20, 30, 40]) == 1)
        #expect(RankCorrelation.of([1, 2, 3, 4], [8, 4, 2, 1]) == -1)
        // One pair changed places: 1 - 6 x 2 / (4 x 15).
        #expect(abs(RankCorrelation.of([1, 2, 3, 4], [1, 2, 4, 3]) - 0.8) < 1e-12)
        #expect(RankCorrelation.of([1, 2, 3], [5, 5, 5]) == 0)
        #expect(RankCorrelation.of([1, .nan, 2, 3], [1, 0, 2, 3]) == 1)
    }
}
