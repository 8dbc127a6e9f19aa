import Simulator

/// A machine over 1000 days: it runs, breaks down, and is repaired.
enum Machine {
    /// The number of breakdowns, and the share of the days that it was down.
    static func observe(meanRun: Double, meanRepair: Double, seed: UInt64) -> [Double] {
        var stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 1, identity: 0, purpose: 1))
        var (day, down, breakdowns) = (0.0, 0.0, 0.0)
        while true {
            day += stream.exponential(mean: meanRun)
            guard day < 1000 else { return [breakdowns, down / 1000] }
            let repair = min(stream.exponential(mean: meanRepair), 1000 - day)
            (day, down, breakdowns) = (day + repair, down + repair, breakdowns + 1)
        }
    }

    static func calibrated(jobs: Int) async throws -> String {
        let bayes = try ApproximateBayes(
            priors: [try Uniform(low: 2, high: 100), try Triangular(low: 0, mode: 2, high: 10)],
            distance: SummaryDistance(observed: [48, 0.13], scales: [7, 0.025]),
            particles: 200, limits: .init(evaluations: 4000), seed: 1)
        var state = bayes.start
        try await bayes.run(&state, jobs: jobs) { evaluation in
            let (run, repair) = (evaluation.parameters[0], evaluation.parameters[1])
            return observe(meanRun: run, meanRepair: repair, seed: evaluation.seed)
        }
        guard let posterior = try bayes.adjustedPosterior(of: state) else { return "too few evaluations" }
        return ["it runs", "a repair takes"].enumerated().map { parameter, name in
            let interval = posterior.credibleInterval(of: parameter)
            func short(_ value: Double) -> Double { (value * 10).rounded() / 10 }
            return "\(name) \(short(posterior.mean(of: parameter))) days on average, "
                + "90 % from \(short(interval.lowerBound)) to \(short(interval.upperBound))"
        }.joined(separator: "\n")
    }
}
