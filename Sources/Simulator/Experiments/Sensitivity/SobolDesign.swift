/// The runs from which Sobol' indices are estimated: two independent designs A and B, and for each parameter A with its column from B.
///
/// A. Saltelli and others 2010, doi:10.1016/j.cpc.2009.09.018. A row is one point of A, the point of B of the same number and one mixture for
/// each parameter, so that a study that is cut short after any row can be analysed.
///
///     let design = try SobolDesign(parameters: 3, rows: 1024, seed: 1)
///     let cells = design.cells(replications: 2)
///     // run, and collect the results of each point as for MorrisDesign
///     let indices = try SobolIndices(of: results, design: design)
public struct SobolDesign: ExperimentDesign, Hashable {
    /// Where the coordinates of the rows come from.
    public enum Sampling: String, Codable, Sendable {
        /// A Sobol' sequence in twice as many dimensions as there are parameters: the more precise one.
        case sobolSequence
        /// Random numbers: for more than 20 parameters.
        case random
    }

    /// How many parameters vary.
    public let dimensions: Int
    /// How many rows there are.
    public let rows: Int
    /// Where the coordinates come from.
    public let sampling: Sampling
    /// Of the coordinates.
    public let seed: UInt64
    private let sequence: SobolSequence?

    /// A design of so many rows; with a Sobol' sequence a power of two is best.
    ///
    /// - Throws: `ExperimentError.setting` for no parameter or, with a Sobol' sequence, more than 20, and for fewer than two rows.
    public init(
        parameters: Int, rows: Int, sampling: Sampling = .sobolSequence, seed: UInt64
    ) throws(ExperimentError) {
        let check = SettingCheck("SobolDesign")
        let most = sampling == .sobolSequence ? SobolSequence.mostDimensions / 2 : Int.max
        try check.require(
            (1...most).contains(parameters), "parameters", Double(parameters),
            sampling == .sobolSequence ? "1 to \(most); screen them first, and vary those that matter" : "at least 1")
        try check.require(rows >= 2, "rows", Double(rows), "at least 2")
        (dimensions, self.rows, self.sampling, self.seed) = (parameters, rows, sampling, seed)
        sequence =
            sampling == .sobolSequence
            ? try SobolSequence(points: rows, dimensions: 2 * parameters, seed: seed) : nil
    }

    /// How many points a row has: A, B and a mixture for each parameter.
    public var pointsOfARow: Int { dimensions + 2 }
    /// How many points there are.
    public var count: Int { rows * pointsOfARow }

    /// The point of a number; row by row, in each A, B and the mixtures in the order of the parameters.
    public func point(_ number: Int) -> [Double] {
        let (row, place) = number.quotientAndRemainder(dividingBy: pointsOfARow)
        let both = coordinates(of: row)
        if place == 1 { return Array(both[dimensions...]) }
        var point = Array(both[..<dimensions])
        if place > 1 { point[place - 2] = both[dimensions + place - 2] }
        return point
    }

    /// The runs of all points; the points of a row share their luck, and rows have luck of their own.
    public func cells(replications: Int) -> StudyCells {
        StudyCells(points: count, replications: replications, sharedBy: pointsOfARow)
    }

    /// The coordinates of A and then those of B.
    private func coordinates(of row: Int) -> [Double] {
        if let sequence { return sequence.point(row) }
        var stream = RandomStream(
            StreamName(
                seed: seed, replication: 0, kind: ExperimentKind.sobolSequence.rawValue, identity: UInt64(row),
                purpose: ExperimentPurpose.randomPoint.rawValue))
        return (0..<2 * dimensions).map { _ in stream.uniform() }
    }
}
