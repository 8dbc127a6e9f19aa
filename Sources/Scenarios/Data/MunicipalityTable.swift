/// A row of the municipality file.
struct MunicipalityRow {
    var number: String
    var name: String
    /// All names by which it may be called: number, names, each side of a bilingual name.
    var names: [String]
    var county: String
    var population: Double
    var jobs: Double
    var centrality: Int
}

/// The municipalities of a data set and what they are called.
struct MunicipalityTable {
    private(set) var rows: [MunicipalityRow] = []
    private(set) var indexByNumber: [String: Int] = [:]

    static let columns = [
        "kommune_nr", "name", "name_ssb_2020", "county_2024", "pop_2020", "jobs_at_workplace_2015",
        "centrality_class_2024",
    ]

    /// The table of a file, or nil with problems.
    init?(_ path: Stated<String>, problems: Problems) {
        guard let table = CSVTable(path, problems: problems), let columns = table.columns(Self.columns) else {
            return nil
        }
        let before = table.rows.count
        for row in table.rows {
            guard let municipality = Self.row(row, table, columns) else { continue }
            if indexByNumber[municipality.number] != nil {
                problems.add(table.place(row[0]), "municipality \(municipality.number) is listed twice; allowed: once")
            }
            indexByNumber[municipality.number] = rows.count
            rows.append(municipality)
        }
        if before == 0 {
            problems.add(Place(file: table.file), "there are no municipalities; allowed: at least one row")
        }
        guard before > 0, rows.count == before else { return nil }
    }

    private static func row(_ row: [CSVTable.Cell], _ table: CSVTable, _ columns: [String: Int]) -> MunicipalityRow? {
        func cell(_ name: String) -> CSVTable.Cell { row[columns[name] ?? 0] }
        let population = table.number(cell("pop_2020"), "pop_2020")
        let jobs = table.number(cell("jobs_at_workplace_2015"), "jobs_at_workplace_2015")
        let centrality = table.integer(cell("centrality_class_2024"), "centrality_class_2024", 1...6)
        guard let population, let jobs, let centrality else { return nil }
        let (number, name, official) = (cell("kommune_nr").text, cell("name").text, cell("name_ssb_2020").text)
        var names = [name, number, official]
        names += sides(of: official)
        return MunicipalityRow(
            number: number, name: name, names: names, county: cell("county_2024").text, population: population,
            jobs: jobs,
            centrality: centrality)
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

    /// Indices of the municipalities with a number or name, in any case of letters; several where a name is not unique.
    func indices(named name: String) -> [Int] {
        let wanted = name.lowercased()
        return rows.indices.filter { index in rows[index].names.contains { $0.lowercased() == wanted } }
    }

    /// The index of the municipality with a number or name; nil with a problem where it names several, nil without where it
    /// names none.
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

    /// All names, short ones first.
    var allNames: [String] { rows.map(\.name) + rows.flatMap { $0.names.dropFirst() } }
}
