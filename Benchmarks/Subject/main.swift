// The subject of the benchmarks; commands and answers are in `Benchmarks/README.md`. Input and output go through the C library, so that
// the memory of the process is that of the simulation and not that of a text library.
import Dispatch
import Glibc
import Simulator

func seconds(of clock: clockid_t = CLOCK_MONOTONIC, _ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
}

func say(_ text: String, to file: Int32 = STDOUT_FILENO) {
    _ = text.utf8CString.withUnsafeBytes { write(file, $0.baseAddress, $0.count - 1) }
}

func answer(_ fields: [(String, String)]) {
    say("{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}\n")
}

func refuse() -> Never {
    say(
        """
        usage: fotfeste-benchmarks hold SEED N EVENTS [plain|mixed|cancelled [ENTRIES IN THE HEAP]]
               fotfeste-benchmarks draw SEED COUNT
               fotfeste-benchmarks pathway SEED OFFICES [DAYS]
               fotfeste-benchmarks replications SEED COUNT JOBS

        """, to: STDERR_FILENO)
    exit(64)
}

func calendar(mostNear: Int?) -> EventCalendar<UInt32> {
    if let mostNear { EventCalendar(mostNear: mostNear) } else { EventCalendar() }
}

func hold(seed: UInt64, size: UInt32, events: Int, variant: Hold.Variant, mostNear: Int?) {
    var model = Hold(seed: seed, size: size, variant: variant, calendar: calendar(mostNear: mostNear))
    var sum: UInt64 = 0
    let time = seconds { sum = model.run(events) }
    answer([
        ("tool", "\"fotfeste\""), ("benchmark", "\"hold\""), ("variant", "\"\(variant.rawValue)\""),
        ("size", "\(size)"),
        ("seed", "\(seed)"), ("events", "\(events)"), ("seconds", "\(time)"), ("now", "\(model.now)"),
        ("checksum", "\(sum)"),
    ])
}

func draw(seed: UInt64, count: Int) {
    var stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 1, identity: 0, purpose: 0))
    var sum = 0.0
    let time = seconds { for _ in 0..<count { sum += stream.exponential(mean: 1) } }
    answer([
        ("tool", "\"fotfeste\""), ("benchmark", "\"draw\""), ("seed", "\(seed)"), ("events", "\(count)"),
        ("seconds", "\(time)"), ("mean", "\(sum / Double(count))"),
    ])
}

func pathway(seed: UInt64, offices: Int, horizon: Instant) throws {
    var outcome = PathwayOutcome()
    var time = 0.0
    let processor = try seconds(of: CLOCK_PROCESS_CPUTIME_ID) {
        time = try seconds {
            outcome = try Pathway.replicate(seed: seed, replication: 1, offices: offices, horizon: horizon)
        }
    }
    answer(
        [("tool", "\"fotfeste\""), ("seed", "\(seed)"), ("K", "\(offices)")] + outcome.fields
            + [("seconds", "\(time)"), ("cpu_seconds", "\(processor)")])
}

func replications(seed: UInt64, count: Int, jobs: Int) async throws {
    var total = PathwayOutcome()
    var results: [Int: PathwayOutcome] = [:]
    let clock = ContinuousClock()
    let start = clock.now
    try await ReplicationRunner(jobs: jobs).run(
        1...count, body: { try Pathway.replicate(seed: seed, replication: UInt64($0), offices: 40) },
        deliver: { results[$0] = $1 })
    let time = start.duration(to: clock.now).components
    for replication in 1...count { results[replication].map { total.add($0) } }
    answer(
        [("tool", "\"fotfeste\""), ("benchmark", "\"replications\""), ("seed", "\(seed)"), ("jobs", "\(jobs)")]
            + total.mean(of: count).fields
            + [("seconds", "\(Double(time.seconds) + Double(time.attoseconds) / 1e18)")])
}

prepareGSL()
let words = CommandLine.arguments.dropFirst()
let numbers = words.dropFirst().prefix(3).compactMap { UInt64($0) }.filter { $0 < UInt32.max }
switch (words.first, numbers.count, words.count) {
case ("hold", 3, 4...6):
    let rest = words.dropFirst(4)
    let mostNear = rest.dropFirst().first.map { Int($0) ?? 0 }
    guard let variant = Hold.Variant(rawValue: rest.first ?? "plain"), numbers[1] > 0, mostNear ?? 1 > 0 else {
        refuse()
    }
    hold(
        seed: numbers[0], size: UInt32(numbers[1]), events: Int(numbers[2]), variant: variant, mostNear: mostNear)
case ("draw", 2, 3): draw(seed: numbers[0], count: Int(numbers[1]))
case ("pathway", 2, 3): try pathway(seed: numbers[0], offices: Int(numbers[1]), horizon: Pathway.horizon)
case ("pathway", 3, 4):
    try pathway(seed: numbers[0], offices: Int(numbers[1]), horizon: Instant(days: Double(numbers[2])))
case ("replications", 3, 4):
    guard numbers[1] > 0, numbers[2] > 0 else { refuse() }
    let finished = DispatchSemaphore(value: 0)
    Task.detached {
        do {
            try await replications(seed: numbers[0], count: Int(numbers[1]), jobs: Int(numbers[2]))
        } catch {
            say("\(error)\n", to: STDERR_FILENO)
            exit(1)
        }
        finished.signal()
    }
    finished.wait()
default: refuse()
}
