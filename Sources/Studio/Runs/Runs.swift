import Foundation
import Models
import Scenarios
import Simulator

/// All runs of the studio: those that wait, the one that is simulated, and those that are finished.
///
/// One run at a time has all cores, for a stage; then the one with the fewest replications has them. So everybody has a first
/// answer soon, and two policies that are compared grow together.
actor Runs {
    /// Runs that can wait or be simulated at the same time.
    static let mostUnfinished = 40
    /// Runs that the folder can hold, finished ones included.
    static let mostStored = 5_000
    /// Replications that a run can have.
    static let mostReplications = 1_000
    /// Browsers that can watch at the same time.
    static let mostFollowers = 400
    static let confidence = 0.95
    /// People in a replication of a plan that is begun with before anyone presses run: a nation would keep the cores too long.
    static let mostPrepared = 50_000.0

    let folder: String
    let plans: PlanReader
    let jobs: Int
    let workers: Workers
    let prepared = Prepared()
    var states: [String: RunState] = [:]
    var order: [String] = []
    var active: (id: String, task: Task<StudyResult, any Error>?)?
    var isDraining = false
    var preparing: Task<Void, Never>?
    var followers = 0
    var followerCount = 0
    var heartbeat: Task<Void, Never>?
    private let lock: StoreLock
    private(set) var isClosing = false

    /// The runs of a folder: what an earlier studio left there is found again.
    ///
    /// - Throws: `StoreFailure` where the folder cannot be written to, or another studio uses it.
    init(folder: String, plans: PlanReader, jobs: Int) throws {
        (self.folder, self.plans, self.jobs) = (folder, plans, max(1, jobs))
        // One more, so that what is finished is delivered while all jobs simulate.
        workers = Workers(threads: max(1, jobs) + 1)
        try makeFolder(folder)
        lock = try StoreLock(
            for: folder, busy: "another studio uses this folder; stop it, or state another folder with --output")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() {
            let place = RunFolder(path: folder + "/" + name)
            guard let record = place.read(), record.id == name else { continue }
            var state = RunState(record: record, folder: place, done: record.reported, isStarted: false)
            state.storedOutcomes = StoredReport(place.report)?.regional ?? []
            states[name] = state
            order.append(name)
        }
    }

    // MARK: what people do

    /// Queues a run of a plan.
    ///
    /// - Throws: `Refusal` where too many wait already; `StoreFailure` where nothing can be written.
    func start(_ plan: Plan, title: String, replications: Int, seed: UInt64) throws -> RunSnapshot {
        try start([(plan, title)], replications: replications, seed: seed)[0]
    }

    /// Queues a run of each plan, or of none.
    func start(_ plans: [(plan: Plan, title: String)], replications: Int, seed: UInt64) throws -> [RunSnapshot] {
        try refuseExcess(plans.count)
        var made: [String] = []
        do {
            for (plan, title) in plans {
                made.append(try create(plan, title: title, replications: replications, seed: seed))
            }
        } catch {
            for id in made { discard(id) }
            throw error
        }
        drain()
        return try made.map(snapshot)
    }

    private func create(_ plan: Plan, title: String, replications: Int, seed: UInt64) throws -> String {
        let id = nextID()
        let place = RunFolder(path: folder + "/" + id)
        let record = RunRecord(
            id: id, name: plan.scenario.name, title: title, extends: plan.extends, seed: seed,
            replications: replications, created: Int(Date().timeIntervalSince1970))
        states[id] = RunState(record: record, folder: place, scenario: plan.scenario, done: 0, isStarted: true)
        order.append(id)
        do {
            try makeFolder(place.path)
            try AtomicFile(path: place.scenario).write { try $0(plan.text) }
            try place.write(record)
        } catch {
            discard(id)
            throw error
        }
        return id
    }

    /// Forgets a run of which nothing is simulated.
    private func discard(_ id: String) {
        if let place = states.removeValue(forKey: id)?.folder {
            try? FileManager.default.removeItem(atPath: place.path)
        }
        order.removeAll { $0 == id }
    }

    /// Refuses more runs than may wait or be stored. What an earlier studio left counts only when somebody goes on with it.
    private func refuseExcess(_ more: Int, stored: Bool = true) throws(Refusal) {
        guard !isClosing else { throw Refusal(.serviceUnavailable, "the studio is being stopped") }
        guard states.values.count(where: \.isUnfinished) + more <= Self.mostUnfinished else {
            throw Refusal(
                .tooManyRequests,
                "\(Self.mostUnfinished) runs wait already; allowed: a new one when one of them is done")
        }
        guard !stored || states.count + more <= Self.mostStored else {
            throw Refusal(
                .init(code: 507, reasonPhrase: "Insufficient Storage"),
                "\(Self.mostStored) runs are stored; allowed: no more, remove old ones from the results folder")
        }
    }

    /// Stops a run; what is stored is sound.
    func cancel(_ id: String) throws -> RunSnapshot {
        guard let state = states[id] else { throw Refusal.unknownRun(id) }
        guard state.isWanted else { return try snapshot(id) }
        try change(id) { $0.isCancelled = true }
        if active?.id == id { active?.task?.cancel() }
        publish(id)
        return try snapshot(id)
    }

    /// Goes on with a run that was stopped, to as many replications as are asked for.
    ///
    /// - Throws: `Refusal` where too many wait already, or where the run is larger than a new one may be.
    func resume(_ id: String, replications: Int?) throws -> RunSnapshot {
        guard let state = states[id] else { throw Refusal.unknownRun(id) }
        let wanted = max(replications ?? state.record.replications, state.record.reported)
        if wanted > state.record.reported {
            guard wanted <= Self.mostReplications else {
                throw Refusal(
                    .unprocessableContent, "the run has \(wanted) replications; allowed: \(Self.mostReplications)")
            }
            if !state.isUnfinished { try refuseExcess(1, stored: false) }
            _ = try scenario(id)
        }
        try change(id) {
            $0.isCancelled = false
            $0.failure = nil
            $0.replications = wanted
        }
        states[id]?.isStarted = true
        drain()
        return try snapshot(id)
    }

    func rename(_ id: String, title: String?, isKept: Bool?) throws -> RunSnapshot {
        try change(id) {
            $0.title = title ?? $0.title
            $0.isKept = isKept ?? $0.isKept
        }
        publish(id)
        return try snapshot(id)
    }

    /// Begins with a plan on idle cores.
    func prepare(_ scenario: Scenario, seed: UInt64) {
        preparing?.cancel()
        guard active == nil, PlanReader.people(scenario) <= Self.mostPrepared else { return }
        let (key, input, prepared, jobs) = (Prepared.key(scenario, seed: seed), scenario.input, prepared, jobs)
        let missing = prepared.missing(key)
        guard !missing.isEmpty else { return }
        preparing = Task(executorPreference: workers) {
            try? await ReplicationRunner(jobs: jobs).run(missing) {
                try FollowUp.replicateUnlessCancelled(input, seed: seed, replication: $0)
            } deliver: {
                prepared.add(key, $0, $1)
            }
        }
    }

    /// Stops what is being simulated, as far as that takes no longer than a few seconds: what is stored is sound in any case.
    func close() async {
        isClosing = true
        preparing?.cancel()
        for state in states.values { for follower in state.followers.values { follower.finish() } }
        active?.task?.cancel()
        for _ in 0..<30 where active != nil { try? await Task.sleep(for: .milliseconds(100)) }
        lock.release()
    }

    // MARK: what people see

    /// All runs, the latest first.
    func all() -> [RunSnapshot] { order.reversed().compactMap { try? snapshot($0) } }

    func snapshot(_ id: String) throws -> RunSnapshot {
        guard let state = states[id] else { throw Refusal.unknownRun(id) }
        let waiting = queue.prefix { $0 != id }.count
        let status = status(state)
        let outcomes = state.outcomes.isEmpty ? state.storedOutcomes : state.outcomes.map(\.json)
        return RunSnapshot(
            record: state.record, status: status, done: max(state.done, state.record.reported),
            ahead: status == .queued ? waiting : 0, secondsLeft: status == .running ? state.secondsLeft : nil,
            outcomes: outcomes, file: plans.fileName(state.record.name))
    }

    /// The result files of runs that have results, in the order asked for.
    func files(_ ids: [String]) throws -> [RunFolder] {
        try ids.map { id in
            guard let state = states[id] else { throw Refusal.unknownRun(id) }
            return state.folder
        }
    }

    func record(_ id: String) throws -> RunRecord {
        guard let state = states[id] else { throw Refusal.unknownRun(id) }
        return state.record
    }

    /// What the run simulates.
    func scenario(_ id: String) throws -> Scenario {
        guard let state = states[id] else { throw Refusal.unknownRun(id) }
        if let scenario = state.scenario { return scenario }
        let scenario = try plans.stored(state.folder.scenario, name: state.record.name)
        states[id]?.scenario = scenario
        return scenario
    }

    /// Its state now and whenever it changes, the latest only, until it is over.
    func follow(_ id: String) throws -> AsyncStream<String> {
        let now = try snapshot(id)
        guard followers < Self.mostFollowers else {
            throw Refusal(.serviceUnavailable, "\(Self.mostFollowers) browsers watch already")
        }
        let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
        continuation.yield(now.json.compact)
        guard now.status.goesOn else {
            continuation.finish()
            return stream
        }
        followerCount += 1
        let number = followerCount
        followers += 1
        states[id]?.followers[number] = continuation
        continuation.onTermination = { _ in Task { await self.unfollow(id, number) } }
        beat()
        return stream
    }

    func unfollow(_ id: String, _ number: Int) {
        if states[id]?.followers.removeValue(forKey: number) != nil { followers -= 1 }
    }

    /// How many browsers watch, for tests of what is left behind.
    var watching: Int { followers }

    /// A connection that was lost is noticed when something is sent.
    func beat() {
        guard heartbeat == nil else { return }
        heartbeat = Task {
            while followers > 0 {
                try? await Task.sleep(for: .seconds(10))
                for (id, state) in states where !state.followers.isEmpty { publish(id) }
            }
            heartbeat = nil
        }
    }
}
