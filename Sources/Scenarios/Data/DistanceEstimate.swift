import Foundation

/// A point on the earth, degrees (WGS84).
struct GeographicPoint: Hashable, Sendable {
    var latitude: Double
    var longitude: Double

    /// Mean radius of the earth, km.
    private static let radius = 6371.0088

    /// Great-circle distance, km, by the haversine formula, which keeps its digits for short distances.
    func kilometres(to other: GeographicPoint) -> Double {
        func square(_ degrees: Double) -> Double { pow(sin(degrees * .pi / 360), 2) }
        func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
        let half =
            square(other.latitude - latitude)
            + cosine(latitude) * cosine(other.latitude) * square(other.longitude - longitude)
        return 2 * Self.radius * asin(min(1, half.squareRoot()))
    }
}

/// Travel as estimated from the distance between two centres.
struct DistanceEstimate: Hashable, Sendable {
    /// Minutes of every drive between two municipalities: from the door to the road and from the road to the door.
    var minutes: Double
    /// Minutes for each kilometre of great circle.
    var minutesPerKilometre: Double
    /// Kilometres of road for each of great circle.
    var detour: Double

    /// Minutes to a tenth and kilometres to a tenth: more digits would say more than is known.
    func travel(_ from: GeographicPoint, _ to: GeographicPoint) -> (minutes: Double, kilometres: Double) {
        let distance = from.kilometres(to: to)
        func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
        return (tenths(minutes + minutesPerKilometre * distance), tenths(detour * distance))
    }
}
