import Foundation
import Models

/// What a search found, written as scenario files and read from them again: what is compared is what a planner can run.
struct FoundScenarios {
    /// One of them.
    struct Found {
        var path: String
        var scenario: Scenario
        var allocation: DeskAllocation
    }

    let best: Found
    let frontier: [Found]

    /// Writes the best and the points of the frontier into a folder.
    ///
    /// - Throws: `StoreFailure` where a file cannot be written.
    init(_ problem: OptimisationProblem, _ result: AllocationSearch.Result, folder: String) throws {
        let plan = problem.plan
        func found(_ allocation: DeskAllocation, _ suffix: String, _ what: String) throws -> Found {
            let path = (folder as NSString).appendingPathComponent("\(plan.fileName)-\(suffix).yaml")
            return try Self.write(problem, allocation, name: "\(plan.name)-\(suffix)", what: what, path: path)
        }
        best = try found(result.best, "optimised", "The best allocation found for \(plan.objective).")
        frontier = try result.frontier.enumerated().map { index, allocation in
            try found(
                allocation, "frontier-\(index + 1)",
                "A compromise between \(plan.objective) and \(plan.equality ?? "equality").")
        }
    }

    private static func write(
        _ problem: OptimisationProblem, _ allocation: DeskAllocation, name: String, what: String, path: String
    ) throws -> Found {
        let writer = ScenarioWriter(
            base: problem.plan.scenario, budget: problem.budgetText, region: problem.template.region)
        let teams = problem.rules.teams(of: allocation)
        func write(_ parameters: [(key: ParameterKey, value: Double)]) throws -> Scenario {
            let text = writer.text(
                name: name, description: what, comments: comments(problem), teams: teams, parameters: parameters,
                at: path)
            try OutputFile(path, .scenario, inputs: [problem.plan.path, problem.plan.scenario]).write(text)
            return try Scenario.load(path: path)
        }
        var scenario = try write([])
        let (wanted, got) = (problem.template.parameters, scenario.input.parameters)
        let lost = Registry.all.map(\.key).filter { wanted[$0] != got[$0] }
        if !lost.isEmpty { scenario = try write(lost.map { ($0, wanted[$0]) }) }
        return Found(path: path, scenario: scenario, allocation: allocation)
    }

    private static func comments(_ problem: OptimisationProblem) -> [String] {
        let plan = problem.plan
        return [
            "Found by `fotfeste optimise \(plan.path)`: \(plan.objective), seed \(plan.seed), about \(counted(plan.evaluations, "run")).",
            "A search finds what the model's assumptions reward; look at docs/optimising.md before you believe it.",
        ]
    }
}
