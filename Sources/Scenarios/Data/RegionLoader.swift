import Models

/// A region with the names by which its municipalities may be called.
struct LoadedRegion {
    var region: Region
    /// All municipalities of the data, those outside the region too.
    var table: MunicipalityTable
    /// Index in the table of each municipality of the region.
    var kept: [Int]
    var travelSource: TravelSource

    /// The index in the region of a municipality by number or name; nil with a problem.
    func index(_ name: Stated<String>, problems: Problems) -> Int? {
        guard let row = table.index(name, problems: problems) else {
            guard table.indices(named: name.value).isEmpty else { return nil }
            let hint = NearestName.hint(for: name.value, among: table.allNames)
            problems.add(
                name.place,
                "unknown municipality '\(name.value)'; allowed: a name or number in the file of municipalities\(hint)")
            return nil
        }
        guard let index = kept.firstIndex(of: row) else {
            problems.add(
                name.place,
                "municipality '\(name.value)' is outside the region, whose 'include' leaves it out; allowed: municipalities of the region"
            )
            return nil
        }
        return index
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
            let table = MunicipalityTable(path, problems: problems), let kept = kept(table, statement.include)
        else { return nil }
        let municipalities = municipalities(statement, table, kept)
        let travel = travel(statement, table, kept)
        let division = statement.breakdown.flatMap { self.division($0, table, kept) }
        guard let (rows, offices) = municipalities, let travel, problems.count == before else { return nil }
        let region = Region(
            name: statement.name?.value ?? "", municipalities: rows, offices: offices, travel: travel.matrix,
            division: division)
        return LoadedRegion(region: region, table: table, kept: kept, travelSource: travel.source)
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
        for name in include.value {
            let county = table.counties.first { $0.lowercased() == name.value.lowercased() }
            if let county {
                kept.formUnion(table.rows.indices.filter { table.rows[$0].county == county })
            } else if let index = table.index(name, problems: problems) {
                kept.insert(index)
            } else if !table.indices(named: name.value).isEmpty {
                sound = false
            } else {
                let hint = NearestName.hint(for: name.value, among: table.counties + table.allNames)
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
        let people = PeopleAndEmployers(municipalities: table, problems: problems)
        let residents =
            statement.files["population_by_age"].map { people.residents($0) }
            ?? statement.files["municipalities"].flatMap { people.residentsOfTable($0) }
        let recipients =
            statement.files["labour_status"].map { people.benefitRecipients($0) } ?? table.rows.map { _ in 0 }
        let employers = statement.files["establishments"].flatMap { people.employers($0) }
        let officeTable = OfficeTable(municipalities: table, kept: kept, problems: problems)
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
    ) -> (matrix: TravelMatrix, source: TravelSource)? {
        let data = TravelData(municipalities: table, kept: kept, problems: problems)
        let links = statement.files["road_links"]
        if let path = statement.files["travel_times"] {
            return data.ownMatrix(path).map { ($0.matrix, .own(assumedKilometres: $0.assumedKilometres)) }
        }
        if let estimate = statement.distanceEstimate {
            return data.byDistance(estimate, links: links).map { ($0, .distance(linked: links != nil)) }
        }
        return links.flatMap { data.overRoadLinks($0) }.map { ($0, .roadLinks) }
    }
}
