import Foundation
import Simulator

/// How many become eligible in each year, as a factor on the mean rate: the same for the whole region and under every policy.
///
/// The log of the factor is a first-order autoregression over years with the registry's standard deviation and persistence, shifted so
/// that the mean factor is one. Given the factors, arrivals are Poisson by municipality.
struct InflowYears: Sendable {
    private let factors: [Double]
    private static let length = 365.25

    init(values: ParameterValues, names: RandomNames, horizon: Span) {
        let spread = values[.inflowVariation]
        let persistence = values[.inflowPersistence]
        var level = 0.0
        factors = (0...Int(horizon.years.rounded(.up))).map { year in
            var stream = names.stream(.region, 0, .inflowYear, UInt64(year))
            let news = stream.normal(standardDeviation: spread)
            level = year == 0 ? news : persistence * level + (1 - persistence * persistence).squareRoot() * news
            return exp(level - spread * spread / 2)
        }
    }

    /// When the intensity of `rate` a year times the factors, integrated from `start`, reaches a unit-exponential threshold; never after
    /// the last year.
    func arrival(after start: Instant, rate: Double, threshold: Double) -> Instant {
        var left = threshold
        var time = start.days
        for year in Int(time / Self.length)..<factors.count {
            let end = Double(year + 1) * Self.length
            let intensity = rate * factors[year] / Self.length
            if left <= intensity * (end - time) { return Instant(days: time + left / intensity) }
            left -= intensity * (end - time)
            time = end
        }
        return .never
    }
}
