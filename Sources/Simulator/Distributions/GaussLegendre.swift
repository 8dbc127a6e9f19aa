import CGSL

/// Gauss-Legendre quadrature with a fixed number of points, by `gsl_integration_glfixed_point`.
struct GaussLegendre {
    /// The points on [-1, 1].
    let nodes: [Double]
    /// Their weights, which sum to 2.
    let weights: [Double]

    init(points: Int) {
        guard let table = gsl_integration_glfixed_table_alloc(points) else { preconditionFailure("out of memory") }
        defer { gsl_integration_glfixed_table_free(table) }
        var nodes: [Double] = []
        var weights: [Double] = []
        for index in 0..<points {
            var (node, weight) = (0.0, 0.0)
            gsl_integration_glfixed_point(-1, 1, index, &node, &weight, table)
            nodes.append(node)
            weights.append(weight)
        }
        (self.nodes, self.weights) = (nodes, weights)
    }

    /// The integral of a smooth function.
    func integral(from low: Double, to high: Double, of function: (Double) -> Double) -> Double {
        let (center, half) = ((low + high) / 2, (high - low) / 2)
        return half * zip(nodes, weights).reduce(0) { $0 + $1.1 * function(center + half * $1.0) }
    }
}
