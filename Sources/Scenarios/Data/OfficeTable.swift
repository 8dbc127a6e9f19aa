import Models

/// Offices of the kept municipalities.
struct OfficeTable {
    let municipalities: MunicipalityTable
    /// Indices of the municipalities that are kept.
    let kept: [Int]
    /// Whose rows are read of a file with several years.
    var year: Stated<Int>?
    let problems: Problems

    /// The offices, their municipalities as indices among the kept; nil with problems. Offices of none of them are left out.
    func offices(_ path: Stated<String>) -> [Office]? {
        let names = ["nav_office_nr", "nav_office_name", "kommune_nrs"]
        guard let table = CSVTable(path, year: year, problems: problems) else { return nil }
        if OfficeAreas.isLaidOut(table) {
            let offices = OfficeAreas(table: table, municipalities: municipalities, kept: kept).offices(seat: seat)
            reportUnserved(Set(offices.flatMap(\.municipalities)), table.file)
            return offices
        }
        guard let columns = table.columns(names), let number = columns[names[0]], let name = columns[names[1]],
            let list = columns[names[2]]
        else { return nil }
        table.reportRepeated {
            $0[number].text
        } title: {
            "office \($0[number].text) \($0[name].text)"
        }
        let positions = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
        var offices: [Office] = []
        var served: Set<Int> = []
        for row in table.rows {
            let members = members(row[list], table, positions)
            for index in members where !served.insert(index).inserted {
                let twice = municipalities.rows[kept[index]].name
                table.report(row[list], kind: "two", "\(twice) has two offices; allowed: one")
            }
            guard let seat = seat(members) else { continue }
            offices.append(
                Office(number: row[number].text, name: row[name].text, municipalities: members, seat: seat))
        }
        reportUnserved(served, table.file)
        return offices
    }

    /// Most populous of the municipalities; the lower number of equals.
    private func seat(_ members: [Int]) -> Int? {
        members.min { a, b in
            let (first, second) = (municipalities.rows[kept[a]], municipalities.rows[kept[b]])
            return (-first.population, first.number) < (-second.population, second.number)
        }
    }

    private func members(_ cell: CSVTable.Cell, _ table: CSVTable, _ positions: [Int: Int]) -> [Int] {
        cell.text.split(separator: ";").map(\.trimmingSpaces).compactMap { number in
            guard let index = municipalities.indexByNumber[number] else {
                table.report(
                    cell, kind: "unknown",
                    "unknown municipality '\(number)'; allowed: the numbers in the file of municipalities, separated by ';'\(municipalities.hints.hint(for: number))"
                )
                return nil
            }
            return positions[index]
        }
    }

    private func reportUnserved(_ served: Set<Int>, _ file: String) {
        for index in kept.indices where !served.contains(index) {
            let row = municipalities.rows[kept[index]]
            problems.add(Place(file: file), kind: "unserved", item: "\(row.number) \(row.name)") {
                "no office serves \(row.number) \(row.name); needed: one for every municipality"
            }
        }
    }
}
