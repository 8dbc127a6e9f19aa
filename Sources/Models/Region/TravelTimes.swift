import Simulator

/// Hours on the road one way, as the scenario's factors make them.
struct TravelTimes: Sendable {
    private let size: Int
    private let summer: [Double]
    private let winterFactor: Double
    private let kilometresFlat: [Double]

    init(region: Region, values: ParameterValues) {
        let travel = region.travel
        size = travel.size
        let factor = values[.travelTimeFactor]
        let local = values[.travelLocalMinutes]
        let pairs = (0..<size).flatMap { from in (0..<travel.size).map { (from, $0) } }
        summer = pairs.map { factor * ($0 == $1 ? local : travel.minutes($0, $1)) / 60 }
        kilometresFlat = pairs.map {
            $0 == $1 ? local * values[.travelLocalKilometresPerMinute] : travel.kilometres($0, $1)
        }
        winterFactor = values[.travelWinterFactor]
    }

    /// Hours one way; within a municipality, from the desk to a workplace there.
    func hours(_ from: Int, _ to: Int, winter: Bool) -> Double {
        summer[from * size + to] * (winter ? winterFactor : 1)
    }

    /// Kilometres one way.
    func kilometres(_ from: Int, _ to: Int) -> Double { kilometresFlat[from * size + to] }
}
