import Simulator

/// Raw observations, summed into the groups by which outcomes are taken, replication by replication.
///
/// - Complexity: memory O(groups x measures) and, for each replication, what `ReplicationParts` takes.
struct GroupTable {
    let context: OutcomeContext
    let groups: [Group]
    /// By group and measure.
    private(set) var totals: [Double]
    /// By group: dense curves by measure.
    private(set) var curves: [[Int: [Double]]]
    /// By replication.
    private(set) var parts: [ReplicationParts] = []
    /// By group: whether its curves are asked for.
    private let hasCurves: [Bool]

    /// How many were added.
    var replications: Int { parts.count }

    static let measures = Measure.allCases.count

    /// - Parameter isAsked: for which groups curves are kept; sums are kept for all, since some outcomes compare municipalities.
    init(context: OutcomeContext, groups isAsked: (Group) -> Bool) {
        self.context = context
        groups = context.groups
        hasCurves = groups.map(isAsked)
        totals = Array(repeating: 0, count: groups.count * Self.measures)
        curves = Array(repeating: [:], count: groups.count)
    }

    /// Adds the observations of the next replication.
    mutating func add(_ observations: [Observation]) {
        var sums = Array(repeating: 0.0, count: totals.count)
        var isUsed = Array(repeating: false, count: Self.measures)
        var entries: [[ReplicationParts.CurveEntry]] = Array(repeating: [], count: groups.count)
        for observation in observations {
            let measure = observation.measure.ordinal
            for group in context.groupIndices(of: observation.cell) {
                if observation.day < 0 {
                    totals[group * Self.measures + measure] += observation.value
                    sums[group * Self.measures + measure] += observation.value
                    isUsed[measure] = true
                } else if hasCurves[group] {
                    addToCurve(observation, measure, group)
                    entries[group].append(
                        .init(measure: Int16(measure), day: Int32(observation.day), value: observation.value))
                }
            }
        }
        let used = isUsed.indices.filter { isUsed[$0] }
        parts.append(ReplicationParts(sums: sums, used: used, curves: entries))
    }

    private mutating func addToCurve(_ observation: Observation, _ measure: Int, _ group: Int) {
        var curve = curves[group].removeValue(forKey: measure) ?? []
        if curve.count <= observation.day {
            curve.append(contentsOf: repeatElement(0, count: observation.day + 1 - curve.count))
        }
        curve[observation.day] += observation.value
        curves[group][measure] = curve
    }
}

/// The counts of one group: of all replications, or of all but one.
struct Pool {
    let table: GroupTable
    let group: Int
    let leavingOut: Int?

    var context: OutcomeContext { table.context }

    subscript(measure: Measure) -> Double { value(measure, group: group) }

    /// The same of one municipality, whatever the group.
    func municipal(_ municipality: Int, _ measure: Measure) -> Double { value(measure, group: 1 + municipality) }

    private func value(_ measure: Measure, group: Int) -> Double {
        let index = measure.ordinal
        let total = table.totals[group * GroupTable.measures + index]
        guard let leavingOut else { return total }
        return total - table.parts[leavingOut].sum(index, group: group)
    }

    /// One point of a curve.
    func value(_ measure: Measure, on day: Int) -> Double {
        let index = measure.ordinal
        let curve = table.curves[group][index] ?? []
        var total = day < curve.count ? curve[day] : 0
        guard let leavingOut else { return total }
        table.parts[leavingOut].forEachEntry(ofGroup: group) { entry in
            if Int(entry.measure) == index, Int(entry.day) == day { total -= entry.value }
        }
        return total
    }

    /// Three curves by day, of one length.
    func curves(_ measures: (Measure, Measure?, Measure)) -> (events: [Double], competing: [Double], censored: [Double])
    {
        let names = [measures.0, measures.1, measures.2]
        let indices = names.map { $0?.ordinal ?? -1 }
        var found = indices.map { table.curves[group][$0] ?? [] }
        let length = found.map(\.count).max() ?? 0
        for index in found.indices {
            found[index].append(contentsOf: repeatElement(0, count: length - found[index].count))
        }
        if let leavingOut {
            table.parts[leavingOut].forEachEntry(ofGroup: group) { entry in
                guard let position = indices.firstIndex(of: Int(entry.measure)) else { return }
                found[position][Int(entry.day)] -= entry.value
            }
        }
        return (found[0], found[1], found[2])
    }
}

/// What outcomes need to know besides the counts.
struct OutcomeContext {
    let input: ModelInput
    /// Length of the observation window.
    let years: Double
    /// Working days in the window.
    let workingDays: Double
    let groups: [Group]
    private let officeOf: [Int]
    /// By municipality; empty without a division.
    private let areaOf: [Int]

    init(_ input: ModelInput) {
        self.input = input
        years = (input.horizon - input.warmup).years
        let window = input.warmup...input.horizon
        let days = 0...Int(input.horizon.days)
        workingDays = Double(
            days.filter { window.contains(.days(Double($0)) + .hours(8)) && (input.start + $0).isWorkingDay }.count)
        officeOf = input.region.municipalities.map(\.office)
        areaOf = Self.areaOf(input.region)
        groups = input.cohort.map { $0.arms.indices.map { .arm($0) } } ?? Self.groups(input)
    }

    private static func groups(_ input: ModelInput) -> [Group] {
        let municipalities: [Group] = input.region.municipalities.indices.map { .municipality($0) }
        let offices: [Group] = input.region.offices.indices.map { .office($0) }
        let teams: [Group] = input.teams.indices.map { .team($0) }
        let areas: [Group] = input.region.division.map { $0.areas.indices.map { .area($0) } } ?? []
        return [.region] + municipalities + offices + teams + Traits.segments.indices.map { .segment($0) } + areas
    }

    private static func areaOf(_ region: Region) -> [Int] {
        guard let division = region.division else { return [] }
        var areaOf = Array(repeating: 0, count: region.municipalities.count)
        for (index, area) in division.areas.enumerated() {
            for municipality in area.municipalities { areaOf[municipality] = index }
        }
        return areaOf
    }

    /// The groups in which an observation counts.
    func groupIndices(of cell: Cell) -> [Int] {
        if input.cohort != nil { return cell.arm >= 0 ? [cell.arm] : [] }
        var indices = [0]
        let municipalities = input.region.municipalities.count
        let offices = input.region.offices.count
        if cell.municipality >= 0 {
            indices.append(1 + cell.municipality)
            indices.append(1 + municipalities + officeOf[cell.municipality])
        }
        if cell.team >= 0 { indices.append(1 + municipalities + offices + cell.team) }
        let segments = 1 + municipalities + offices + input.teams.count
        if cell.segment >= 0 { indices.append(segments + cell.segment) }
        if cell.municipality >= 0, !areaOf.isEmpty {
            indices.append(segments + Traits.segments.count + areaOf[cell.municipality])
        }
        return indices
    }

    /// Residents aged 18 to 66 in a group; nil where the group has no territory.
    func residents(_ group: Group) -> Double? {
        let all = input.region.municipalities
        switch group {
        case .region: return all.reduce(0) { $0 + $1.residents18to66 }
        case .municipality(let m): return all[m].residents18to66
        case .office(let o): return input.region.offices[o].municipalities.reduce(0) { $0 + all[$1].residents18to66 }
        case .area(let a):
            return input.region.division?.areas[a].municipalities.reduce(0) { $0 + all[$1].residents18to66 }
        case .team, .segment, .arm: return nil
        }
    }

    /// The teams in a group.
    func teams(_ group: Group) -> [Team] {
        if case .team(let index) = group { return [input.teams[index]] }
        return input.teams
    }
}
