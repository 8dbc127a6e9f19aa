import Models

/// The names by which files and people call the groups that the model knows by index.
public struct CellNames: Sendable {
    /// Numbers of the municipalities, by index.
    public let municipalities: [String]
    /// Names of the municipalities, by index.
    public let municipalityNames: [String]
    /// Numbers of the offices, by index.
    public let offices: [String]
    /// Names of the offices, by index.
    public let officeNames: [String]
    /// Names of the teams, by index.
    public let teams: [String]
    /// Names of the segments, by index.
    public let segments: [String]
    /// Names of the arms of a cohort, by index; empty for an open study.
    public let arms: [String]
    /// Names of the areas of the region's division, by index; empty without one.
    public let areas: [String]
    /// What these are; empty without any.
    public let areaKind: String

    /// The names of an input.
    public init(_ input: ModelInput) {
        municipalities = input.region.municipalities.map(\.number)
        municipalityNames = input.region.municipalities.map(\.name)
        offices = input.region.offices.map(\.number)
        officeNames = input.region.offices.map(\.name)
        arms = input.cohort?.arms.map(\.name) ?? []
        teams = (input.cohort?.arms.flatMap(\.teams) ?? input.teams).map(\.name)
        segments = Traits.segments
        areas = input.region.division?.areas.map(\.name) ?? []
        areaKind = input.region.division?.kind.rawValue ?? ""
    }

    /// `municipality=5401;segment=young;team=Tromsø`: only the parts that are there.
    func by(_ cell: Cell) -> String {
        let parts = [
            name(cell.municipality, municipalities).map { "municipality=\($0)" },
            name(cell.segment, segments).map { "segment=\($0)" }, name(cell.team, teams).map { "team=\($0)" },
            name(cell.arm, arms).map { "arm=\($0)" },
        ]
        return parts.compactMap { $0 }.joined(separator: ";")
    }

    func municipality(_ cell: Cell) -> String? { name(cell.municipality, municipalities) }
    func municipalityName(_ cell: Cell) -> String? { name(cell.municipality, municipalityNames) }
    func segment(_ cell: Cell) -> String? { name(cell.segment, segments) }
    func team(_ cell: Cell) -> String? { name(cell.team, teams) }
    func arm(_ cell: Cell) -> String? { name(cell.arm, arms) }

    /// The cell of stored names, or nil where a name is unknown.
    func cell(municipality: String?, segment: String?, team: String?, arm: String?) -> Cell? {
        guard let municipality = index(municipality, municipalities), let segment = index(segment, segments),
            let team = index(team, teams), let arm = index(arm, arms)
        else { return nil }
        return Cell(municipality: municipality, segment: segment, team: team, arm: arm)
    }

    private func name(_ index: Int, _ names: [String]) -> String? {
        guard index >= 0 else { return nil }
        return index < names.count ? names[index] : "#\(index)"
    }

    private func index(_ name: String?, _ names: [String]) -> Int? {
        guard let name else { return -1 }
        return names.firstIndex(of: name)
    }
}
