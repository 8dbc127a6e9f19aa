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
        /// Nil in files of earlier versions, and where there was one replication.
        var aboveNoise: Bool?
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
        /// Whether anything can be told from noise; nil in files of earlier versions, and where there was one replication.
        var aboveNoise: Bool?

        /// A factor with how much it matters.
        struct Ranked {
            var factor: String
            var size: ReadInterval
            /// Whether that can be told from noise; nil where noise is not known.
            var isTold: Bool?
        }

        /// Factors with how much they matter: those that are told from noise first, the strongest first.
        var ranking: [Ranked] {
            let all =
                (effects ?? []).map { Ranked(factor: $0.factor, size: $0.meanSize, isTold: $0.aboveNoise) }
                + (indices ?? []).map { Ranked(factor: $0.factor, size: $0.total, isTold: isTold($0)) }
            return all.filter { $0.size.estimate != nil }.sorted { first, second in
                let (a, b) = (first.isTold != false, second.isTold != false)
                return a == b ? (first.size.estimate ?? 0) > (second.size.estimate ?? 0) : a
            }
        }

        /// Those of the ranking that noise does not hide.
        var told: [Ranked] { ranking.filter { $0.isTold != false } }

        /// True where everything can be noise.
        var isSilent: Bool { aboveNoise == false || (!ranking.isEmpty && told.isEmpty) }

        /// An index whose interval reaches zero is not told; files of earlier versions say nothing but the interval.
        func isTold(_ index: Index) -> Bool? {
            guard let low = index.total.low, low > 0 else { return false }
            return index.aboveNoise ?? (noiseShare == nil ? nil : true)
        }
    }

    var name: String
    var resultsDigest: String
    var series: [Series]

    /// The series on which a brief leans: the first difference, else the first level, of which something can be told.
    var leading: Series? {
        let analysed = series.filter { !$0.told.isEmpty }
        return analysed.first { $0.against != nil } ?? analysed.first
    }
}
