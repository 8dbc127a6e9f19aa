/// Says which municipality was probably meant, from what the file of municipalities says of each: its numbers
/// in other years, places in it, its offices and the spelling of its names. A number is never compared by its
/// digits, since neighbours in spelling are none on the map.
package struct MunicipalityHints: Sendable {
    private var known: [String: [String]] = [:]
    private var names: [String] = []
    private var places: [String] = []

    init(_ rows: [MunicipalityRow]) {
        for row in rows {
            let title = "\(row.number) \(row.name)"
            for (year, number) in row.otherNumbers where number != row.number {
                add(number, "\(number) is the number of \(year) of \(row.name), \(row.number) here")
            }
            if row.number.hasPrefix("0") {
                add(String(row.number.dropFirst()), "did you mean '\(row.number)' (\(row.name))?")
            }
            for place in row.places { add(place, "\(place) is in \(title)") }
            for office in row.offices {
                add(office, "\(office) serves \(title)")
                if office.hasPrefix("NAV ") { add(String(office.dropFirst(4)), "\(office) serves \(title)") }
            }
            places += row.places
        }
        names = rows.map(\.name) + rows.flatMap { $0.names.dropFirst() }.filter { !Self.isNumber($0) }
    }

    private mutating func add(_ name: String, _ sentence: String) {
        let key = name.lowercased()
        if known[key]?.contains(sentence) != true { known[key, default: []].append(sentence) }
    }

    /// `; 5503 is the number of 2024 of Harstad, 5402 here`, or nothing where nothing is known.
    ///
    /// - Parameter others: names that are allowed too, such as counties.
    package func hint(for name: String, orAmong others: [String] = []) -> String {
        let found = known[name.lowercased()] ?? []
        if !found.isEmpty { return found.prefix(3).map { "; " + $0 }.joined() }
        guard !Self.isNumber(name) else { return "" }
        let hint = NearestName.hint(for: name, among: others + names)
        guard hint.isEmpty, let place = NearestName.nearest(to: name, among: places) else { return hint }
        return (known[place.lowercased()] ?? []).prefix(3).map { "; " + $0 }.joined()
    }

    private static func isNumber(_ name: String) -> Bool {
        !name.isEmpty && name.allSatisfy { ("0"..."9").contains($0) }
    }
}
