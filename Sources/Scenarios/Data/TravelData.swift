import Models

/// Travel between the kept municipalities, from road links, from distance or from a planner's own matrix;
/// with what a reader has to know of it.
struct TravelData {
    typealias Found = (matrix: TravelMatrix, notes: [String])

    let municipalities: MunicipalityTable
    /// Indices of the municipalities that are kept.
    let kept: [Int]
    /// Whose rows are read of a file with several years.
    var year: Stated<Int>?
    let problems: Problems

    /// Kilometres an hour assumed where a planner's matrix gives no kilometres.
    static let assumedSpeed = 60.0
    /// Most minutes or kilometres between two municipalities: a week on the road, and four times the length of the country.
    static let longestDrive = 10_000.0

    /// Routes over road links; they may pass through municipalities that are not kept.
    func overRoadLinks(_ path: Stated<String>) -> Found? {
        guard let (routes, note) = routes(over: path) else { return nil }
        reportUnreachable(routes, path.value)
        let matrix = TravelMatrix(
            minutes: routes.map { $0.map(\.minutes) }, kilometres: routes.map { $0.map(\.kilometres) },
            approximate: true)
        return (matrix, [TravelSource.roadLinks.note, note].compactMap(\.self))
    }

    /// Between the kept, and a note on implausible links.
    private func routes(over path: Stated<String>) -> (routes: [[ShortestPaths.Route]], note: String?)? {
        let names = ["from_kommune_nr", "to_kommune_nr", "km", "minutes"]
        guard let table = CSVTable(path, year: year, problems: problems), let columns = table.columns(names) else {
            return nil
        }
        reportRepeatedLinks(table, columns)
        let links = table.rows.compactMap { link($0, table, columns) }
        guard links.count == table.rows.count else { return nil }
        var plausibility = TravelPlausibility()
        for link in links where link.from != link.to {
            plausibility.add(
                municipalities.rows[link.from], municipalities.rows[link.to], minutes: link.minutes,
                kilometres: link.kilometres)
        }
        let progress = LoadingProgress.counter("shortest paths", of: kept.count, "municipalities")
        let paths = ShortestPaths(places: municipalities.rows.count, links: links)
        return (paths.routes(among: kept, progress: progress), plausibility.note("road links"))
    }

    /// A link is both ways.
    private func reportRepeatedLinks(_ table: CSVTable, _ columns: [String: Int]) {
        func ends(_ row: [CSVTable.Cell]) -> [String] {
            ["from_kommune_nr", "to_kommune_nr"].map { row[columns[$0] ?? 0].text }
        }
        table.reportRepeated {
            ends($0).sorted()
        } title: {
            "the link between \(name(ends($0)[0])) and \(name(ends($0)[1])), which is both ways,"
        }
    }

    private func name(_ number: String) -> String {
        municipalities.indexByNumber[number].map { municipalities.rows[$0].name } ?? number
    }

    /// From the distance between centres; between places that road links connect, over these.
    func byDistance(_ estimate: Stated<DistanceEstimate>, links: Stated<String>?) -> Found? {
        let points = kept.compactMap { municipalities.rows[$0].point }
        var found: (routes: [[ShortestPaths.Route]], note: String?)?
        if let links {
            found = routes(over: links)
            if found == nil { return nil }
        }
        guard points.count == kept.count else {
            let missing = kept.first { municipalities.rows[$0].point == nil }.map { municipalities.rows[$0].name } ?? ""
            problems.add(
                estimate.place,
                "'distance_estimate' needs a point for \(missing); allowed: 'centre_lat' and 'centre_lon', or 'centroid_lat' and 'centroid_lon', in the file of municipalities"
            )
            return nil
        }
        let matrix = matrix(points, estimate.value, found?.routes)
        let notes = [TravelSource.distance(linked: links != nil).note, found?.note, plausibility(of: matrix)]
        return (matrix, notes.compactMap(\.self))
    }

    private func matrix(
        _ points: [GeographicPoint], _ estimate: DistanceEstimate, _ routes: [[ShortestPaths.Route]]?
    ) -> TravelMatrix {
        let travel = kept.indices.map { a in
            kept.indices.map { b -> (minutes: Double, kilometres: Double) in
                if a == b { return (0, 0) }
                if let route = routes?[a][b], route.minutes.isFinite { return (route.minutes, route.kilometres) }
                return estimate.travel(points[a], points[b])
            }
        }
        return TravelMatrix(
            minutes: travel.map { $0.map(\.minutes) }, kilometres: travel.map { $0.map(\.kilometres) },
            approximate: true)
    }

    private func link(_ row: [CSVTable.Cell], _ table: CSVTable, _ columns: [String: Int]) -> RoadLink? {
        func cell(_ name: String) -> CSVTable.Cell { row[columns[name] ?? 0] }
        let from = place(cell("from_kommune_nr"), table)
        let to = place(cell("to_kommune_nr"), table)
        let kilometres = table.number(cell("km"), "km", most: Self.longestDrive)
        let minutes = table.number(cell("minutes"), "minutes", most: Self.longestDrive)
        guard let from, let to, let kilometres, let minutes else { return nil }
        return RoadLink(from: from, to: to, kilometres: kilometres, minutes: minutes)
    }

    private func place(_ cell: CSVTable.Cell, _ table: CSVTable) -> Int? {
        if let index = municipalities.indexByNumber[cell.text] { return index }
        table.report(
            cell, kind: "unknown",
            "unknown municipality '\(cell.text)'; allowed: the numbers in the file of municipalities\(municipalities.hints.hint(for: cell.text))"
        )
        return nil
    }

    private func reportUnreachable(_ routes: [[ShortestPaths.Route]], _ file: String) {
        guard let first = kept.first, let row = routes.first else { return }
        for (index, route) in zip(kept, row) where !route.minutes.isFinite {
            let names = [first, index].map { municipalities.rows[$0].name }
            problems.add(Place(file: file), kind: "unreachable", item: names[1]) {
                "no route links \(names[0]) and \(names[1]); allowed: links that connect all municipalities"
            }
        }
    }

    // MARK: A planner's own times

    /// A planner's own times; every ordered pair of kept municipalities has to be there.
    func ownMatrix(_ path: Stated<String>) -> Found? {
        let names = ["from_kommune_nr", "to_kommune_nr", "minutes"]
        guard let table = CSVTable(path, year: year, problems: problems), var columns = table.columns(names) else {
            return nil
        }
        columns["km"] = table.header.firstIndex(of: "km")
        var times = OwnTimes(count: kept.count)
        let positions = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
        var sound = true
        for row in table.rows where !add(row, table, columns, positions, to: &times) { sound = false }
        reportRepeatedPairs(table, columns)
        let complete = reportMissing(times, table.file)
        guard sound, complete else { return nil }
        let matrix = TravelMatrix(
            minutes: times.minutes.map { $0.map { $0 ?? 0 } },
            kilometres: zip(times.kilometres, times.minutes).map { kilometres, minutes in
                zip(kilometres, minutes).map { $0 ?? ($1 ?? 0) / 60 * Self.assumedSpeed }
            }, approximate: false)
        let pairs = kept.count * (kept.count - 1)
        let source = TravelSource.own(withoutKilometres: pairs - times.statedKilometres, of: pairs)
        return (matrix, [source.note, plausibility(of: matrix, times.kilometres)].compactMap(\.self))
    }

    /// Between the kept, by position; nil where not stated.
    private struct OwnTimes {
        var minutes: [[Double?]]
        var kilometres: [[Double?]]
        var statedKilometres = 0

        init(count: Int) {
            minutes = Array(repeating: Array(repeating: nil, count: count), count: count)
            kilometres = minutes
            for index in 0..<count { (minutes[index][index], kilometres[index][index]) = (0, 0) }
        }
    }

    private func add(
        _ row: [CSVTable.Cell], _ table: CSVTable, _ columns: [String: Int], _ positions: [Int: Int],
        to times: inout OwnTimes
    ) -> Bool {
        func cell(_ name: String) -> CSVTable.Cell { row[columns[name] ?? 0] }
        let (from, to) = (place(cell("from_kommune_nr"), table), place(cell("to_kommune_nr"), table))
        let minutes = table.number(cell("minutes"), "minutes", most: Self.longestDrive)
        guard let from, let to, let minutes else { return false }
        let stated = columns["km"].map { row[$0] }.flatMap { $0.text.isEmpty ? nil : $0 }
        let kilometres = stated.flatMap { table.number($0, "km", most: Self.longestDrive) }
        if stated != nil, kilometres == nil { return false }
        guard from != to, let a = positions[from], let b = positions[to] else { return true }
        times.minutes[a][b] = minutes
        times.kilometres[a][b] = kilometres
        if kilometres != nil { times.statedKilometres += 1 }
        return true
    }

    private func reportRepeatedPairs(_ table: CSVTable, _ columns: [String: Int]) {
        func ends(_ row: [CSVTable.Cell]) -> [Int]? {
            let ends = ["from_kommune_nr", "to_kommune_nr"].compactMap {
                municipalities.indexByNumber[row[columns[$0] ?? 0].text]
            }
            return ends.count == 2 && ends[0] != ends[1] ? ends : nil
        }
        table.reportRepeated {
            ends($0).map { $0[0] * municipalities.rows.count + $0[1] }
        } title: {
            (ends($0) ?? []).map { municipalities.rows[$0].name }.joined(separator: " to ")
        }
    }

    private func reportMissing(_ times: OwnTimes, _ file: String) -> Bool {
        var complete = true
        for (from, row) in zip(kept, times.minutes) {
            for (to, minutes) in zip(kept, row) where minutes == nil {
                complete = false
                let names = [from, to].map { "\(municipalities.rows[$0].number) \(municipalities.rows[$0].name)" }
                problems.add(Place(file: file), kind: "no time", item: "\(names[0]) to \(names[1])") {
                    "there is no time from \(names[0]) to \(names[1]); allowed: a row for every pair, both ways"
                }
            }
        }
        return complete
    }

    // MARK: Plausibility

    /// A note on implausible times between the kept.
    ///
    /// - Parameter stated: kilometres of road as stated; nil where all are computed.
    private func plausibility(of matrix: TravelMatrix, _ stated: [[Double?]]? = nil) -> String? {
        var plausibility = TravelPlausibility()
        for (a, from) in kept.enumerated() {
            for (b, to) in kept.enumerated() where a != b {
                plausibility.add(
                    municipalities.rows[from], municipalities.rows[to], minutes: matrix.minutes(a, b),
                    kilometres: stated?[a][b], back: matrix.minutes(b, a))
            }
        }
        return plausibility.note("travel times")
    }
}
