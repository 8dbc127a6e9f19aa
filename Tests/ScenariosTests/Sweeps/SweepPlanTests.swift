import Foundation
import Models
import Testing

@testable import Scenarios

@Suite struct SweepPlanTests {
    private func fixture() throws -> Fixture {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        try fixture.write("b.yaml", "extends: a.yaml\nname: other\nparameters: {caseload.cap: 7}\n")
        return fixture
    }

    private func messages(_ fixture: Fixture, _ text: String) throws -> [String] {
        try fixture.write("sweep.yaml", text)
        do {
            _ = try SweepPlan.load(path: fixture.path("sweep.yaml")).points()
            return []
        } catch let error as InvalidInput {
            return error.diagnostics.map { $0.text.replacingOccurrences(of: fixture.folder.path + "/", with: "") }
        }
    }

    @Test func aFactorialHasEveryCombinationForEveryScenario() throws {
        let fixture = try fixture()
        try fixture.write(
            "sweep.yaml",
            """
            version: 1
            scenarios: [a.yaml, b.yaml]
            factors:
              - {parameter: caseload.cap, levels: [10, 12 seekers]}
              - {field: effort, levels: [balanced, placement_first, retention_first]}
            """)
        let plan = try SweepPlan.load(path: fixture.path("sweep.yaml"))
        let points = try plan.points()
        #expect(plan.name == "sweep")
        #expect(points.count == 12)
        #expect(points.map(\.id) == Array(1...12))
        #expect(points.map(\.scenario).prefix(4) == ["a", "other", "a", "other"])
        #expect(Set(points.map { $0.settings.map(\.value) }).count == 6)
        // What a factor states stands over what the scenario states.
        #expect(points.allSatisfy { [10, 12].contains($0.input.parameters[.caseloadCap]) })
        let retention = points.filter { $0.settings[1].value == "retention_first" }
        let placement = points.filter { $0.settings[1].value == "placement_first" }
        #expect(
            zip(retention, placement).allSatisfy {
                $0.input.parameters[.effortRetentionWeight] > $1.input.parameters[.effortRetentionWeight]
            })
    }

    @Test func aPointIsTheScenarioThatAFileWouldGive() throws {
        let fixture = try fixture()
        try fixture.write(
            "sweep.yaml",
            "version: 1\nscenarios: [a.yaml]\nfactors: [{field: strategy, levels: [{kind: concentrate, budget: base, offices: 1}]}]\n"
        )
        try fixture.write("c.yaml", "extends: a.yaml\nstrategy: {kind: concentrate, budget: base, offices: 1}\n")
        let point = try #require(try SweepPlan.load(path: fixture.path("sweep.yaml")).points().first)
        #expect(point.digest == (try fixture.load("c.yaml").digest))
        #expect(point.digest != (try fixture.load("a.yaml").digest))
    }

    /// Data are read once for all points, and yet each scenario has its own region.
    @Test func scenariosOfASweepKeepTheirRegions() throws {
        let fixture = try fixture()
        try fixture.write("c.yaml", "extends: a.yaml\nname: c\nregion: {name: There, include: [South]}\n")
        try fixture.write("d.yaml", "extends: a.yaml\nname: d\nregion: {name: Elsewhere}\n")
        try fixture.write(
            "sweep.yaml",
            "version: 1\nscenarios: [a.yaml, c.yaml, d.yaml]\nfactors: [{parameter: caseload.cap, levels: [10, 12]}]\n")
        let points = try SweepPlan.load(path: fixture.path("sweep.yaml")).points()
        #expect(points.map(\.input.region.name) == ["Here", "There", "Elsewhere", "Here", "There", "Elsewhere"])
        #expect(points.map(\.input.region.municipalities.count) == [4, 3, 4, 4, 3, 4])
    }

    @Test(arguments: [("latin_hypercube", "points"), ("sobol", "points")])
    func aDesignOverRangesFillsThem(design: String, key: String) throws {
        let fixture = try fixture()
        try fixture.write(
            "sweep.yaml",
            """
            version: 1
            scenarios: [a.yaml]
            design: \(design)
            \(key): 16
            factors:
              - {parameter: caseload.cap, low: 8, high: 23}
              - {parameter: travel.time_factor, low: 0.5, high: 1.5}
            """)
        let values = try SweepPlan.load(path: fixture.path("sweep.yaml")).points().map {
            $0.input.parameters[.caseloadCap]
        }
        // Sixteen points and sixteen whole numbers: each stratum is one of them.
        #expect(values.sorted() == (8...23).map(Double.init))
    }

    @Test func mistakesAreToldAtOnce() throws {
        let found = try messages(
            try fixture(),
            """
            version: 1
            scenarios: [a.yaml]
            design: latin_hypercub
            factors:
              - {parameter: caseload.capp, levels: [1]}
              - {levels: [1]}
              - {field: effort, parameter: caseload.cap}
              - {parameter: caseload.cap, levels: [999]}
              - {parameter: caseload.cap, levels: []}
              - {field: region, levels: [1]}
            """)
        #expect(
            found == [
                "sweep.yaml:3:9: error: unknown design 'latin_hypercub'; allowed: factorial, latin_hypercube, sobol, morris, sobol_indices, draws; did you mean 'latin_hypercube'?",
                "sweep.yaml:4:1: error: factor 'caseload.cap' is stated more than once; allowed: once",
                "sweep.yaml:5:17: error: unknown parameter 'caseload.capp'; allowed: the names that `fotfeste parameters` lists; did you mean 'caseload.cap'?",
                "sweep.yaml:6:5: error: a factor states neither 'parameter' nor 'field'; allowed: one of them",
                "sweep.yaml:7:13: error: a factor states both 'parameter' and 'field'; allowed: one",
                "sweep.yaml:8:40: error: 'caseload.cap' is 999; allowed: 1 to 250 seekers",
                "sweep.yaml:9:39: error: 'levels' is empty; allowed: at least one level",
                "sweep.yaml:10:13: error: unknown field of scenarios 'region'; allowed: start, horizon, warmup, teams, strategy, programme, population, effort, enrolment, follow_up",
            ], "\(found.joined(separator: "\n"))")
    }

    @Test func aDesignWithoutItsSizeOrWithAnothersIsRefused() throws {
        let fixture = try fixture()
        let start = "version: 1\nscenarios: [a.yaml]\n"
        #expect(
            try messages(fixture, start + "design: morris\npoints: 4\nfactors: [{parameter: caseload.cap}]\n") == [
                "sweep.yaml:1:1: error: a plan of a sweep lacks the key 'trajectories'",
                "sweep.yaml:4:1: error: 'points' does not belong to a design 'morris'; allowed: 'trajectories'",
            ])
        #expect(
            try messages(fixture, start + "points: 4\n") == [
                "sweep.yaml:3:1: error: 'points' does not belong to a design 'factorial'; allowed: no such key, since all combinations of levels are run"
            ])
        #expect(
            try messages(fixture, "version: 1\nscenarios: [a.yaml, a.yaml]\n") == [
                "sweep.yaml: error: two scenarios are named 'a'; allowed: each its own name"
            ])
    }
}
