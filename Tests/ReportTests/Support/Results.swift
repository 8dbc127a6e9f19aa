import Foundation
import Models
import Scenarios

@testable import Report

/// Results that the tests of reports share: made once, in a folder of their own.
struct Results: Sendable {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    /// What a careless or a malicious user may call a scenario.
    static let wickedName = "<script>document.title='x'<b> & co"
    static let wickedText = "</script><img src=x onerror=document.title='x'>"

    let folder: String

    private static let made = Task { try await make() }

    static func shared() async throws -> Results { try await made.value }

    func path(_ name: String) -> String { folder + "/" + name }

    /// Two studies under the same seed, the second with teams of its own.
    var studies: [String] { [path("base.sqlite"), path("other.sqlite")] }
    var cohort: String { path("trial.sqlite") }
    /// What a search for the best allocation left.
    var optimisation: String { path("posts/posts-optimisation.json") }
    var documents: [String] {
        [path("factors-sensitivity.json"), path("validation.json"), path("fit-posterior.json"), optimisation]
    }

    static var borders: RegionMap? {
        try? RegionMap(path: package + "/scenarios/data/municipalities_troms_finnmark_2020.geojson")
    }

    /// A page with a script in place of Plotly that draws nothing.
    static func page(
        _ paths: [String], _ language: Language = .nb, plotly: String = "var Plotly = { react: function () {} };"
    ) throws
        -> ReportPage
    {
        ReportPage(
            try ReportSources(paths: paths), ReportPage.Options(language: language, plotly: plotly, map: borders))
    }

    private static func make() async throws -> Results {
        let folder = NSTemporaryDirectory() + "fotfeste-report-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let results = Results(folder: folder)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/shipped", withDestinationPath: package + "/scenarios")
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: results.path(name))) }
        for name in ["base", "other", "trial"] {
            let scenario = try Scenario.load(path: results.path(name + ".yaml"))
            _ = try await Study().run(scenario, options: StudyOptions(output: results.path(name + ".sqlite")))
        }
        let search = try Optimisation(OptimisationPlan.load(path: results.path("posts.yaml")))
        let found = try await search.run(options: StudyOptions(output: folder))
        try Data(found.json.text.utf8).write(to: URL(fileURLWithPath: found.documentPath))
        return results
    }

    /// Four observed years, so that months come out even.
    static let files = [
        "base.yaml": """
        extends: shipped/troms-2019.yaml
        name: base
        description: "\(wickedText)"
        seed: 3
        replications: 4
        warmup: 400 days
        horizon: 1861 days

        """,
        "other.yaml": """
        extends: base.yaml
        name: '\(wickedName.replacing("'", with: "''"))'
        description: "\(wickedText)"
        parameters: {caseload.cap: 12, travel.time_factor: 1.3}
        strategy: {kind: spread, budget: base}

        """,
        "trial.yaml": """
        extends: shipped/troms-2019.yaml
        kind: cohort
        name: trial
        seed: 1
        replications: 4
        place: Tromsø
        enrolment: 2 months
        follow_up: 24 months
        arms:
          - {name: usual, programme: no_measure, n: 12}
          - {name: se, programme: utvidet_oppfolging, n: 12}

        """,
        // A short life of a part of the region.
        "team.yaml": """
        extends: shipped/questions/team-of-three.yaml
        name: team
        warmup: 200 days
        horizon: 700 days

        """,
        "against.yaml": """
        extends: team.yaml
        name: '\(wickedName.replacing("'", with: "''"))'
        parameters: {caseload.cap: 12}

        """,
        "posts.yaml": """
        version: 1
        name: posts
        scenario: team.yaml
        against: [against.yaml]
        objective: eligible_employed_at_12m
        evaluations: 50
        replications: 3

        """,
        "factors-sensitivity.json": """
        {"name": "factors", "results_digest": "abc", "series": [
          {"outcome": "coverage_90d", "scenario": "other", "against": "base", "label": "x", "effects": [
            {"factor": "inflow.rate", "mean_size": {"estimate": 0.02, "low": 0.01, "high": 0.03}, "mean": {"estimate": -0.02, "low": -0.03, "high": -0.01}, "spread": {"estimate": 0.01, "low": 0, "high": 0.02}, "above_noise": true},
            {"factor": "travel.time_factor", "mean_size": {"estimate": 0.05, "low": 0.03, "high": 0.07}, "mean": {"estimate": 0.05, "low": 0.03, "high": 0.07}, "spread": {"estimate": 0.01, "low": 0, "high": 0.02}, "above_noise": false}]},
          {"outcome": "retention_12m", "scenario": "base", "against": null, "label": "y", "noise_share": 0.4, "indices": [
            {"factor": "inflow.rate", "first": {"estimate": 0.2, "low": 0.1, "high": 0.3}, "total": {"estimate": 0.4, "low": 0.3, "high": 0.5}},
            {"factor": "caseload.cap", "first": {"estimate": 0.5, "low": 0.4, "high": 0.6}, "total": {"estimate": 0.6, "low": 0.5, "high": 0.7}}]},
          {"outcome": "dropout_12m", "scenario": "base", "against": null, "label": "z", "reason": "nothing varies"}]}

        """,
        "validation.json": """
        {"patterns": [
          {"id": "P1", "use": "C", "outcome": "Hours <b>after</b>", "published": {"estimate": 20, "low": 14, "high": 26}, "simulated": {"estimate": 18, "low": 17, "high": 19}, "passed": true, "probability": null, "note": "n"},
          {"id": "P2", "use": "V", "outcome": "Caseload", "published": {"estimate": 20, "low": 18, "high": 22}, "simulated": {"estimate": 60, "low": 59, "high": 61}, "passed": false, "probability": null, "note": "n"},
          {"id": "P3", "use": "V", "outcome": "Direction", "published": {"estimate": null, "low": 0, "high": null}, "simulated": {"estimate": 1, "low": 0.5, "high": 1.5}, "passed": true, "probability": 0.9, "note": "n"}],
         "studies": [{"name": "base", "seed": 1, "replications": 4, "scenario_digest": "d", "results_digest": "e"}]}

        """,
        "fit-posterior.json": """
        {"name": "fit", "plan_digest": "f", "program_version": "0.1.0", "seed": 1, "patterns": ["P1"], "replications": 1, "evaluations": 100, "undefined": 0, "seconds": 3,
         "stopped_by": "evaluations", "adjustment": "regression", "parameters": [
          {"name": "inflow.rate", "studies": [], "arms": [], "prior": "uniform(0, 1)", "mean": 0.45, "low": 0.4, "high": 0.5},
          {"name": "caseload.cap", "studies": [], "arms": ["se"], "prior": "triangular(5, 10, 25)", "mean": 12, "low": 6, "high": 20}],
         "particles": [[0.4, 6], [0.45, 10], [0.5, 20]], "weights": [0.25, 0.5, 0.25]}

        """,
    ]
}
