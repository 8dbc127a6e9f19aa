import Models
import Simulator

extension Study {
    /// Checks the file of a sweep: its points against their inputs, its rows against its digest and, with `replay`, against the model
    /// run again. One run at a time is in memory.
    func verifySweep(
        _ file: StudyFile, replay: Bool, jobs: Int, progress: (StudyProgress) -> Void
    ) async throws -> Verification {
        _ = try file.origin()
        let points = try file.sweepPoints()
        let finished = try file.finishedReplications(points: points.count)
        let runs = try points.flatMap { try file.runs(ofPoint: $0.id, first: finished) }
        var digest = ResultsDigest(names: file.names)
        var differences = file.headerDifferences()
        if Sweep.text(of: points) != file.header.scenarioText {
            differences.append("the points are not those of the scenario text")
        }
        let byPoint = Dictionary(grouping: runs, by: \.point)
        for point in points {
            differences += try differencesOf(
                point, byPoint[point.id] ?? [], of: file, isFinished: finished != nil, &digest)
        }
        var result = Verification(
            file: file.path, name: file.header.name, programVersion: file.header.programVersion,
            replications: runs.count, points: points.count, scenarioDigest: Self.digest(of: points),
            storedScenarioDigest: file.header.scenarioDigest, resultsDigest: digest.text,
            storedResultsDigest: try file.storedDigest()?.digest, differences: differences)
        if replay, !runs.isEmpty {
            try await self.replay(file, points.map(\.input), runs, into: &result, jobs: jobs, progress: progress)
        }
        return result
    }

    /// Reads the runs of a point, adds them to the digest, and estimates its outcomes where the sweep was finished.
    private func differencesOf(
        _ point: SweepPoint, _ runs: [StoredRun], of file: StudyFile, isFinished: Bool, _ digest: inout ResultsDigest
    ) throws -> [String] {
        var differences: [String] = []
        var observations: [[Observation]] = []
        for run in runs {
            try Task.checkCancellation()
            let found = try file.found(run)
            if !found.isIntact { differences.append("\(run) is not as it was written") }
            digest.add(found)
            if isFinished { observations.append(found.observations) }
        }
        guard isFinished else { return differences }
        let stored = try file.storedOutcomes(ofPoint: point.id)
        let estimation = SweepEstimation(
            file: file, points: [point], replications: runs.count, confidence: stored.first?.level ?? 0.95)
        return differences
            + OutcomeDifferences.between(stored, estimation.outcomes(of: point, observations), point: point.id)
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
        for index in Set(runs.map(\.point)).sorted() {
            try file.requireRunnable(inputs[index - 1], "the input of point \(index)")
        }
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
                let stored = try file.found(run).observations
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
