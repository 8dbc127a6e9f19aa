/// What drives outcomes and differences, as `sensitivity` wrote it.
public struct SensitivityReading: Decodable, Sendable {
    /// An elementary effect of a screening.
    struct Effect: Decodable, Sendable {
        var factor: String
        var meanSize: ReadInterval
        var mean: ReadInterval
        var aboveNoise: Bool?
    }

    /// Shares of variance.
    struct Index: Decodable, Sendable {
        var factor: String
        var first: ReadInterval
        var total: ReadInterval
    }

    struct Series: Decodable, Sendable {
        var outcome: String
        var scenario: String
        var against: String?
        var label: String
        var reason: String?
        var effects: [Effect]?
        var indices: [Index]?
        var noiseShare: Double?

        /// Factors with how much they matter, the strongest first.
        var ranking: [(factor: String, size: ReadInterval)] {
            let sizes =
                (effects ?? []).map { ($0.factor, $0.meanSize) } + (indices ?? []).map { ($0.factor, $0.total) }
            return sizes.filter { $0.1.estimate != nil }.sorted { ($0.1.estimate ?? 0) > ($1.1.estimate ?? 0) }
        }
    }

    var name: String
    var resultsDigest: String
    var series: [Series]

    /// The series on which a brief leans: the first difference, else the first level, that was analysed.
    var leading: Series? {
        let analysed = series.filter { !$0.ranking.isEmpty }
        return analysed.first { $0.against != nil } ?? analysed.first
    }
}
