import Foundation
import Models
import Simulator

@testable import Scenarios

/// A made-up study that runs in no time: a few hundred numbers a replication from named streams.
enum SmallStudy {
    static let study = Study(replicate: { replicate($0, seed: $1, replication: $2) }, estimate: estimate)
    static let estimate: Estimation = { CollectedEstimates(input: $0, estimate: estimates) }

    static func scenario(_ name: String = "small", text: String = "small", level: Double = 10) -> Scenario {
        // Another text is another input.
        let input = input(level: text == "small" ? level : level + Double(text.count))
        let canonical = CanonicalText.of(input)
        return Scenario(
            name: name, description: "A test.", canonicalText: canonical,
            digest: SHA256.hexadecimal(of: canonical), seed: 1, replications: 8, input: input, notes: ["A note."])
    }

    static func input(level: Double) -> ModelInput {
        var parameters = ParameterValues()
        parameters[.caseloadCap] = 17.25
        let names = ["Tromsø", "Harstad"]
        let places = names.indices.map {
            Municipality(
                number: "540\($0 + 1)", name: names[$0], residents18to66: level, residents18to29: 200.5,
                benefitRecipients: 100, employers: 50, centrality: 3, office: $0)
        }
        let offices = names.indices.map {
            Office(number: "190\($0)", name: "NAV \(names[$0])", municipalities: [$0], seat: $0)
        }
        let travel = TravelMatrix(
            minutes: [[0, 1 / 3], [0.1, 0]], kilometres: [[0, 300], [299, 0]], approximate: true)
        let outpost = Outpost(municipality: 1, posts: 1, serves: [1])
        let team = Team(
            name: "Nord, \"A\"", base: 0, posts: 3, supervisor: 0.5, serves: [0], outposts: [outpost])
        return ModelInput(
            region: Region(name: "Test", municipalities: places, offices: offices, travel: travel), teams: [team],
            parameters: parameters, start: CalendarDate(dayNumber: 17_897), horizon: .years(5), warmup: .days(1095))
    }

    static var cohort: Cohort {
        var parameters = ParameterValues()
        parameters[.caseloadCap] = 11.5
        let teams = Cohort.teams(of: "a", participants: 30, at: 1, posts: nil, supervisor: 0.1 + 0.2, parameters)
        return Cohort(
            place: 1, enrolment: .months(1), followUp: .days(100.1),
            arms: [
                Cohort.Arm(name: "a", programme: "p", participants: 30, teams: teams, parameters: parameters),
                Cohort.Arm(name: "b", programme: "q", participants: 3, teams: [], parameters: ParameterValues()),
            ])
    }

    static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
        var observations: [Observation] = []
        for (index, measure) in Measure.allCases.prefix(2).sorted().enumerated() {
            for place in 0..<2 {
                for day in -1..<60 {
                    let name = StreamName(
                        seed: seed, replication: UInt64(replication), kind: UInt32(index), identity: UInt64(place),
                        purpose: UInt32(day + 1))
                    var stream = RandomStream(name)
                    let value = stream.gamma(mean: input.region.municipalities[place].residents18to66, shape: 2)
                    let cell = Cell(municipality: place, segment: day % 4, team: day % 2 == 0 ? 0 : -1)
                    observations.append(Observation(measure: measure, cell: cell, day: day, value: value))
                }
            }
        }
        observations.sort { ($0.measure, $0.cell, $0.day) < ($1.measure, $1.cell, $1.day) }
        return ReplicationResult(observations: observations, events: 100 + replication)
    }

    @Sendable private static func estimates(_ input: ModelInput, _ all: [[Observation]]) -> [OutcomeEstimate] {
        let groups = [Group.region, .municipality(0), .municipality(1)]
        let means = groups.map { group in
            OutcomeEstimate(
                name: "coverage_90d", unit: "share", group: group, jackknife: jackknife(all, group), reason: nil)
        }
        return means + [
            OutcomeEstimate(
                name: "wait_days_median", unit: "days", group: .region, jackknife: nil,
                reason: "fewer than half are ever admitted")
        ]
    }

    private static func jackknife(_ all: [[Observation]], _ group: Group) -> Jackknife {
        let sums = all.map { rows in
            rows.filter { group == .region || group == .municipality($0.cell.municipality) }
                .reduce(0) { $0 + $1.value * 1e-4 }
        }
        let (count, total) = (Double(sums.count), sums.reduce(0, +))
        return Jackknife(whole: total / count, leavingOut: sums.map { (total - $0) / max(1, count - 1) })
    }
}

/// Estimates from the observations of all replications at once.
struct CollectedEstimates: ReplicationEstimator {
    let input: ModelInput
    let estimate: @Sendable (ModelInput, [[Observation]]) -> [OutcomeEstimate]
    var all: [[Observation]] = []

    mutating func add(_ observations: [Observation]) { all.append(observations) }

    func estimates() -> [OutcomeEstimate] { estimate(input, all) }
}

/// A folder that is removed after use.
func inTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = NSTemporaryDirectory() + "fotfeste-test-\(UUID().uuidString)"
    try makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

/// The message of the failure that `body` throws, with the folder taken out.
func failureText(_ folder: String, _ body: () async throws -> Void) async -> String {
    do {
        try await body()
        return "nothing was thrown"
    } catch let failure as StoreFailure {
        let code = failure.kind == .badFile ? "65" : "73"
        return "\(code) " + failure.text.replacingOccurrences(of: folder + "/", with: "")
    } catch {
        return "\(error)"
    }
}
