import Models
import Simulator

extension Study {
    /// Checks the file of a sweep: its points against their inputs, its rows against its digest and, with `replay`, against the model
    /// run again. One run at a time is in memory.
    func verifySweep(
        _ file: StudyFile, replay: Bool, jobs: Int, progress: (StudyProgress) -> Void
    ) async throws -> Verification {
        let points = try file.sweepPoints()
        let finished = try file.finishedReplications(points: points.count)
        let runs = try points.flatMap { try file.runs(ofPoint: $0.id, first: finished ?? .max) }
        var digest = ResultsDigest(names: file.names)
        for run in runs {
            try Task.checkCancellation()
            let rows = try file.observations(ofReplication: run.replication, point: run.point)
            digest.add(rows, point: run.point, replication: run.replication)
        }
        var result = Verification(
            file: file.path, name: file.header.name, programVersion: file.header.programVersion,
            replications: runs.count, points: points.count, scenarioDigest: Self.digest(of: points),
            storedScenarioDigest: file.header.scenarioDigest, resultsDigest: digest.text,
            storedResultsDigest: try file.storedDigest()?.digest)
        if replay, !runs.isEmpty {
            try await self.replay(file, points.map(\.input), runs, into: &result, jobs: jobs, progress: progress)
        }
        return result
    }

    /// The input that a replay runs on has to be that of each point's stated scenario.
    private static func digest(of points: [SweepPoint]) -> String {
        let digests = CanonicalDigests()
        let found = points.map { point in
            var point = point
            point.digest = digests.digest(of: point.input)
            return point
        }
        return SHA256.hexadecimal(of: Sweep.text(of: found))
    }

    private func replay(
        _ file: StudyFile, _ inputs: [ModelInput], _ runs: [StoredRun], into result: inout Verification, jobs: Int,
        progress: (StudyProgress) -> Void
    ) async throws {
        let (seed, replicate) = (file.header.seed, replicate)
        var canonical = CanonicalRows(names: file.names)
        var digest = ResultsDigest(names: file.names)
        var first: RowDifference?
        var done = 0
        try await ReplicationRunner(jobs: jobs).run(runs, order: .asGiven) { run in
            try replicate(inputs[run.point - 1], seed, run.replication).observations.thinned()
        } deliver: { run, observations in
            digest.add(observations, point: run.point, replication: run.replication)
            if first == nil {
                canonical.point = run.point
                let stored = try file.observations(ofReplication: run.replication, point: run.point)
                first = RowDifference(
                    stored: canonical.rows(stored, replication: run.replication),
                    replayed: canonical.rows(observations, replication: run.replication))
            }
            done += 1
            progress(StudyProgress(name: file.header.name, done: done, total: runs.count, found: 0, unit: "runs"))
        }
        result.firstDifference = first
        result.replayedDigest = digest.text
    }
}
