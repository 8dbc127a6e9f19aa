/// Numbers for each municipality from files that list them by municipality or county.
struct PeopleAndEmployers {
    let municipalities: MunicipalityTable
    /// Whose rows are read of files with several years.
    var year: Stated<Int>?
    let problems: Problems

    /// Residents aged 18 to 66 and 18 to 29, by index of municipality.
    func residents(_ path: Stated<String>) -> (to66: [Double], to29: [Double])? {
        guard let table = CSVTable(path, year: year, problems: problems),
            let columns = table.columns(["kommune_nr", "age", "persons"]),
            let (number, age, persons) = three(columns, "kommune_nr", "age", "persons")
        else { return nil }
        table.reportThousands("persons")
        table.reportRepeated {
            [$0[number].text, $0[age].text]
        } title: {
            "municipality \($0[number].text), age \($0[age].text),"
        }
        var to66 = [Double](repeating: 0, count: municipalities.rows.count)
        var to29 = to66
        var seen: Set<Int> = []
        for row in table.rows {
            let years = table.integer(row[age], "age", 0...130)
            let count = table.number(row[persons], "persons")
            guard let index = municipalities.indexByNumber[row[number].text], let years, let count else { continue }
            seen.insert(index)
            if (18...66).contains(years) { to66[index] += count }
            if (18...29).contains(years) { to29[index] += count }
        }
        reportMissing(seen, table, column: number)
        return (to66, to29)
    }

    /// Receivers of a work assessment allowance or a disability pension, by index of municipality.
    func benefitRecipients(_ path: Stated<String>) -> [Double]? {
        let names = ["kommune_nr_2020", "aap_or_disability_20_66"]
        guard let table = CSVTable(path, year: year, problems: problems), let columns = table.columns(names),
            let number = columns[names[0]], let people = columns[names[1]]
        else { return nil }
        table.reportThousands(names[1])
        // Several municipalities of a later year may be parts of one of 2020.
        let later = table.header.firstIndex(of: "kommune_nr_2024") ?? number
        table.reportRepeated {
            [$0[number].text, $0[later].text]
        } title: {
            "municipality \($0[number].text)"
        }
        var recipients = [Double](repeating: 0, count: municipalities.rows.count)
        var seen: Set<Int> = []
        for row in table.rows {
            guard let index = municipalities.indexByNumber[row[number].text] else { continue }
            seen.insert(index)
            recipients[index] += table.number(row[people], names[1]) ?? 0
        }
        reportMissing(seen, table, column: number)
        return recipients
    }

    /// Establishments with employees, by index of municipality: the county's latest total, shared by jobs at the workplace.
    func employers(_ path: Stated<String>) -> [Int]? {
        guard let totals = establishments(path) else { return nil }
        var jobs: [String: Double] = [:]
        let jobsOfPlace = jobsOfPlace
        for (row, count) in zip(municipalities.rows, jobsOfPlace) { jobs[row.county, default: 0] += count }
        for county in municipalities.counties where totals[county] == nil {
            problems.add(Place(file: path.value), kind: "county", item: county) {
                "there is no row for the county '\(county)'; needed: one for every county"
            }
        }
        return zip(municipalities.rows, jobsOfPlace).map { row, count in
            let share = count / max(1, jobs[row.county] ?? 1)
            return max(1, Int(((totals[row.county] ?? 0) * share).rounded()))
        }
    }

    /// Jobs by municipality; where they are not known, by population as in the rest of the county.
    private var jobsOfPlace: [Double] {
        var known: [String: (jobs: Double, people: Double)] = [:]
        for row in municipalities.rows {
            guard let jobs = row.jobs else { continue }
            known[row.county, default: (0, 0)].jobs += jobs
            known[row.county, default: (0, 0)].people += row.population
        }
        return municipalities.rows.map { row in
            let county = known[row.county] ?? (1, 1)
            return row.jobs ?? row.population * county.jobs / max(1, county.people)
        }
    }

    /// Residents as the file of municipalities has them.
    func residentsOfTable(_ path: Stated<String>) -> (to66: [Double], to29: [Double])? {
        let missing = municipalities.rows.filter { $0.residents == nil }
        if let first = missing.first {
            problems.add(
                Place(file: path.value),
                "there are no residents by age for \(first.number) \(first.name); needed: columns 'pop_18_29' and 'pop_18_66', or 'population_by_age' in the region"
            )
            return nil
        }
        return (
            municipalities.rows.map { $0.residents?.to66 ?? 0 }, municipalities.rows.map { $0.residents?.to29 ?? 0 }
        )
    }

    private func establishments(_ path: Stated<String>) -> [String: Double]? {
        guard let table = CSVTable(path, year: year, problems: problems),
            let columns = table.columns(["date", "county", "total", "no_employees"]),
            let (date, total, none) = three(columns, "date", "total", "no_employees"), let county = columns["county"]
        else { return nil }
        for name in ["total", "no_employees"] { table.reportThousands(name) }
        table.reportRepeated {
            [$0[date].text, $0[county].text]
        } title: {
            "\($0[county].text) on \($0[date].text)"
        }
        var latest: [String: (date: String, count: Double)] = [:]
        for row in table.rows {
            guard let all = table.number(row[total], "total"), let empty = table.number(row[none], "no_employees")
            else { continue }
            if row[date].text >= latest[row[county].text]?.date ?? "" {
                latest[row[county].text] = (row[date].text, max(0, all - empty))
            }
        }
        return latest.mapValues(\.count)
    }

    private func three(_ columns: [String: Int], _ a: String, _ b: String, _ c: String) -> (Int, Int, Int)? {
        guard let a = columns[a], let b = columns[b], let c = columns[c] else { return nil }
        return (a, b, c)
    }

    private func reportMissing(_ seen: Set<Int>, _ table: CSVTable, column: Int) {
        let missing = municipalities.rows.enumerated().filter { !seen.contains($0.offset) }.map(\.element)
        guard !missing.isEmpty else { return }
        let listed = Set(table.rows.map { $0[column].text })
        for row in missing {
            problems.add(Place(file: table.file), kind: "missing", item: "\(row.number) \(row.name)") {
                let other = row.otherNumbers.first { $0.number != row.number && listed.contains($0.number) }
                let hint = other.map { "; \($0.number), its number of \($0.year), is listed" } ?? ""
                return "there is no row for \(row.number) \(row.name); needed: one for every municipality\(hint)"
            }
        }
    }
}
