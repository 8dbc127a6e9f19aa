import Foundation
import Simulator

@testable import Models

/// A scenario drawn from the ranges of the registry: small, short, and as odd as the checker lets through.
///
/// A pure function of its seed. What it changes on top of the base (programme, population, effort, teams or cohort) is in `changes`, so
/// that a failure can be shrunk to the fewest changes that show it.
struct RandomScenario {
    let seed: UInt64
    /// Parameters that differ, in the order in which they were drawn.
    let changes: [(key: ParameterKey, value: Double)]

    private let base: [ParameterKey: Double]
    private let design: RandomDesign

    init(seed: UInt64) {
        self.seed = seed
        var stream = RandomStream(
            StreamName(seed: seed, replication: 1, kind: 99, identity: 0, purpose: 310, ordinal: 0))
        base = Self.drawBase(&stream)
        // A few, many, or all: few show what one does, all what they do together.
        let share = [0.03, 0.2, 1][stream.index(below: 3)]
        changes = Registry.all.compactMap { parameter in
            let (varies, value) = (stream.chance(share), Self.draw(parameter, &stream))
            return varies ? (parameter.key, value) : nil
        }
        design = RandomDesign(&stream)
    }

    /// Programme, population and effort, as a scenario file names them.
    private static func drawBase(_ stream: inout RandomStream) -> [ParameterKey: Double] {
        let programmes = ParameterSet.programmes
        let populations = ParameterSet.populations
        let efforts = EffortRegime.allCases
        let programme = programmes[stream.index(below: programmes.count)].overrides
        let population = populations[stream.index(below: populations.count)].overrides
        let effort = efforts[stream.index(below: efforts.count)].overrides
        return population.and(programme).and(effort)
    }

    /// An end of the range as often as not; else anywhere in it, by its logarithm where it spans several powers of ten.
    private static func draw(_ parameter: Parameter, _ stream: inout RandomStream) -> Double {
        let (low, high) = (parameter.range.lowerBound, parameter.range.upperBound)
        let (kind, u) = (stream.index(below: 4), stream.uniform())
        if parameter.key == .serviceDelivered { return kind == 0 ? 0 : 1 }
        switch kind {
        case 0: return low
        case 1: return high
        default: return low > 0 && high / low > 100 ? low * pow(high / low, u) : low + (high - low) * u
        }
    }

    /// What the model runs on, with only the first so many changes kept by `keeping`; combinations that the checker refuses fall back to
    /// their defaults.
    func input(keeping kept: [ParameterKey]? = nil) -> ModelInput {
        let wanted = Set(kept ?? changes.map(\.key))
        var values = ParameterValues()
        for (key, value) in base { values[key] = value }
        for change in changes where wanted.contains(change.key) { values[change.key] = change.value }
        return design.input(Self.mended(values).values, seed: seed)
    }

    /// All that the checker says of the combination as it was drawn.
    var contradictions: [ParameterValues.Contradiction] {
        var values = ParameterValues()
        for (key, value) in base { values[key] = value }
        for change in changes { values[change.key] = change.value }
        return Self.mended(values).refused
    }

    /// The values with contradictory ones at their defaults, until the checker is content.
    static func mended(_ drawn: ParameterValues) -> (values: ParameterValues, refused: [ParameterValues.Contradiction])
    {
        var values = drawn
        var refused: [ParameterValues.Contradiction] = []
        for round in 1...10 {
            let found = values.contradictions
            if found.isEmpty { return (values, refused) }
            refused += found
            // Correlations that cannot be had may be for the moments to mend.
            let keys = found.flatMap(\.keys) + (round > 2 ? IntakeScores.keys : [])
            for key in keys { values[key] = Registry[key].defaultValue }
        }
        return (ParameterValues(), refused)
    }
}
