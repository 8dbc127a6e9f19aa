import Models

/// Travel between the kept municipalities, from road links or from a planner's own matrix.
struct TravelData {
    let municipalities: MunicipalityTable
    /// Indices of the municipalities that are kept.
    let kept: [Int]
    let problems: Problems

    /// Kilometres an hour assumed where a planner's matrix gives no kilometres.
    static let assumedSpeed = 60.0

    /// Routes over road links; they may pass through municipalities that are not kept.
    func overRoadLinks(_ path: Stated<String>) -> TravelMatrix? {
        guard let routes = routes(over: path) else { return nil }
        reportUnreachable(routes, path.value)
        return TravelMatrix(
            minutes: kept.map { from in kept.map { routes.minutes[from][$0] } },
            kilometres: kept.map { from in kept.map { routes.kilometres[from][$0] } }, approximate: true)
    }

    private func routes(over path: Stated<String>) -> ShortestPaths? {
        let names = ["from_kommune_nr", "to_kommune_nr", "km", "minutes"]
        guard let table = CSVTable(path, problems: problems), let columns = table.columns(names) else { return nil }
        let links = table.rows.compactMap { link($0, table, columns) }
        guard links.count == table.rows.count else { return nil }
        return ShortestPaths(places: municipalities.rows.count, links: links)
    }

    /// From the distance between centres; between places that road links connect, over these.
    func byDistance(_ estimate: Stated<DistanceEstimate>, links: Stated<String>?) -> TravelMatrix? {
        let points = kept.compactMap { municipalities.rows[$0].point }
        var routes: ShortestPaths?
        if let links {
            guard let found = self.routes(over: links) else { return nil }
            routes = found
        }
        guard points.count == kept.count else {
            let missing = kept.first { municipalities.rows[$0].point == nil }.map { municipalities.rows[$0].name } ?? ""
            problems.add(
                estimate.place,
                "'distance_estimate' needs a point for \(missing); allowed: 'centre_lat' and 'centre_lon', or 'centroid_lat' and 'centroid_lon', in the file of municipalities"
            )
            return nil
        }
        return matrix(points, estimate.value, routes)
    }

    private func matrix(
        _ points: [GeographicPoint], _ estimate: DistanceEstimate, _ routes: ShortestPaths?
    ) -> TravelMatrix {
        let travel = kept.indices.map { a in
            kept.indices.map { b -> (minutes: Double, kilometres: Double) in
                if a == b { return (0, 0) }
                let (from, to) = (kept[a], kept[b])
                if let routes, routes.minutes[from][to].isFinite {
                    return (routes.minutes[from][to], routes.kilometres[from][to])
                }
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
        let kilometres = table.number(cell("km"), "km")
        let minutes = table.number(cell("minutes"), "minutes")
        guard let from, let to, let kilometres, let minutes else { return nil }
        return RoadLink(from: from, to: to, kilometres: kilometres, minutes: minutes)
    }

    private func place(_ cell: CSVTable.Cell, _ table: CSVTable) -> Int? {
        if let index = municipalities.indexByNumber[cell.text] { return index }
        let hint = NearestName.hint(for: cell.text, among: municipalities.rows.map(\.number))
        problems.add(
            table.place(cell),
            "unknown municipality '\(cell.text)'; allowed: the numbers in the file of municipalities\(hint)")
        return nil
    }

    private func reportUnreachable(_ routes: ShortestPaths, _ file: String) {
        guard let first = kept.first else { return }
        for index in kept where !routes.minutes[first][index].isFinite {
            let names = [first, index].map { municipalities.rows[$0].name }
            problems.add(
                Place(file: file),
                "no route links \(names[0]) and \(names[1]); allowed: links that connect all municipalities")
        }
    }

    /// A planner's own times; every ordered pair of kept municipalities has to be there. Also says whether kilometres
    /// had to be assumed.
    func ownMatrix(_ path: Stated<String>) -> (matrix: TravelMatrix, assumedKilometres: Bool)? {
        let names = ["from_kommune_nr", "to_kommune_nr", "minutes"]
        guard let table = CSVTable(path, problems: problems), var columns = table.columns(names) else { return nil }
        columns["km"] = table.header.firstIndex(of: "km")
        var cells = OwnTimes(count: municipalities.rows.count)
        var sound = true
        for row in table.rows where !add(row, table, columns, to: &cells) { sound = false }
        let complete = reportMissing(cells, table.file)
        guard sound, complete else { return nil }
        let matrix = TravelMatrix(
            minutes: kept.map { from in kept.map { cells.minutes[from][$0] ?? 0 } },
            kilometres: kept.map { from in kept.map { cells.kilometres[from][$0] } }, approximate: false)
        return (matrix, cells.assumedKilometres)
    }

    private struct OwnTimes {
        var minutes: [[Double?]]
        var kilometres: [[Double]]
        var assumedKilometres = false

        init(count: Int) {
            minutes = Array(repeating: Array(repeating: nil, count: count), count: count)
            kilometres = Array(repeating: Array(repeating: 0, count: count), count: count)
            for index in 0..<count { minutes[index][index] = 0 }
        }
    }

    private func add(
        _ row: [CSVTable.Cell], _ table: CSVTable, _ columns: [String: Int], to times: inout OwnTimes
    ) -> Bool {
        func cell(_ name: String) -> CSVTable.Cell { row[columns[name] ?? 0] }
        let (from, to) = (place(cell("from_kommune_nr"), table), place(cell("to_kommune_nr"), table))
        let minutes = table.number(cell("minutes"), "minutes")
        guard let from, let to, let minutes else { return false }
        guard from != to else { return true }
        guard times.minutes[from][to] == nil else {
            let pair = "\(municipalities.rows[from].name) to \(municipalities.rows[to].name)"
            problems.add(table.place(row[0]), "\(pair) is listed twice; allowed: once")
            return false
        }
        times.minutes[from][to] = minutes
        guard let position = columns["km"], !row[position].text.isEmpty else {
            times.kilometres[from][to] = minutes / 60 * Self.assumedSpeed
            times.assumedKilometres = true
            return true
        }
        guard let kilometres = table.number(row[position], "km") else { return false }
        times.kilometres[from][to] = kilometres
        return true
    }

    private func reportMissing(_ times: OwnTimes, _ file: String) -> Bool {
        let pairs = kept.flatMap { from in kept.map { (from, $0) } }.filter { times.minutes[$0.0][$0.1] == nil }
        for (from, to) in pairs.prefix(10) {
            let names = [from, to].map { "\(municipalities.rows[$0].number) \(municipalities.rows[$0].name)" }
            problems.add(
                Place(file: file),
                "there is no time from \(names[0]) to \(names[1]); allowed: a row for every pair, both ways")
        }
        if pairs.count > 10 {
            problems.add(Place(file: file), "\(pairs.count - 10) more pairs have no time")
        }
        return pairs.isEmpty
    }
}
