import Models

/// A row of the municipality file.
struct MunicipalityRow {
    var number: String
    var name: String
    /// All names by which it may be called: number, names, each side of a bilingual name.
    var names: [String]
    var county: String
    var population: Double
    /// Nil where not known.
    var jobs: Double?
    var centrality: Int
    /// Residents aged 18 to 29 and 18 to 66; nil in a file without them.
    var residents: (to29: Double, to66: Double)?
    /// The administrative centre, else the middle of the area; nil in a file without either.
    var point: GeographicPoint?
    /// Nil in a file without it.
    var labourMarketRegion: String?
    /// Its numbers in other years, from columns such as `kommune_nr_2024`; several where it was split.
    var otherNumbers: [(year: String, number: String)] = []
    /// Places in it by their everyday names, its centre first.
    var places: [String] = []
    /// The offices that serve it; empty in a file without them.
    var offices: [String] = []

    /// The name of the area in which it lies; nil where not known.
    func area(_ kind: Division.Kind) -> String? {
        switch kind {
        case .county: county
        case .labourMarketRegion: labourMarketRegion
        }
    }
}

/// The municipalities of a data set and what they are called.
struct MunicipalityTable {
    private(set) var rows: [MunicipalityRow] = []
    private(set) var indexByNumber: [String: Int] = [:]
    /// By what they may be called, in lower case.
    private var indicesByName: [String: [Int]] = [:]
    /// For names that are none of these.
    private(set) var hints = MunicipalityHints([])

    static let columns = [
        "kommune_nr", "name", "name_ssb_2020", "county_2024", "pop_2020", "jobs_at_workplace_2015",
        "centrality_class_2024",
    ]

    /// Read where they are there.
    static let optionalColumns = [
        "pop_18_29", "pop_18_66", "centre_lat", "centre_lon", "centroid_lat", "centroid_lon", "ba_region_name",
        "centre_name", "places",
    ]

    /// The table of a file, or nil with problems.
    init?(_ path: Stated<String>, year: Stated<Int>? = nil, problems: Problems) {
        guard let table = CSVTable(path, year: year, problems: problems), var columns = table.columns(Self.columns)
        else { return nil }
        for name in Self.optionalColumns + Self.yearly(table.header, Self.numberOfYear).map(\.column)
            + Self.yearly(table.header, Self.officeOfYear).map(\.column)
        {
            columns[name] = table.header.firstIndex(of: name)
        }
        let found = problems.count
        for name in Self.counts { table.reportThousands(name) }
        table.reportRepeated {
            $0[columns["kommune_nr"] ?? 0].text
        } title: {
            "municipality \($0[columns["kommune_nr"] ?? 0].text)"
        }
        let before = table.rows.count
        for row in table.rows {
            guard let municipality = Self.row(row, table, columns) else { continue }
            indexByNumber[municipality.number] = rows.count
            for name in Set(municipality.names.map { $0.lowercased() }) {
                indicesByName[name, default: []].append(rows.count)
            }
            rows.append(municipality)
        }
        if before == 0 {
            problems.add(Place(file: table.file), "there are no municipalities; allowed: at least one row")
        }
        guard before > 0, rows.count == before, problems.count == found else { return nil }
        hints = MunicipalityHints(rows)
    }

    private static func row(_ row: [CSVTable.Cell], _ table: CSVTable, _ columns: [String: Int]) -> MunicipalityRow? {
        func cell(_ name: String) -> CSVTable.Cell { row[columns[name] ?? 0] }
        let population = table.number(cell("pop_2020"), "pop_2020")
        let isJobsKnown = !cell("jobs_at_workplace_2015").text.isEmpty
        let jobs = isJobsKnown ? table.number(cell("jobs_at_workplace_2015"), "jobs_at_workplace_2015") : nil
        let centrality = table.integer(cell("centrality_class_2024"), "centrality_class_2024", 1...6)
        let optional = OptionalCells(row: row, table: table, columns: columns)
        let isNumbered = Self.checkNumber(cell("kommune_nr"), table)
        guard let population, jobs != nil || !isJobsKnown, let centrality, optional.areSound, isNumbered else {
            return nil
        }
        let (number, name, official) = (cell("kommune_nr").text, cell("name").text, cell("name_ssb_2020").text)
        var names = [name, number, official]
        names += sides(of: official)
        return MunicipalityRow(
            number: number, name: name, names: names, county: cell("county_2024").text, population: population,
            jobs: jobs, centrality: centrality, residents: optional.residents,
            point: optional.point("centre") ?? optional.point("centroid"),
            labourMarketRegion: optional.text("ba_region_name"),
            otherNumbers: yearly(table.header, numberOfYear).flatMap { name, year in
                list(optional.text(name)).map { (year, $0) }
            }, places: list(optional.text("centre_name")) + list(optional.text("places")),
            offices: yearly(table.header, officeOfYear).flatMap { list(optional.text($0.column)) })
    }

    /// Columns that count, in which no cell has decimals in a file without estimates.
    private static let counts = ["pop_2020", "jobs_at_workplace_2015", "pop_18_29", "pop_18_66"]
    private static let numberOfYear = "kommune_nr_"
    private static let officeOfYear = "nav_office_name_"

    /// Columns whose names are a beginning and a year.
    private static func yearly(_ header: [String], _ beginning: String) -> [(column: String, year: String)] {
        header.compactMap { name in
            let year = name.dropFirst(beginning.count)
            guard name.hasPrefix(beginning), year.count == 4, Int(year) != nil else { return nil }
            return (name, String(year))
        }
    }

    private static func list(_ text: String?) -> [String] { (text ?? "").split(separator: ";").map(\.trimmingSpaces) }

    /// False with a problem for a number that is no four digits: spreadsheets take the leading zero of 0301 away.
    private static func checkNumber(_ cell: CSVTable.Cell, _ table: CSVTable) -> Bool {
        let digits = cell.text.utf8
        if digits.count == 4, digits.allSatisfy({ (48...57).contains($0) }) { return true }
        let hint = digits.count == 3 && Int(cell.text) != nil ? "; did you mean '0\(cell.text)'?" : ""
        table.report(
            cell, kind: "number of a municipality",
            "'\(cell.text)' in column 'kommune_nr' is no municipality number; allowed: four digits, a leading zero among them\(hint)"
        )
        return false
    }

    /// `Gáivuotna - Kåfjord - Kaivuono` has three sides.
    private static func sides(of official: String) -> [String] {
        var sides: [String] = []
        var words: [Substring] = []
        for word in official.split(separator: " ") {
            if word == "-" {
                sides.append(words.joined(separator: " "))
                words = []
            } else {
                words.append(word)
            }
        }
        return sides + [words.joined(separator: " ")]
    }

    /// Indices of the municipalities with a number or name, in any case of letters; several where a name is
    /// not unique.
    func indices(named name: String) -> [Int] { indicesByName[name.lowercased()] ?? [] }

    /// The index of the municipality with a number or name; nil with a problem where it names several, nil
    /// without where it names none.
    func index(_ name: Stated<String>, problems: Problems) -> Int? {
        let found = indices(named: name.value)
        if found.count > 1 {
            let numbers = found.map { rows[$0].number }.joined(separator: ", ")
            problems.add(
                name.place, "several municipalities are named '\(name.value)'; allowed: one of the numbers \(numbers)")
        }
        return found.count == 1 ? found.first : nil
    }

    /// Counties, in order of appearance.
    var counties: [String] {
        rows.reduce(into: []) { if !$0.contains($1.county) { $0.append($1.county) } }
    }

    /// Areas of a kind with their municipalities as indices among the kept, in order of appearance; nil where
    /// one is not known.
    func areas(_ kind: Division.Kind, of kept: [Int]) -> [Division.Area]? {
        var areas: [Division.Area] = []
        for (position, index) in kept.enumerated() {
            guard let name = rows[index].area(kind) else { return nil }
            if let known = areas.firstIndex(where: { $0.name == name }) {
                areas[known].municipalities.append(position)
            } else {
                areas.append(Division.Area(name: name, municipalities: [position]))
            }
        }
        return areas
    }
}
