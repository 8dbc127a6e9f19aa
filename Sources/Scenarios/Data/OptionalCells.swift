/// What a file of municipalities may say besides what is needed.
struct OptionalCells {
    let row: [CSVTable.Cell]
    let table: CSVTable
    /// Positions of the columns that are there.
    let columns: [String: Int]

    /// False with a problem where a number cannot be read; a blank cell is nobody's mistake.
    var areSound: Bool {
        let residents = ["pop_18_29", "pop_18_66"].allSatisfy { name in
            text(name) == nil || columns[name].flatMap { table.number(row[$0], name) } != nil
        }
        let points = ["centre_lat", "centre_lon", "centroid_lat", "centroid_lon"].allSatisfy { name in
            text(name) == nil || degrees(name) != nil
        }
        return residents && points
    }

    /// Aged 18 to 29 and 18 to 66; nil where either is blank or not there.
    var residents: (to29: Double, to66: Double)? {
        guard let to29 = text("pop_18_29").flatMap(Double.init), let to66 = text("pop_18_66").flatMap(Double.init)
        else { return nil }
        return (to29, to66)
    }

    /// The point whose columns begin so; nil where it is blank or not there.
    func point(_ name: String) -> GeographicPoint? {
        guard let latitude = text(name + "_lat").flatMap(Double.init),
            let longitude = text(name + "_lon").flatMap(Double.init)
        else { return nil }
        return GeographicPoint(latitude: latitude, longitude: longitude)
    }

    /// Nil where blank or not there.
    func text(_ name: String) -> String? {
        columns[name].map { row[$0].text }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func degrees(_ name: String) -> Double? {
        guard let column = columns[name] else { return nil }
        let cell = row[column]
        let most = name.hasSuffix("_lat") ? 90.0 : 180
        guard let degrees = Double(cell.text), (-most...most).contains(degrees) else {
            table.report(
                cell, kind: "degree \(name)",
                "'\(cell.text)' in column '\(name)' is not a degree; allowed: a number from -\(Int(most)) to \(Int(most))"
            )
            return nil
        }
        return degrees
    }
}
