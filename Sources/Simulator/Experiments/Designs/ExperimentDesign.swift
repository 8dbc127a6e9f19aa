/// Points at which a simulation is to be run: places in the unit cube, one coordinate for each parameter.
///
/// A point is a function of the design and its number, so that a study need not store its points, and can be cut short and continued.
public protocol ExperimentDesign: Sendable {
    /// How many points there are.
    var count: Int { get }
    /// How many parameters there are.
    var dimensions: Int { get }
    /// The point of a number from 0 to `count` - 1: coordinates in [0, 1].
    func point(_ number: Int) -> [Double]
}

extension ExperimentDesign {
    /// The parameters at a point: each coordinate is the probability of a quantile.
    ///
    /// A coordinate may be 0 or 1, so that distributions should be bounded.
    public func values(at number: Int, of distributions: [any Distribution]) -> [Double] {
        precondition(distributions.count == dimensions, "one distribution for each dimension")
        return zip(distributions, point(number)).map { $0.quantile($1) }
    }
}

extension LatinHypercube: ExperimentDesign {
    /// How many points there are.
    public var count: Int { points.count }
    /// How many parameters there are.
    public var dimensions: Int { points.first?.count ?? 0 }
    /// The point of a number, in the order of `points`.
    public func point(_ number: Int) -> [Double] { points[number] }
}
