import Scenarios

/// What the loader of scenario files and the model will answer; until then a made-up study in their place.
enum Pending {
    static var study: Study { Study(replicate: SyntheticModel.replicate, estimate: SyntheticModel.estimate) }

    static let dataFiles = [
        "scenarios/data/municipalities_troms_finnmark_2020.csv",
        "scenarios/data/population_by_age_troms_finnmark_2020.csv",
        "scenarios/data/nav_offices_troms_finnmark_2020.csv",
        "scenarios/data/labour_status_north_norway_2024.csv",
        "scenarios/data/road_links_troms_finnmark.csv",
    ]

    static func loadScenario(_ path: String) throws -> Scenario { try SyntheticModel.scenario(path) }

    static func checkSummary(_ scenario: Scenario, file: String) -> String { "\(file): ok\n" }

    static func template(name: String, extends: String?, path: String) throws -> String {
        fatalError("scenario templates are not here yet")
    }

    static func parameters(name: String?, format: String) throws -> String {
        fatalError("the list of parameters is not here yet")
    }

    static var schema: String { fatalError("the schema is not here yet") }
}
