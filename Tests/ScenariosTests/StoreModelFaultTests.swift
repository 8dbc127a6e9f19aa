import Models
import Testing

@testable import Scenarios

@Suite struct StoreModelFaultTests {
    private func fault(_ folder: String, _ observations: [Observation]) async throws -> ModelFault? {
        let study = Study(
            replicate: { input, seed, replication in
                replication == 3
                    ? ReplicationResult(observations: observations, events: 1)
                    : SmallStudy.replicate(input, seed: seed, replication: replication)
            }, estimate: SmallStudy.estimate)
        let options = StudyOptions(replications: 6, jobs: 1, output: folder)
        return await #expect(throws: ModelFault.self) {
            _ = try await study.run(SmallStudy.scenario(), options: options)
        }
    }

    @Test func aNumberThatIsNone() async throws {
        try await inTemporaryFolder { folder in
            let measure = Measure.allCases[0]
            let fault = try await fault(folder, [Observation(measure: measure, cell: Cell(), value: .nan)])
            #expect(fault?.replication == 3)
            #expect(fault?.text == "\(measure.rawValue) is nan, not a finite number")
            #expect(try StudyFile(reading: folder + "/small.sqlite").storedReplications() == [1, 2])
        }
    }

    @Test func aNumberThatComesTwice() async throws {
        try await inTemporaryFolder { folder in
            let observation = Observation(measure: Measure.allCases[0], cell: Cell(municipality: 1), value: 1)
            let fault = try await fault(folder, [observation, observation])
            #expect(fault?.replication == 3)
            #expect(fault?.text.contains("UNIQUE constraint failed: observation.point") == true)
        }
    }

    @Test func anUnfinishedStudyIsVerifiedAsFarAsItGoes() async throws {
        try await inTemporaryFolder { folder in
            _ = try await fault(folder, [Observation(measure: Measure.allCases[0], cell: Cell(), value: .infinity)])
            let result = try await SmallStudy.study.verify(folder + "/small.sqlite", replay: true, jobs: 2)
            #expect(result.replications == 2)
            #expect(result.storedResultsDigest == nil)
            #expect(result.matches)
            #expect(result.text.contains("no run was finished"))
        }
    }
}
