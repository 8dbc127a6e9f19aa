import Crypto
import Foundation
import Models
import Simulator

/// A made-up model: a few hundred numbers a replication, twenty milliseconds each.
package enum SyntheticModel {
    package static func scenario(_ path: String) throws -> Scenario {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw InvalidInput(
                diagnostics: [Diagnostic(file: path, line: nil, column: nil, message: "no such file")])
        }
        let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
        return Scenario(
            name: stem, description: "", canonicalText: text, digest: SHA256.hash(data: Data(text.utf8)).hexadecimal,
            seed: 1,
            replications: 20, input: input(rate: Double(text.utf8.count)),
            notes: ["travel times are approximate: shortest paths over the main roads"])
    }

    package static func input(rate: Double) -> ModelInput {
        let names = ["Tromsø", "Harstad", "Alta"]
        let places = names.indices.map {
            Municipality(
                number: "540\($0 + 1)", name: names[$0], residents18to66: 1000 * rate, residents18to29: 200,
                benefitRecipients: 100, employers: 50, centrality: 1, office: $0)
        }
        let offices = names.indices.map { Office(number: "190\($0)", name: names[$0], municipalities: [$0], seat: $0) }
        let zero = names.map { _ in names.map { _ in 0.0 } }
        return ModelInput(
            region: Region(
                name: "Test", municipalities: places, offices: offices,
                travel: TravelMatrix(minutes: zero, kilometres: zero, approximate: true)),
            teams: [Team(name: "Tromsø, \"nord\"", base: 0, posts: 3, supervisor: 0.5, serves: [0, 1, 2])],
            parameters: ParameterValues(), start: CalendarDate(dayNumber: 17_897), horizon: .years(5),
            warmup: .years(3))
    }

    @Sendable package static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
        usleep(20_000)
        var observations: [Observation] = []
        for measure in Measure.allCases.prefix(2).sorted() {
            for place in 0..<3 {
                for segment in 0..<4 {
                    for day in -1..<20 {
                        var stream = Stream(
                            StreamName(
                                seed: seed, replication: UInt64(replication), kind: UInt32(place),
                                identity: UInt64(segment), purpose: UInt32(day + 1)))
                        let rate = input.region.municipalities[place].residents18to66 / 1000
                        observations.append(
                            Observation(
                                measure: measure, cell: Cell(municipality: place, segment: segment, team: 0), day: day,
                                value: stream.gamma(mean: rate, shape: 2)))
                    }
                }
            }
        }
        return ReplicationResult(observations: observations, events: observations.count)
    }

    @Sendable package static func estimate(_ input: ModelInput, _ all: [[Observation]]) -> [OutcomeEstimate] {
        let groups = [Group.region] + input.region.municipalities.indices.map { Group.municipality($0) }
        let kinds = OutcomeSection.all.flatMap(\.labels).map(\.name)
        return kinds.flatMap { name in groups.map { outcome(name, $0, all) } }
    }

    private static func outcome(_ name: String, _ group: Group, _ all: [[Observation]]) -> OutcomeEstimate {
        let sums = all.map { rows in
            rows.filter { group == .region || group == .municipality($0.cell.municipality) }.reduce(0) { $0 + $1.value }
        }
        let unit = name.hasPrefix("cost") ? "NOK" : name.hasPrefix("wait_days") ? "days" : "share"
        let scale = unit == "NOK" ? 1000.0 : unit == "days" ? 0.01 : 2e-5
        let count = Double(sums.count)
        let total = sums.reduce(0, +)
        let jackknife = Jackknife(
            whole: scale * total / count, leavingOut: sums.map { scale * (total - $0) / max(1, count - 1) })
        if name == "wait_days_median" {
            return OutcomeEstimate(
                name: name, unit: unit, group: group, jackknife: nil, reason: "fewer than half are ever admitted")
        }
        return OutcomeEstimate(name: name, unit: unit, group: group, jackknife: jackknife, reason: nil)
    }
}
