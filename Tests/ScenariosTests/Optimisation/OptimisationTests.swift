import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct OptimisationTests {
    private func options(_ small: SmallOptimum, _ folder: String, jobs: Int = 2) -> StudyOptions {
        StudyOptions(jobs: jobs, output: small.fixture.path(folder))
    }

    /// All files of a search by name, result files as the digest of what is in them.
    private func contents(_ folder: String) throws -> [String: String] {
        var contents: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where !name.hasSuffix(".sqlite") {
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            // Runs are kept in the order in which they were finished.
            contents[name] = text.split(separator: "\n").sorted().joined(separator: "\n")
        }
        return contents
    }

    /// The best of all allocations that keep the rules, as looking at every one of them tells, with several seeds and two sizes of team.
    @Test(arguments: [1, 3]) func findsTheKnownBest(team: Int) async throws {
        let small = try SmallOptimum()
        for seed in 1...3 {
            let optimisation = try small.optimisation(
                "constraints: {team_at_least: \(team), longest_drive: 90 minutes}", "seed: \(seed)", "equality: none",
                evaluations: 1000)
            let all = SmallOptimum.all(optimisation.problem)
            #expect(all.count > 20)
            let report = try await optimisation.run(options: options(small, "\(team)-\(seed)"))
            let found = SmallOptimum.coverage(report.input)
            #expect(found > all[0].coverage - 1e-9, "seed \(seed): \(found), best \(all[0].coverage)")
            // The scenario file gives what was searched.
            let written = try Scenario.load(path: report.path)
            #expect(written.input.teams == report.input.teams)
            #expect(written.budget?.limit == 5.4e6)
            // Simultaneous intervals from fresh luck, widened for eight comparisons, hold the true improvements.
            for (improvement, rival) in zip(report.improvements, optimisation.problem.rivals) {
                let truth = found - SmallOptimum.coverage(rival.scenario.input)
                let estimate = try #require(improvement.estimate)
                let half = try #require(improvement.simultaneousHalfWidth)
                #expect(abs(estimate - truth) <= 2 * half + 1e-9, "\(improvement.name)")
            }
        }
    }

    /// What is best is none of what the search began with: the named strategies.
    @Test func theBestIsNoStart() throws {
        let constraints = "constraints: {team_at_least: 1, longest_drive: 90 minutes}"
        let problem = try SmallOptimum().optimisation(constraints).problem
        let all = SmallOptimum.all(problem)
        let starts = problem.starts.map { SmallOptimum.coverage(problem.input($0)) }
        #expect(starts.allSatisfy { $0 < all[0].coverage - 1e-3 }, "\(starts) \(all[0].coverage)")
    }

    @Test func theResultIsTheSameForAnyNumberOfJobs() async throws {
        let small = try SmallOptimum()
        let one = try await small.optimisation(evaluations: 200).run(options: options(small, "one", jobs: 1))
        let three = try await small.optimisation(evaluations: 200).run(options: options(small, "three", jobs: 3))
        #expect(one.json.text.replacing("/one/", with: "/") == three.json.text.replacing("/three/", with: "/"))
        #expect(try contents(small.fixture.path("one/plan")) == contents(small.fixture.path("three/plan")))
        #expect(OptimisationText(one).text == OptimisationText(three).text)
    }

    /// Cancelled again and again, and with its last line cut off, it goes on to what it gives in one go.
    @Test func aStoppedSearchGoesOnToTheSameResult() async throws {
        let small = try SmallOptimum()
        let whole = try await small.optimisation(evaluations: 200).run(options: options(small, "whole"))
        let (optimisation, options) = (try small.optimisation(evaluations: 200), options(small, "parts"))
        var cuts = 0
        for moment in [1, 30, 31, 120, 260] {
            let task = Task {
                try await optimisation.run(
                    options: options,
                    progress: { progress in
                        if progress.done >= moment + (progress.name == "search" ? 0 : 10_000) {
                            withUnsafeCurrentTask { $0?.cancel() }
                        }
                    })
            }
            do {
                _ = try await task.value
            } catch is StudyInterrupted {
                cuts += 1
            }
            let log = small.fixture.path("parts/plan/search.jsonl")
            let text = try String(contentsOfFile: log, encoding: .utf8)
            try String(text.dropLast(7)).write(toFile: log, atomically: true, encoding: .utf8)
        }
        #expect(cuts >= 4)
        let parts = try await optimisation.run(options: options)
        #expect(parts.json.text.replacing("/parts/", with: "/") == whole.json.text.replacing("/whole/", with: "/"))
        #expect(try contents(small.fixture.path("parts/plan")) == contents(small.fixture.path("whole/plan")))
    }

    /// What no allocation of the frontier may be: beaten by another that was found on both outcomes by more than luck.
    @Test func theFrontierTradesCoverageAgainstEquality() async throws {
        let small = try SmallOptimum()
        let report = try await small.optimisation("constraints: {team_at_least: 1}").run(options: options(small, "out"))
        #expect(report.frontier.contains { $0.name == "plan-optimised" })
        let best = report.frontier.filter { !$0.isDominated }
        #expect(!best.isEmpty && best.allSatisfy { $0.probabilityDominated < 1 })
        let equality = best.compactMap { $0.equality?.estimate }
        #expect(zip(equality, equality.dropFirst()).allSatisfy { $0 >= $1 })
        for point in report.frontier.compactMap(\.path) { #expect(try Scenario.load(path: point).budget != nil) }
    }

    /// Half-way between what the best for the objective gives the place that is served worst, and what can be given to it.
    @Test func leastCoverageIsKept() async throws {
        let small = try SmallOptimum()
        func lowest(_ input: ModelInput) -> Double {
            zip(SmallOptimum.admitted(input), SmallOptimum.eligible(input)).map { $0 / $1 }.min() ?? 0
        }
        let free = try small.optimisation("equality: none", "constraints: {team_at_least: 1}").problem
        let all = SmallOptimum.all(free).map { lowest(free.input($0.allocation)) }
        let highest = try #require(all.max())
        #expect(highest > all[0] + 0.05)
        let least = (all[0] + highest) / 2
        let constraints = "constraints: {team_at_least: 1, least_coverage: \(least)}"
        let bound = try await small.optimisation("equality: none", constraints).run(options: options(small, "bound"))
        #expect(lowest(bound.input) >= least - 0.01)
        #expect(bound.improvements.contains { $0.obstacle != nil })
    }

    @Test func anotherPlanIsNotContinued() async throws {
        let small = try SmallOptimum()
        _ = try await small.optimisation(evaluations: 60).run(options: options(small, "out"))
        let other = try small.optimisation("constraints: {longest_drive: 45 minutes}", evaluations: 60)
        let path = small.fixture.path("out/plan/search.jsonl")
        await #expect(
            throws: StoreFailure(
                .cannotWrite, path: path,
                cause:
                    "it holds a search of another plan, or its scenario has changed since; begin anew with --force, or give another --output"
            )
        ) { try await other.run(options: options(small, "out")) }
        var forced = options(small, "out")
        forced.force = true
        _ = try await other.run(options: forced)
    }
}
