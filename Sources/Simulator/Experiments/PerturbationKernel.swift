import Glibc

/// The distribution that proposals are drawn from: the particles of a generation by their weights, perturbed normally.
///
/// S. Filippi, C. P. Barnes, J. Cornebise and M. P. H. Stumpf 2013, doi:10.1515/sagmb-2012-0069.
struct PerturbationKernel: Sendable {
    private let centers: [[Double]]
    private let logWeights: [Double]
    private let choice: Categorical
    /// One for all particles, or one for each.
    private let factors: [CholeskyFactor]

    /// The kernel around a generation whose weights sum to 1, for a new tolerance.
    ///
    /// `widths` are those of the priors: variances are kept above 1e-18 of their squares.
    init(
        _ kind: ApproximateBayes.Kernel, around population: [ApproximateBayes.Particle], tolerance: Double,
        widths: [Double]
    ) throws(DistributionError) {
        centers = population.map(\.parameters)
        let weights = population.map(\.weight)
        choice = try Categorical(weights: weights)
        let floor = widths.map { 1e-18 * $0 * $0 }
        switch kind {
        case .twiceCovariance:
            let mean = WeightedSums.means(centers, weights)
            let products = WeightedSums.products(centers, weights, around: mean)
            factors = [Self.factor(products.map { 2 * $0 }, floor)]
        case .optimalLocal:
            factors = Self.local(population.filter { $0.distance <= tolerance }, centers: centers, floor)
        }
        let factors = factors
        logWeights = weights.indices.map { log(weights[$0]) - factors[factors.count == 1 ? 0 : $0].logDeterminant }
    }

    /// One perturbed particle.
    func proposal(from stream: inout RandomStream) -> [Double] {
        let index = choice.sampleInteger(from: &stream)
        let normals = centers[index].map { _ in stream.normal() }
        return zip(centers[index], factor(of: index).times(normals)).map(+)
    }

    /// The logarithm of the density of proposals at a point, up to a constant of the generation.
    ///
    /// - Complexity: O(n d^2) for n particles of d parameters.
    func logDensity(at point: [Double]) -> Double {
        var room = point
        let terms = centers.indices.map {
            logWeights[$0] - factor(of: $0).squaredDistance(point, centers[$0], room: &room) / 2
        }
        let most = terms.max() ?? 0
        return most + log(terms.reduce(0) { $0 + exp($1 - most) })
    }

    private func factor(of index: Int) -> CholeskyFactor { factors[factors.count == 1 ? 0 : index] }

    /// Around each particle, the mean products of the distances to those that are close enough.
    ///
    /// Their covariance, and the product of the distances from their mean to the particle.
    private static func local(
        _ close: [ApproximateBayes.Particle], centers: [[Double]], _ floor: [Double]
    ) -> [CholeskyFactor] {
        let rows = close.map(\.parameters)
        let weights = WeightedSums.normalised(close.map(\.weight))
        let mean = WeightedSums.means(rows, weights)
        let covariance = WeightedSums.products(rows, weights, around: mean)
        let order = mean.count
        return centers.map { center in
            var matrix = covariance
            for i in 0..<order {
                for j in 0..<order { matrix[i * order + j] += (mean[i] - center[i]) * (mean[j] - center[j]) }
            }
            return factor(matrix, floor)
        }
    }

    /// The factor of a covariance matrix; where rounding has left it indefinite, of one with correlations a little weaker.
    private static func factor(_ matrix: [Double], _ floor: [Double]) -> CholeskyFactor {
        let order = floor.count
        var matrix = matrix
        for i in 0..<order { matrix[i * order + i] += floor[i] }
        var shrinkage = 1e-12
        while true {
            if let factor = CholeskyFactor(of: matrix, order: order) { return factor }
            for i in 0..<order {
                for j in 0..<order where j != i { matrix[i * order + j] *= 1 - shrinkage }
            }
            // Without correlations, at the latest, every matrix with a positive diagonal has a factor.
            shrinkage = min(1, shrinkage * 10)
        }
    }
}
