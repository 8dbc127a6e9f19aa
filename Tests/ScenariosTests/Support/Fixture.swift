import Foundation

@testable import Scenarios

/// A folder of its own with a small region's data and the files that a test writes.
final class Fixture {
    let folder: URL

    init() throws {
        let name = "fotfeste-" + UUID().uuidString
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("data"), withIntermediateDirectories: true)
        for (file, text) in Self.data { try write("data/" + file, text) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.path + "/" + name }

    func write(_ name: String, _ text: String) throws {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    func load(_ name: String) throws -> Scenario { try Scenario.load(path: path(name)) }

    /// The messages for a file, with paths from the folder.
    func messages(_ name: String) -> [String] {
        do {
            _ = try load(name)
            return []
        } catch let error as InvalidInput {
            return error.diagnostics.map { $0.text.replacingOccurrences(of: folder.path + "/", with: "") }
        } catch {
            return ["\(error)"]
        }
    }

    /// The messages for a file of the given text.
    func messages(of text: String) throws -> [String] {
        try write("a.yaml", text)
        return messages("a.yaml")
    }

    static let region = """
        region:
          name: Here
          municipalities: data/municipalities.csv
          population_by_age: data/ages.csv
          offices: data/offices.csv
          labour_status: data/status.csv
          establishments: data/establishments.csv
          road_links: data/links.csv

        """
    static let head = "version: 1\nhorizon: 5 years\nwarmup: 3 years\n"
    static let teams = """
        teams:
          - name: Town
            base: Byen
            posts: 2
            serves: [Byen]

        """
    /// A scenario without errors.
    static let sound = head + region + teams

    static let data = [
        "municipalities.csv": """
        kommune_nr,name,name_ssb_2020,county_2024,pop_2020,jobs_at_workplace_2015,centrality_class_2024
        0101,Byen,Byen,South,10000,3000,3
        0102,Viken,Vuohppi - Viken,South,2000,900,5
        0103,Øya,Øya,South,1000,100,6
        0201,Nordby,Nordby,North,4000,500,5

        """,
        "ages.csv": """
        kommune_nr,age,persons
        0101,17,100
        0101,18,3000
        0101,29,1000
        0101,30,2000
        0101,66,500
        0101,67,900
        0102,40,1200
        0103,40,600
        0201,25,2400

        """,
        "offices.csv": """
        nav_office_nr,nav_office_name,n_municipalities,kommune_nrs,kommune_names
        11,NAV Byen,1,0101,Byen
        12,NAV Vik-Øy,2,0103;0102,Øya;Viken
        21,NAV Nordby,1,0201,Nordby

        """,
        "status.csv": """
        kommune_nr_2020,aap_or_disability_20_66
        0101,800
        0102,150
        0103,90
        0201,400
        9999,7

        """,
        "establishments.csv": """
        date,county,total,no_employees
        2009-01-01,South,900,100
        2011-01-01,South,1000,600
        2011-01-01,North,50,20

        """,
        "links.csv": """
        from_kommune_nr,to_kommune_nr,km,minutes
        0101,0102,20,20
        0102,0103,10,30
        0101,0103,70,60
        0101,0201,100,100

        """,
    ]
}
