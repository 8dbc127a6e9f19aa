/// The posterior of a calibration, as `calibrate` wrote it.
public struct PosteriorReading: Decodable, Sendable {
    struct Varied: Decodable, Sendable {
        var name: String
        var studies: [String]
        var arms: [String]
        var prior: String
        var mean: Double?
        var low: Double?
        var high: Double?

        /// A name of it, with whose value it is where it is not everybody's.
        func label(_ name: String) -> String {
            let of = studies + arms
            return of.isEmpty ? name : "\(name) (\(of.joined(separator: ", ")))"
        }

        /// The ends of a prior written `uniform(0, 1)` or `triangular(0, 1, 2)`.
        var bounds: ClosedRange<Double>? {
            guard let open = prior.firstIndex(of: "("), prior.hasSuffix(")") else { return nil }
            let numbers = prior[prior.index(after: open)...].dropLast().split(separator: ",")
                .compactMap { Double($0.trimmingPrefix(while: \.isWhitespace)) }
            guard let low = numbers.first, let high = numbers.last, low < high else { return nil }
            return low...high
        }
    }

    var name: String
    var planDigest: String
    var programVersion: String
    var seed: UInt64
    var patterns: [String]
    var replications: Int
    var evaluations: Int
    var stoppedBy: String?
    var parameters: [Varied]
    var particles: [[Double]]
    var weights: [Double]
}
