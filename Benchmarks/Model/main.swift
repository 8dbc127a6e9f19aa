// The subject of the benchmarks of the whole model; the command and its answer are in `Benchmarks/README.md`.
import Foundation
import Models
import Scenarios
import Simulator

func time(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
}

func refuse() -> Never {
    FileHandle.standardError.write(
        Data("usage: fotfeste-model-benchmarks SCENARIO SEED REPLICATIONS JOBS WARMUP_YEARS YEARS\n".utf8))
    exit(64)
}

/// What was counted over the observed years of some replications.
struct Counts: Sendable {
    var sums: [Measure: Double] = [:]
    var rows = 0
    var events = 0

    mutating func add(_ result: ReplicationResult) {
        for row in result.observations where row.day < 0 { sums[row.measure, default: 0] += row.value }
        rows += result.observations.count
        events += result.events
    }

    subscript(measure: Measure) -> Double { sums[measure] ?? 0 }
}

let words = CommandLine.arguments.dropFirst()
guard words.count == 6, let seed = words.dropFirst().first.flatMap({ UInt64($0) }),
    let last = words.last.flatMap({ Double($0) }), last > 0
else { refuse() }
let numbers = words.dropFirst(2).compactMap { Double($0) }
guard numbers.count == 4, numbers[0] >= 1, numbers[1] >= 1, numbers[2] >= 0 else { refuse() }
let (count, jobs) = (Int(numbers[0]), Int(numbers[1]))

var input = try Scenario.load(path: words.first ?? "").input
// All years are observed, so that what is counted is what the time was spent on.
(input.warmup, input.horizon) = (.zero, .years(numbers[2] + last))
let (loaded, cpu, clock) = (peakMemory(), time(of: CLOCK_PROCESS_CPUTIME_ID), time(of: CLOCK_MONOTONIC))
var counts = Counts()
let whole = input
try await ReplicationRunner(jobs: jobs).run(1...count) { replication in
    FollowUp.replicate(whole, seed: seed, replication: replication)
} deliver: { _, result in
    counts.add(result)
}
let fields: [(String, Double)] = [
    ("seconds", time(of: CLOCK_MONOTONIC) - clock), ("cpu_seconds", time(of: CLOCK_PROCESS_CPUTIME_ID) - cpu),
    ("events", Double(counts.events)), ("rows", Double(counts.rows)), ("meetings", counts[.meetings]),
    ("eligible", counts[.eligible]), ("specialist_years", counts[.postWeeks] * 7 / 365.25),
    ("in_service_years", counts[.caseloadSum] * 7 / 365.25),
    ("loaded_memory_bytes", Double(loaded)),
]
print(
    "{\"tool\":\"fotfeste\"," + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}")
