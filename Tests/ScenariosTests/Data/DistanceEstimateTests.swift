import Foundation
import Testing

@testable import Scenarios

/// Travel from distance, areas of a breakdown, and what is said of their mistakes.
@Suite struct DistanceEstimateTests {
    /// Along a meridian a degree is a 360th of the circumference; London to Paris is 344 km.
    @Test func greatCircle() {
        let pole = GeographicPoint(latitude: 90, longitude: 0)
        let equator = GeographicPoint(latitude: 0, longitude: 77)
        #expect(abs(pole.kilometres(to: equator) - .pi / 2 * 6371.0088) < 1e-9)
        let london = GeographicPoint(latitude: 51.5074, longitude: -0.1278)
        let paris = GeographicPoint(latitude: 48.8566, longitude: 2.3522)
        #expect(abs(london.kilometres(to: paris) - 343.6) < 0.5)
        #expect(london.kilometres(to: london) == 0)
    }

    @Test func minutesAndKilometresToATenth() {
        let (a, b) = (GeographicPoint(latitude: 60, longitude: 10), GeographicPoint(latitude: 61, longitude: 10))
        let travel = DistanceEstimate(minutes: 10, minutesPerKilometre: 1, detour: 2).travel(a, b)
        #expect(travel.minutes == 121.2 && travel.kilometres == 222.4)
    }

    @Test func mistakesAreTold() throws {
        let fixture = try Fixture()
        let region = Fixture.sound.replacingOccurrences(
            of: "road_links: data/links.csv",
            with: "distance_estimate: {minutes: 10, minutes_per_km: 0.05, detor: 1.3}\n  breakdown: country")
        #expect(
            try Set(fixture.messages(of: region)) == [
                "a.yaml:11:22: error: 'distance_estimate' needs a point for Byen; allowed: 'centre_lat' and 'centre_lon', or 'centroid_lat' and 'centroid_lon', in the file of municipalities",
                "a.yaml:11:22: error: an estimate from distance lacks the key 'detour'",
                "a.yaml:11:52: error: 'minutes_per_km' is 0.05; allowed: 0.1 to 20",
                "a.yaml:11:58: error: unknown key 'detor' in an estimate from distance; allowed: minutes, minutes_per_km, detour; did you mean 'detour'?",
                "a.yaml:12:14: error: unknown kind of area 'country'; allowed: county, labour_market_region; did you mean 'county'?",
            ])
        let pointless = Fixture.sound.replacingOccurrences(
            of: "road_links: data/links.csv",
            with: "distance_estimate: {minutes: 10, minutes_per_km: 1, detour: 1.3}\n  breakdown: labour_market_region")
        #expect(
            try fixture.messages(of: pointless) == [
                "a.yaml:11:22: error: 'distance_estimate' needs a point for Byen; allowed: 'centre_lat' and 'centre_lon', or 'centroid_lat' and 'centroid_lon', in the file of municipalities",
                "a.yaml:12:14: error: the file of municipalities does not say to which labour_market_region each belongs; needed: the column 'ba_region_name'",
            ])
    }

    /// Without a file that counts receivers of benefits, the inflow cannot go by them.
    @Test func inflowByUnknownReceivers() throws {
        let text =
            Fixture.sound.replacingOccurrences(of: "  labour_status: data/status.csv\n", with: "")
            + "parameters: {inflow.benefit_weight: 0.5}\n"
        let messages = try Fixture().messages(of: text)
        #expect(messages.count == 1)
        #expect(
            messages[0].hasSuffix(
                "error: 'inflow.benefit_weight' is 0.5, but the region has no 'labour_status' that counts receivers; allowed: 0"
            ))
    }
}
