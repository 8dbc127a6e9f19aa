import CGSL

/// Points that fill the unit cube more evenly than random ones: the sequence of Sobol', with a random digital shift.
///
/// The mean of a smooth function over n points is then off by about 1 / n, where n random points are off by 1 / sqrt(n). I. M. Sobol' 1967,
/// doi:10.1016/0041-5553(67)90144-9, by `gsl_qrng_sobol`, which has 40 dimensions.
///
/// The digits of all points are shifted by random ones, the same for all points of a dimension (B. L. Tuffin 1996; P. L'Ecuyer and C. Lemieux
/// 2002, doi:10.1007/0-306-48102-2_20). That keeps their evenness, makes every point uniform, and makes means over them unbiased. Several
/// designs of one seed with different `randomisation` are independent, so that the means over each give an interval:
///
///     let means = try (0..<10).map { randomisation in
///         let design = try SobolSequence(points: 256, dimensions: 3, seed: 1, randomisation: randomisation)
///         return (0..<design.count).reduce(0) { $0 + simulate(design.point($1)) } / 256
///     }
///     Tally(means).estimate()
/// Take a power of two of points: then every dimension has exactly one point in each of as many strata. The point at the origin,
/// which GSL leaves out, is kept for that (A. B. Owen 2022, doi:10.1007/978-3-030-98319-2_4).
public struct SobolSequence: ExperimentDesign, Hashable {
    /// How many points there are.
    public let count: Int
    /// How many parameters there are, at most 40.
    public let dimensions: Int
    private let numerators: [UInt32]
    private let shifts: [UInt64]

    /// The greatest number of dimensions, which is that of GSL.
    public static let mostDimensions = 40

    /// The first points of the sequence, shifted; a function of its numbers, the seed and which of several randomisations it is.
    ///
    /// - Throws: `ExperimentError.setting` for no points, more than a thousand million, no dimensions, or more than 40.
    /// - Complexity: O(points · dimensions) time and memory.
    public init(
        points count: Int, dimensions: Int, seed: UInt64, randomisation: Int = 0
    ) throws(ExperimentError) {
        let check = SettingCheck("SobolSequence")
        try check.require((1...Self.mostPoints).contains(count), "points", Double(count), "1 to \(Self.mostPoints)")
        try check.require(
            (1...Self.mostDimensions).contains(dimensions), "dimensions", Double(dimensions),
            "1 to \(Self.mostDimensions); screen the parameters first, and vary those that matter")
        try check.require(randomisation >= 0, "randomisation", Double(randomisation), "at least 0")
        self.count = count
        self.dimensions = dimensions
        numerators = Self.numerators(count, dimensions)
        shifts = (0..<dimensions).map { dimension in
            var stream = RandomStream(
                StreamName(
                    seed: seed, replication: UInt64(randomisation), kind: ExperimentKind.sobolSequence.rawValue,
                    identity: UInt64(dimension), purpose: ExperimentPurpose.digitalShift.rawValue))
            return stream.next() >> 11
        }
    }

    /// The point of a number, each coordinate uniform on [0, 1) over the randomisations.
    public func point(_ number: Int) -> [Double] {
        precondition((0..<count).contains(number), "a point of the design")
        return (0..<dimensions).map { dimension in
            // 30 digits are of the sequence, and 23 more of the shift alone.
            let digits = UInt64(numerators[number * dimensions + dimension]) << 23 ^ shifts[dimension]
            return Double(digits) * 0x1p-53
        }
    }

    private static let mostPoints = 1 << 30

    /// The coordinates of the sequence, times 2^30, point by point from the origin.
    private static func numerators(_ count: Int, _ dimensions: Int) -> [UInt32] {
        prepareGSL()
        let generator = gsl_qrng_alloc(fotfeste_sobol_type(), UInt32(dimensions))
        defer { gsl_qrng_free(generator) }
        var numerators = Array(repeating: UInt32(0), count: count * dimensions)
        var point = Array(repeating: 0.0, count: dimensions)
        for number in 1..<max(1, count) {
            gsl_qrng_get(generator, &point)
            for dimension in 0..<dimensions {
                numerators[number * dimensions + dimension] = UInt32(point[dimension] * 0x1p30)
            }
        }
        return numerators
    }
}
