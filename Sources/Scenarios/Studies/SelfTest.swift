import Foundation
import GRDB
import Models
import Simulator

/// A second's work that shows whether random numbers, threads and result files behave on this machine.
public enum SelfTest {
    /// The version of the SQLite library in use; nil where it does not answer.
    public static var sqliteVersion: String? {
        try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
    }

    /// Runs a small made-up study with one job and with all cores, in a temporary folder.
    ///
    /// - Returns: nil where both gave the same rows, else what went wrong.
    public static func run(cores: Int) async -> String? {
        let folder = NSTemporaryDirectory() + "fotfeste-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let one = try await digest(in: folder + "/one", jobs: 1)
            let many = try await digest(in: folder + "/many", jobs: cores)
            return one == many ? nil : "one job and \(cores) jobs gave different results"
        } catch let failure as StoreFailure {
            return failure.text
        } catch {
            return "\(error)"
        }
    }

    private static func digest(in folder: String, jobs: Int) async throws -> String {
        let study = Study(replicate: { sample(seed: $1, replication: $2) }, estimate: { _ in NoEstimates() })
        return try await study.run(scenario, options: StudyOptions(jobs: jobs, output: folder)).report.resultsDigest
    }

    private static func sample(seed: UInt64, replication: Int) -> ReplicationResult {
        let name = StreamName(seed: seed, replication: UInt64(replication), kind: 0, identity: 0, purpose: 0)
        var stream = RandomStream(name)
        let value = (0..<10_000).reduce(0.0) { sum, _ in sum + stream.exponential(mean: 1) }
        let observations = Measure.allCases.prefix(1).map {
            Observation(measure: $0, cell: Cell(municipality: 0), value: value)
        }
        return ReplicationResult(observations: observations, events: 10_000)
    }

    private static var scenario: Scenario {
        let place = Municipality(
            number: "0000", name: "Test", residents18to66: 1000, residents18to29: 200, benefitRecipients: 100,
            employers: 50, centrality: 1, office: 0)
        let office = Office(number: "0000", name: "Test", municipalities: [0], seat: 0)
        let travel = TravelMatrix(minutes: [[0]], kilometres: [[0]], approximate: false)
        let input = ModelInput(
            region: Region(name: "Test", municipalities: [place], offices: [office], travel: travel), teams: [],
            parameters: ParameterValues(), start: CalendarDate(dayNumber: 17_897), horizon: .years(1), warmup: .zero)
        return Scenario(
            name: "self-test", description: "", canonicalText: "self-test", digest: "", seed: 1, replications: 32,
            input: input, notes: [])
    }
}

/// For a study of which only the raw outcomes are looked at.
private struct NoEstimates: ReplicationEstimator {
    mutating func add(_ observations: [Observation]) {}
    func estimates() -> [OutcomeEstimate] { [] }
}
