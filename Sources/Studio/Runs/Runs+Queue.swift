import Foundation
import Models
import Scenarios

// Which run has the cores, for how long, and who is told.
extension Runs {
    /// Those that are not finished, in the order in which they come next.
    var queue: [String] {
        order.enumerated().filter { states[$1]?.isUnfinished ?? false }.sorted {
            let (a, b) = (states[$0.element]?.record.reported ?? 0, states[$1.element]?.record.reported ?? 0)
            return (a, $0.offset) < (b, $1.offset)
        }.map(\.element)
    }

    func status(_ state: RunState) -> RunStatus {
        if state.record.failure != nil { return .failed }
        if state.record.reported >= state.record.replications { return .done }
        if state.record.isCancelled { return .cancelled }
        guard state.isStarted else { return .stopped }
        return active?.id == state.record.id || state.done > 0 ? .running : .queued
    }

    /// Simulates until nothing waits.
    func drain() {
        guard !isDraining else { return }
        isDraining = true
        Task {
            while !isClosing, let id = queue.first {
                preparing?.cancel()
                active = (id, nil)
                publishQueue()
                await stage(id)
                active = nil
                publish(id)
            }
            isDraining = false
        }
    }

    /// One run has all cores until its next stage.
    func stage(_ id: String) async {
        do {
            guard let state = states[id] else { return }
            let scenario = try scenario(id)
            let began = ContinuousClock.now
            let task = try simulation(of: state, scenario)
            active = (id, task)
            let result = try await task.value
            let took = ContinuousClock.now - began
            states[id]?.work.seconds += took / .seconds(1)
            states[id]?.work.replications += max(0, result.report.replications - state.record.reported)
            try finish(id, result.report)
        } catch let interrupted as StudyInterrupted {
            states[id]?.done = interrupted.stored
            await reportWhatIsStored(id, interrupted.stored)
        } catch {
            try? change(id) { $0.failure = Refusal(explaining: error).message }
        }
    }

    func simulation(of state: RunState, _ scenario: Scenario) throws -> Task<StudyResult, any Error> {
        let (id, seed, confidence) = (state.record.id, state.record.seed, Self.confidence)
        var study = Study(replicate: prepared.replicate(Prepared.key(scenario, seed: seed)))
        let stored = try RunObservations.read(state.folder.results(state.record), through: state.record.reported)
        let live = LiveEstimates(scenario.input, stored: stored, confidence: confidence)
        study.observe = { replication, result in
            guard let (done, outcomes) = live.add(replication, result.observations) else { return }
            Task { await self.progress(id, done, outcomes) }
        }
        let options = StudyOptions(
            seed: seed, replications: state.nextStage, jobs: jobs, output: state.folder.path, force: false,
            confidence: confidence)
        return Task(executorPreference: workers) { [study] in try await study.run(scenario, options: options) }
    }

    /// Estimates come from several threads: an earlier one that comes late is passed over.
    func progress(_ id: String, _ done: Int, _ outcomes: [ReportedOutcome]) {
        guard let state = states[id], done > state.done || state.outcomes.isEmpty else { return }
        states[id]?.done = done
        states[id]?.outcomes = outcomes
        publish(id)
    }

    func finish(_ id: String, _ report: RunReport) throws {
        guard let state = states[id] else { return }
        try AtomicFile(path: state.folder.report).write { try $0(report.json.compact + "\n") }
        states[id]?.done = report.replications
        states[id]?.outcomes = LiveEstimates.shown.compactMap { report.regional($0) }
        try change(id) { $0.reported = report.replications }
        publish(id)
    }

    /// A run that was stopped half-way through a stage shows all that it has.
    func reportWhatIsStored(_ id: String, _ stored: Int) async {
        guard let state = states[id], stored > state.record.reported else { return }
        let options = StudyOptions(
            seed: state.record.seed, replications: stored, jobs: jobs, output: state.folder.path,
            confidence: Self.confidence)
        let study = Study()
        guard let scenario = try? scenario(id) else { return }
        let task = Task(executorPreference: workers) { try await study.run(scenario, options: options) }
        if let result = try? await task.value { try? finish(id, result.report) }
    }

    // MARK: telling

    func publish(_ id: String) {
        guard let state = states[id], !state.followers.isEmpty, let now = try? snapshot(id) else { return }
        let text = now.json.compact
        for continuation in state.followers.values {
            continuation.yield(text)
            if !now.status.goesOn { continuation.finish() }
        }
    }

    /// Those who wait are told how many go before them.
    func publishQueue() { for id in states.keys { publish(id) } }

    func change(_ id: String, _ change: (inout RunRecord) -> Void) throws {
        guard var state = states[id] else { throw Refusal.unknownRun(id) }
        change(&state.record)
        try state.folder.write(state.record)
        states[id] = state
    }

    /// By time, and counted within a second: names sort in the order in which runs were started.
    func nextID() -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "yyyyMMdd-HHmmss"
        let stem = formatter.string(from: Date())
        var number = 1
        while states["\(stem)-\(number)"] != nil { number += 1 }
        return "\(stem)-\(number)"
    }
}
