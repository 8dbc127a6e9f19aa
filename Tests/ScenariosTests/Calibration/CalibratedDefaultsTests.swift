import Foundation
import Models
import Testing

@testable import Scenarios

/// Defaults that say they are calibrated are what the posterior in scenarios/calibration says.
@Suite struct CalibratedDefaultsTests {
    private struct Posterior: Decodable {
        struct Varied: Decodable {
            var name: String
            var studies: [String]
            var arms: [String]
            var mean: Double
            var low: Double
            var high: Double
        }
        var parameters: [Varied]
    }

    /// Whose value it is, by the studies and arms of the plan.
    private static let owners = [
        "control": "kvp_external_2017_2019", "mental-illness": "mental_illness", "five-years": "reduced_capacity_2014",
    ]

    private static func posterior() throws -> [Posterior.Varied] {
        let path = packageFolder + "/scenarios/calibration/levels-posterior.json"
        let data = try #require(FileManager.default.contents(atPath: path))
        return try JSONDecoder().decode(Posterior.self, from: data).parameters
    }

    private static func owner(_ varied: Posterior.Varied) -> String? {
        if varied.arms == ["usual"] { return "train_place" }
        return varied.studies.first.flatMap { owners[$0] }
    }

    @Test func everyCalibratedValueIsTheMeanOfItsPosterior() throws {
        let found = try Self.posterior()
        #expect(found.count == Registry.calibrated.count)
        for varied in found {
            let owner = Self.owner(varied)
            let stated = try #require(
                Registry.calibrated.first { Registry[$0.key].name == varied.name && $0.of == owner }, "\(varied.name)")
            let sets = ParameterSet.populations + ParameterSet.programmes
            let set = owner.flatMap { name in sets.first { $0.name == name } }
            let value = set.map { $0.overrides[stated.key] ?? .nan } ?? Registry[stated.key].defaultValue
            // Rounded to two or three digits, far within the posterior.
            #expect(abs(value - varied.mean) < 0.02 * (varied.high - varied.low), "\(varied.name) \(owner ?? "")")
            #expect(abs(stated.low - varied.low) < 0.01 * (varied.high - varied.low), "\(varied.name)")
            #expect(abs(stated.high - varied.high) < 0.01 * (varied.high - varied.low), "\(varied.name)")
        }
    }

    @Test func theShippedPlanIsReadAndVariesWhatTheRegistrySaysIsCalibrated() throws {
        let plan = try CalibrationPlan.load(path: packageFolder + "/scenarios/calibration/levels.yaml")
        let varied = plan.varied.map(\.key.rawValue).sorted()
        let calibrated = Registry.calibrated.map(\.key.rawValue).sorted()
        #expect(varied == calibrated)
        #expect(plan.used == ["P1", "P2", "P3", "P7", "P9", "P10", "P11", "P12"])
    }
}
