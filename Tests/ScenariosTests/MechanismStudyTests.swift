import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

/// A study whose outcome is, but for noise that all variants share, what one parameter says.
private enum Effects {
    static let study = Study(
        replicate: { input, seed, replication in
            var stream = RandomStream(
                StreamName(seed: seed, replication: UInt64(replication), kind: 1, identity: 0, purpose: 1, ordinal: 0))
            let level = 10 + input.parameters[.referralCreaming]
            let cell = Cell(municipality: 0, segment: 0, team: 0)
            return ReplicationResult(
                observations: [
                    Observation(measure: .eligible, cell: cell, value: level + stream.uniform()),
                    // Travel bears on nothing here but adds noise of its own.
                    Observation(
                        measure: .referred, cell: cell,
                        value: 5 + stream.uniform()
                            + (input.parameters[.travelTimeFactor] == 0 ? stream.uniform() - 0.5 : 0)),
                ], events: 1)
        },
        estimate: { CollectedEstimates(input: $0, estimate: estimate) })

    @Sendable private static func estimate(_ input: ModelInput, _ replications: [[Observation]]) -> [OutcomeEstimate] {
        [(Measure.eligible, "coverage_90d"), (.referred, "retention_12m")].map { measure, name in
            let values = replications.map { $0.first { $0.measure == measure }?.value ?? 0 }
            let (total, count) = (values.reduce(0, +), Double(values.count))
            return OutcomeEstimate(
                name: name, unit: "share", group: .region,
                jackknife: Jackknife(whole: total / count, leavingOut: values.map { (total - $0) / (count - 1) }),
                reason: nil)
        }
    }
}

@Suite struct MechanismStudyTests {
    private func run(
        _ only: [String], folder: String, replications: Int = 8, progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> MechanismStudy {
        try await Effects.study.mechanisms(
            of: SmallStudy.scenario(), file: "small.yaml", only: only,
            options: StudyOptions(replications: replications, jobs: 2, output: folder), progress: progress)
    }

    @Test func anEffectIsTellTaleAndNoiseIsNot() async throws {
        try await inTemporaryFolder { folder in
            let study = try await run(["travel", "creaming", "winter", "remote_contact"], folder: folder)
            #expect(study.effects.map(\.mechanism.id) == ["creaming", "travel", "winter", "remote_contact"])
            #expect(study.alreadyOff.map(\.id) == ["remote_contact"])
            #expect(study.silent.map(\.id) == ["travel", "winter"])
            #expect(study.comparisons == 6)
            let creaming = study.effects[0]
            #expect(creaming.differences.map(\.name) == ["coverage_90d", "retention_12m"])
            #expect(abs((creaming.differences[0].estimate ?? 0) + 0.3) < 1e-9)
            #expect(creaming.isTold(0) && !creaming.isTold(1))
            // The same luck, to the last bit.
            #expect(study.effects[2].differences.allSatisfy { $0.estimate == 0 && $0.halfWidth == 0 })
        }
    }

    @Test func whatIsDoneIsKept() async throws {
        try await inTemporaryFolder { folder in
            let first = try await run(["creaming"], folder: folder)
            var seen: [StudyProgress] = []
            let again = try await run(["creaming", "travel"], folder: folder) { seen.append($0) }
            #expect(seen.last.map { [$0.done, $0.total, $0.found] } == [24, 24, 16])
            #expect(seen.allSatisfy { $0.name == "small, 2 mechanisms" && $0.done <= $0.total })
            #expect(again.effects[0].differences[0].estimate == first.effects[0].differences[0].estimate)
            let csv = try String(contentsOfFile: folder + "/small-mechanisms/mechanisms.csv", encoding: .utf8)
            let lines = csv.split(separator: "\n")
            #expect(lines.count == 5)
            #expect(
                lines[1].hasPrefix(
                    "creaming,1,\"referral.creaming 0, referral.need_creaming 0\",coverage_90d,share,-0.3"))
            #expect(lines[1].hasSuffix(",true,8") && lines[4].hasSuffix(",false,8"))
        }
    }

    @Test func textAndPageSayWhatCannotBeToldFromZero() async throws {
        try await inTemporaryFolder { folder in
            let study = try await run(["creaming", "travel", "remote_contact"], folder: folder)
            let text = MechanismText(study).text
            #expect(text.contains("No effect that can be told from zero: travel.\n"))
            #expect(text.contains("Off already in this scenario, not run: remote_contact.\n"))
            #expect(text.contains("Holm's method over all 4 comparisons"))
            let page = MechanismPage(study, command: "fotfeste mechanisms x --markdown").text
            #expect(page.hasPrefix("# Mechanisms, each switched off\n"))
            #expect(page.contains("| 1 | `creaming` | **-30.0 ± < 0.1** | 0.0 ± < 0.1 |"))
            #expect(page.contains("\n**No effect on any of these outcomes that can be told from zero:** `travel`.\n"))
            #expect(page.contains("| 9 | `travel` | Driving takes time. | `travel.time_factor` 0 | B5.7 | D |"))
            let json = try JSONSerialization.jsonObject(with: Data(study.json.text.utf8)) as? [String: Any]
            #expect(json?["comparisons"] as? Int == 4)
        }
    }

    @Test func mistakesAreTold() async throws {
        try await inTemporaryFolder { folder in
            let unknown = await #expect(throws: InvalidInput.self) { _ = try await run(["creeming"], folder: folder) }
            let message = try #require(unknown?.diagnostics.first?.text)
            #expect(
                message.hasPrefix(
                    "small.yaml: error: --only: there is no mechanism 'creeming'; allowed: inflow_years, creaming, "))
            #expect(message.hasSuffix(", reflection_workshops; did you mean 'creaming'?"))
            var scenario = SmallStudy.scenario()
            scenario.input.parameters[.permanentShare] = 0
            scenario.input.parameters[.onCallShare] = 0
            let sound = scenario
            let contradiction = await #expect(throws: InvalidInput.self) {
                _ = try await Effects.study.mechanisms(
                    of: sound, file: "a.yaml", only: ["dated_contracts"], options: StudyOptions(output: folder))
            }
            #expect(
                contradiction?.diagnostics.map(\.text) == [
                    "a.yaml: error: without dated_contracts: all of these are 0; allowed: at least one above 0; "
                        + "leave it out with --only"
                ])
        }
    }

    /// By hand: a mean of 2 with a standard error of 1 at 8 replications, t = 2 with 7 degrees of freedom, p = 0.0856 (tables).
    @Test func pValuesAreThoseOfStudent() throws {
        let names = CellNames(SmallStudy.input(level: 1))
        func outcome(_ values: [Double]) -> ReportedOutcome {
            let (total, count) = (values.reduce(0, +), Double(values.count))
            let jackknife = Jackknife(whole: total / count, leavingOut: values.map { (total - $0) / (count - 1) })
            return ReportedOutcome(
                OutcomeEstimate(name: "x", unit: "share", group: .region, jackknife: jackknife, reason: nil),
                names: names, confidence: 0.95, replications: values.count)
        }
        let spread = (7.0).squareRoot()
        let values = (0..<8).map { 2 + ($0 < 4 ? spread : -spread) }
        let difference = Difference(from: outcome(values.map { _ in 0 }), to: outcome(values), names: ("a", "b"))
        let p = try #require(difference.pValue(replications: 8))
        #expect(abs(p - 0.0856) < 5e-5)
        #expect(Difference(from: outcome(values), to: outcome(values), names: ("a", "b")).pValue(replications: 8) == 1)
    }
}
