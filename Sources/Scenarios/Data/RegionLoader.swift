import Models

/// A region with the names by which its municipalities may be called.
struct LoadedRegion {
    var region: Region
    /// All municipalities of the data, those outside the region too.
    var table: MunicipalityTable
    /// Index in the table of each municipality of the region.
    var kept: [Int]
    /// What a reader has to know of the travel data, one sentence each.
    var travelNotes: [String]
    /// Where 'include' is stated; nil where all municipalities are kept.
    var include: Place?

    /// The index in the region of a municipality by number or name; nil with a problem.
    func index(_ name: Stated<String>, problems: Problems) -> Int? {
        guard let row = table.index(name, problems: problems) else {
            guard table.indices(named: name.value).isEmpty else { return nil }
            problems.add(
                name.place,
                "unknown municipality '\(name.value)'; allowed: a name or number in the file of municipalities\(table.hints.hint(for: name.value))"
            )
            return nil
        }
        guard let index = kept.firstIndex(of: row) else {
            reportOutside(name, table.rows[row], problems)
            return nil
        }
        return index
    }

    /// Where a file with an 'include' of its own inherits an allocation, that is one problem, of the file.
    private func reportOutside(_ name: Stated<String>, _ row: MunicipalityRow, _ problems: Problems) {
        guard let include, include.file != name.place.file else {
            problems.add(
                name.place,
                "municipality '\(name.value)' is outside the region, whose 'include' leaves it out; allowed: municipalities of the region"
            )
            return
        }
        problems.addOnce(include, kind: "outside \(name.place.file)", item: row.name) { names in
            "'include' leaves out municipalities that '\(name.place.file)' names in 'teams', 'strategy' or 'place': \(names); allowed: 'teams' or 'strategy' beside this 'include', or these municipalities in it"
        }
    }

    /// Indices of several municipalities, each once; nil with problems.
    func indices(_ names: Stated<[Stated<String>]>, problems: Problems) -> [Int]? {
        var indices: [Int] = []
        var sound = true
        for name in names.value {
            guard let index = index(name, problems: problems) else {
                sound = false
                continue
            }
            if indices.contains(index) {
                problems.add(name.place, "municipality '\(name.value)' is listed twice; allowed: once")
            } else {
                indices.append(index)
            }
        }
        return sound ? indices : nil
    }
}

/// Loads a region from its data files.
struct RegionLoader {
    /// Municipalities that a region may keep. The model plans drives between any two of them: minutes and
    /// kilometres take 64 MB then, once in the region and once for each replication that runs at the same
    /// time. The file may list more, through which routes pass.
    static let mostMunicipalities = 2000

    let problems: Problems

    /// The region, or nil with problems.
    ///
    /// 1. Municipalities, then those that `include` keeps.
    /// 2. People, employers and offices.
    /// 3. Travel.
    func load(_ statement: RegionStatement) -> LoadedRegion? {
        let before = problems.count
        reportMissingKeys(statement)
        guard let path = statement.files["municipalities"],
            let table = MunicipalityTable(path, year: statement.year, problems: problems),
            let kept = kept(table, statement.include), areFew(kept, statement)
        else { return nil }
        let municipalities = municipalities(statement, table, kept)
        let travel = travel(statement, table, kept)
        if let year = statement.year, !problems.isUsed(year.place), problems.count == before {
            problems.add(
                year.place,
                "'year' is \(year.value), but no data file holds several years in a column 'year'; leave it out")
        }
        let division = statement.breakdown.flatMap { self.division($0, table, kept) }
        guard let (rows, offices) = municipalities, let travel, problems.count == before else { return nil }
        let region = Region(
            name: statement.name?.value ?? "", municipalities: rows, offices: offices, travel: travel.matrix,
            division: division)
        return LoadedRegion(
            region: region, table: table, kept: kept, travelNotes: travel.notes, include: statement.include?.place)
    }

    private func areFew(_ kept: [Int], _ statement: RegionStatement) -> Bool {
        guard kept.count > Self.mostMunicipalities else { return true }
        problems.add(
            statement.include?.place ?? statement.place,
            "the region keeps \(kept.count) municipalities; allowed: at most \(Self.mostMunicipalities), since travel between each two is kept in memory; choose some with 'include'"
        )
        return false
    }

    private func reportMissingKeys(_ statement: RegionStatement) {
        for key in RegionStatement.requiredFiles where statement.files[key] == nil {
            problems.add(statement.place, "a region lacks the key '\(key)'")
        }
        if statement.distanceEstimate == nil, RegionStatement.travelFiles.allSatisfy({ statement.files[$0] == nil }) {
            problems.add(statement.place, "a region lacks the key 'road_links', 'travel_times' or 'distance_estimate'")
        }
    }

    private func division(_ breakdown: Stated<String>, _ table: MunicipalityTable, _ kept: [Int]) -> Division? {
        guard let kind = Division.Kind(rawValue: breakdown.value) else { return nil }
        guard let areas = table.areas(kind, of: kept) else {
            problems.add(
                breakdown.place,
                "the file of municipalities does not say to which \(kind.rawValue) each belongs; needed: the column 'ba_region_name'"
            )
            return nil
        }
        return Division(kind: kind, areas: areas)
    }

    private func kept(_ table: MunicipalityTable, _ include: Stated<[Stated<String>]>?) -> [Int]? {
        guard let include else { return Array(table.rows.indices) }
        var kept: Set<Int> = []
        var sound = true
        let counties = table.counties
        for name in include.value {
            let county = counties.first { $0.lowercased() == name.value.lowercased() }
            if let county {
                kept.formUnion(table.rows.indices.filter { table.rows[$0].county == county })
            } else if let index = table.index(name, problems: problems) {
                kept.insert(index)
            } else if !table.indices(named: name.value).isEmpty {
                sound = false
            } else {
                let hint = table.hints.hint(for: name.value, orAmong: table.counties)
                let allowed =
                    "the counties \(table.counties.joined(separator: ", ")), or a municipality's name or number"
                problems.add(name.place, "unknown county or municipality '\(name.value)'; allowed: \(allowed)\(hint)")
                sound = false
            }
        }
        return sound ? kept.sorted() : nil
    }

    private func municipalities(
        _ statement: RegionStatement, _ table: MunicipalityTable, _ kept: [Int]
    ) -> ([Municipality], [Office])? {
        let people = PeopleAndEmployers(municipalities: table, year: statement.year, problems: problems)
        let residents =
            statement.files["population_by_age"].map { people.residents($0) }
            ?? statement.files["municipalities"].flatMap { people.residentsOfTable($0) }
        let recipients =
            statement.files["labour_status"].map { people.benefitRecipients($0) } ?? table.rows.map { _ in 0 }
        let employers = statement.files["establishments"].flatMap { people.employers($0) }
        let officeTable = OfficeTable(municipalities: table, kept: kept, year: statement.year, problems: problems)
        let offices = statement.files["offices"].flatMap { officeTable.offices($0) }
        guard let residents, let recipients, let employers, let offices else { return nil }
        let rows = kept.enumerated().map { position, index in
            let row = table.rows[index]
            return Municipality(
                number: row.number, name: row.name, residents18to66: residents.to66[index],
                residents18to29: residents.to29[index], benefitRecipients: recipients[index],
                employers: employers[index], centrality: row.centrality,
                office: offices.firstIndex { $0.municipalities.contains(position) } ?? 0)
        }
        return (rows, offices)
    }

    private func travel(
        _ statement: RegionStatement, _ table: MunicipalityTable, _ kept: [Int]
    ) -> (matrix: TravelMatrix, notes: [String])? {
        let data = TravelData(municipalities: table, kept: kept, year: statement.year, problems: problems)
        let links = statement.files["road_links"]
        if let path = statement.files["travel_times"] { return data.ownMatrix(path) }
        if let estimate = statement.distanceEstimate { return data.byDistance(estimate, links: links) }
        return links.flatMap { data.overRoadLinks($0) }
    }
}
