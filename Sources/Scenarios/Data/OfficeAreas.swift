import Models

/// Offices from a file with a row for each municipality or city district, in which offices of several areas stand several times.
///
/// The model's unit of space is the municipality. So the offices of a city's districts are one office here, with the lowest of their numbers;
/// and rows of collective codes, which end in 00 and are no municipality's, are passed over.
struct OfficeAreas {
    let table: CSVTable
    let municipalities: MunicipalityTable
    /// Indices of the municipalities that are kept.
    let kept: [Int]

    private static let columns = ["kommune_nr", "kommune_name", "nav_office_nr", "nav_office_name"]

    /// True for a table with one area a row.
    static func isLaidOut(_ table: CSVTable) -> Bool {
        !table.header.contains("kommune_nrs") && table.header.contains("kommune_nr")
    }

    /// In order of appearance; `seat` is where one sits that serves some of the kept.
    func offices(seat: ([Int]) -> Int?) -> [Office] {
        guard let columns = table.columns(Self.columns) else { return [] }
        reportRepeated(columns)
        var offices: [Office] = []
        for (position, names) in namesByPlace(columns) {
            let office = office(of: position, names)
            if let known = offices.firstIndex(where: { $0.number == office.number }) {
                offices[known].municipalities.append(position)
            } else {
                offices.append(office)
            }
        }
        return offices.map { office in
            var seated = office
            seated.seat = seat(office.municipalities) ?? office.seat
            return seated
        }
    }

    private func office(of position: Int, _ names: [String: String]) -> Office {
        let number = names.keys.min() ?? ""
        let city = municipalities.rows[kept[position]].name
        let name = names.count > 1 ? "NAV \(city) (\(names.count) offices)" : names[number] ?? ""
        return Office(number: number, name: name, municipalities: [position], seat: position)
    }

    /// The offices of each of the kept, name by number, in order of appearance.
    private func namesByPlace(_ columns: [String: Int]) -> [(Int, [String: String])] {
        func text(_ row: [CSVTable.Cell], _ name: String) -> String { columns[name].map { row[$0].text } ?? "" }
        var places: [(Int, [String: String])] = []
        var seen: [Int: Int] = [:]
        let positions = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
        for row in table.rows where !text(row, "kommune_nr").hasSuffix("00") {
            guard let index = municipalities.indexByNumber[text(row, "kommune_nr")] else {
                reportUnknown(row, columns)
                continue
            }
            guard let position = positions[index] else { continue }
            let (number, name) = (text(row, "nav_office_nr"), text(row, "nav_office_name"))
            if let known = seen[position] {
                places[known].1[number] = name
            } else {
                seen[position] = places.count
                places.append((position, [number: name]))
            }
        }
        return places
    }

    private func reportUnknown(_ row: [CSVTable.Cell], _ columns: [String: Int]) {
        guard let column = columns["kommune_nr"] else { return }
        table.report(
            row[column], kind: "unknown",
            "unknown municipality '\(row[column].text)'; allowed: the numbers in the file of municipalities, or a collective code that ends in 00\(municipalities.hints.hint(for: row[column].text))"
        )
    }

    /// An area has one office, and an office one name.
    private func reportRepeated(_ columns: [String: Int]) {
        guard let place = columns["kommune_nr"], let number = columns["nav_office_nr"] else { return }
        let area = table.header.firstIndex(of: "geographic_area_code") ?? number
        table.reportRepeated {
            [$0[place].text, $0[area].text]
        } title: {
            area == number
                ? "office \($0[number].text) of municipality \($0[place].text)"
                : "area \($0[area].text) of municipality \($0[place].text)"
        }
        guard let title = columns["nav_office_name"] else { return }
        var names: [String: String] = [:]
        for row in table.rows {
            let name = names[row[number].text, default: row[title].text]
            names[row[number].text] = name
            guard name != row[title].text else { continue }
            table.report(
                row[title], kind: "names",
                "office \(row[number].text) is named '\(name)' and '\(row[title].text)'; allowed: one name")
        }
    }
}
