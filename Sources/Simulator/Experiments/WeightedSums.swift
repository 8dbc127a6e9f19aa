/// Moments and quantiles of weighted values; weights are not negative and not all zero.
package enum WeightedSums {
    /// The weights divided by their sum.
    static func normalised(_ weights: [Double]) -> [Double] {
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }

    /// The square of the sum of the weights by the sum of their squares (L. Kish, Survey Sampling, 1965).
    static func effectiveSampleSize(_ weights: [Double]) -> Double {
        let sum = weights.reduce(0, +)
        return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
    }

    /// The mean of each column of rows whose weights sum to 1.
    static func means(_ rows: [[Double]], _ weights: [Double]) -> [Double] {
        var means = Array(repeating: 0.0, count: rows.first?.count ?? 0)
        for (row, weight) in zip(rows, weights) {
            for column in row.indices { means[column] += weight * row[column] }
        }
        return means
    }

    /// The mean products of the deviations from `center`, row by row, for rows whose weights sum to 1.
    static func products(_ rows: [[Double]], _ weights: [Double], around center: [Double]) -> [Double] {
        let order = center.count
        var sums = Array(repeating: 0.0, count: order * order)
        for (row, weight) in zip(rows, weights) {
            for i in 0..<order {
                let scaled = weight * (row[i] - center[i])
                for j in 0...i { sums[i * order + j] += scaled * (row[j] - center[j]) }
            }
        }
        for i in 0..<order {
            for j in 0..<i { sums[j * order + i] = sums[i * order + j] }
        }
        return sums
    }

    /// The smallest value that at least a share of the weight is not above.
    static func lowerQuantile(_ probability: Double, _ values: [Double], _ weights: [Double]) -> Double? {
        let whole = weights.reduce(0, +)
        var sum = 0.0
        let order = values.indices.sorted { values[$0] < values[$1] }
        for index in order {
            sum += weights[index]
            if sum >= probability * whole { return values[index] }
        }
        return order.last.map { values[$0] }
    }

    /// The quantile of a probability, linear between the values, each of which stands at the middle of its share of the weight.
    ///
    /// With equal weights it is definition 5 of R. J. Hyndman and Y. Fan 1996, doi:10.1080/00031305.1996.10473566.
    package static func quantile(_ probability: Double, _ values: [Double], _ weights: [Double]) -> Double {
        let order = values.indices.filter { weights[$0] > 0 }.sorted { values[$0] < values[$1] }
        let target = probability * weights.reduce(0, +)
        var (below, sum) = (0.0, 0.0)
        var last: Double?
        for index in order {
            let middle = sum + weights[index] / 2
            if middle >= target {
                guard let last else { return values[index] }
                let part = (target - below) / (middle - below)
                return last + part * (values[index] - last)
            }
            (below, last) = (middle, values[index])
            sum += weights[index]
        }
        return last ?? .nan
    }
}
