import Testing

@testable import Simulator

@Suite struct LatinHypercubeTests {
    /// Each stratum of each dimension holds exactly one point, before exchanges and after.
    @Test(arguments: [(2, 1), (2, 5), (7, 3), (50, 2), (200, 12)], [0, 3000])
    func everyStratumHoldsOnePoint(_ size: (points: Int, dimensions: Int), exchanges: Int) throws {
        let design = try LatinHypercube(
            points: size.points, dimensions: size.dimensions, exchanges: exchanges, seed: 1)
        #expect(design.points.count == size.points)
        for dimension in 0..<size.dimensions {
            let strata = design.points.map { Int($0[dimension] * Double(size.points)) }
            #expect(strata.sorted() == Array(0..<size.points))
        }
    }

    /// Places within strata are uniform, and before exchanges dimensions are independent.
    @Test func placesAreUniformAndOrdersIndependent() throws {
        let design = try LatinHypercube(points: 5000, dimensions: 2, exchanges: 0, seed: 2)
        let places = design.points.flatMap { $0 }.map { ($0 * 5000).truncatingRemainder(dividingBy: 1) }
        expectPlausible(GoodnessOfFit.kolmogorov(places) { $0 })
        let columns = (0..<2).map { dimension in design.points.map { $0[dimension] } }
        expectPlausible(GoodnessOfFit.correlation(columns[0], columns[1], 0))
    }

    /// Exchanges raise the smallest distance over that of any of a hundred random designs.
    @Test func exchangesKeepPointsApart() throws {
        let random = try (1...100).map {
            try LatinHypercube(points: 40, dimensions: 3, exchanges: 0, seed: UInt64($0)).smallestDistance
        }
        let spread = try (1...10).map {
            try LatinHypercube(points: 40, dimensions: 3, seed: UInt64($0)).smallestDistance
        }
        #expect((spread.min() ?? 0) > 1.2 * (random.max() ?? 0), "\(spread.min() ?? 0) \(random.max() ?? 0)")
    }

    /// A look at near points comes to the same points, to the last bit, as the squares of all distances; of 30 points none are far, so that
    /// there the squares are worked out again each time.
    @Test(arguments: [(30, 2, 2000), (30, 4, 2000), (400, 2, 40_000), (1200, 3, 30_000)])
    func nearPointsGiveTheSame(_ count: Int, _ dimensions: Int, _ exchanges: Int) throws {
        let start = try LatinHypercube(points: count, dimensions: dimensions, exchanges: 0, seed: 6).points
        let stream = RandomStream(StreamName(seed: 6, replication: 0, kind: 0, identity: 0, purpose: 0))
        let all = PointSpread(start).spread(exchanges, stream)
        #expect(NearPointSpread(start).spread(exchanges, stream) == all)
        #expect(all != start)
        #expect(NearPointSpread.suits(count, dimensions) == (count > 30))
    }

    /// Where near points leave a gain open, squares are worked out from the exchanges: they are those of the places.
    @Test func squaresFollowTheExchanges() throws {
        let start = try LatinHypercube(points: 40, dimensions: 3, exchanges: 0, seed: 6).points
        var points = NearPointSpread(start)
        var stream = RandomStream(StreamName(seed: 6, replication: 0, kind: 0, identity: 0, purpose: 0))
        for _ in 1...2000 {
            let (dimension, i) = (Int(3 * stream.uniform()), Int(40 * stream.uniform()))
            points.exchange(dimension, i, (i + 1 + Int(39 * stream.uniform())) % 40)
        }
        var changed = 0
        for i in 0..<40 {
            for j in 0..<i {
                let ways = (0..<3).map { points.coordinate(i, $0) - points.coordinate(j, $0) }
                let square = ways.reduce(0) { $0 + $1 * $1 }
                #expect(abs(points.square(i, j) - square) < 1e-12)
                let first = (0..<3).reduce(0) { $0 + (start[i][$1] - start[j][$1]) * (start[i][$1] - start[j][$1]) }
                if abs(first - square) > 1e-9 { changed += 1 }
            }
        }
        #expect(changed > 400)
    }

    @Test func valuesAreQuantiles() throws {
        let design = try LatinHypercube(points: 20, dimensions: 2, seed: 3)
        #expect(design.count == 20 && design.dimensions == 2)
        let priors: [any Distribution] = [try Uniform(low: 10, high: 30), try Exponential(mean: 2)]
        for (point, values) in zip(design.points, design.values(of: priors)) {
            #expect(abs(values[0] - (10 + 20 * point[0])) < 1e-12)
            #expect(abs(priors[1].cumulative(values[1]) - point[1]) < 1e-12)
        }
        #expect(try LatinHypercube(points: 20, dimensions: 2, seed: 3) == design)
        #expect(try LatinHypercube(points: 20, dimensions: 2, seed: 4) != design)
    }

    /// In one dimension there is nothing to exchange.
    @Test func distanceByHand() throws {
        let design = try LatinHypercube(points: 2, dimensions: 1, seed: 5)
        #expect(design.smallestDistance == abs(design.points[0][0] - design.points[1][0]))
    }

    @Test func settingsAreChecked() async {
        await expectText("LatinHypercube: points is 1.0; it must be at least 2") {
            _ = try LatinHypercube(points: 1, dimensions: 1, seed: 1)
        }
        await expectText("LatinHypercube: dimensions is 0.0; it must be at least 1") {
            _ = try LatinHypercube(points: 5, dimensions: 0, seed: 1)
        }
        await expectText("LatinHypercube: exchanges is -1.0; it must be at least 0") {
            _ = try LatinHypercube(points: 5, dimensions: 2, exchanges: -1, seed: 1)
        }
    }
}
