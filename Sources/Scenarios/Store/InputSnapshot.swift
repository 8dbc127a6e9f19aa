import Foundation
import Models
import Simulator

/// The model's input as it is stored with a study, so that the study can be replayed without its scenario files.
struct InputSnapshot: Codable, Hashable {
    var region: RegionSnapshot
    var teams: [TeamSnapshot]
    var parameters: [String: Double]
    var start: Int
    var horizonDays: Double
    var warmupDays: Double
    /// Left out of the text for an open study.
    var cohort: CohortSnapshot?

    /// The snapshot of an input.
    ///
    /// - Parameter regions: shared where there are many inputs.
    init(_ input: ModelInput, regions: OncePerRegion<RegionSnapshot> = OncePerRegion(RegionSnapshot.init)) {
        region = regions[input.region]
        teams = input.teams.map(TeamSnapshot.init)
        parameters = input.parameters.byName
        start = input.start.dayNumber
        horizonDays = input.horizon.days
        warmupDays = input.warmup.days
        cohort = input.cohort.map(CohortSnapshot.init)
    }

    /// The snapshot written as JSON.
    init(text: String) throws {
        let data = Data(text.utf8)
        try BoundedJSON.check(data, file: "stored input")
        self = try JSONDecoder().decode(InputSnapshot.self, from: data)
    }

    /// The snapshot that a result file holds, checked as a scenario file is.
    ///
    /// - Throws: `StoreFailure` with the member that is wrong.
    init(stored text: String, path: String) throws {
        self = try Self.decode(InputSnapshot.self, text, place: "study.input", path: path)
        try check(region: true, place: "study.input", path: path)
    }

    /// Reads JSON that a result file holds.
    ///
    /// - Throws: `StoreFailure` with the member that is missing or of another kind.
    static func decode<Content: Decodable>(
        _ type: Content.Type, _ text: String, place: String, path: String
    ) throws -> Content {
        let data = Data(text.utf8)
        do throws(InvalidInput) { try BoundedJSON.check(data, file: path) } catch {
            throw StoreFailure.damaged(path, "\(place): \(error.diagnostics.first?.message ?? "too large")")
        }
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            throw StoreFailure.damaged(path, "\(place): \(DecodingFault.text(error))")
        }
    }

    /// As JSON with sorted keys: equal inputs give equal texts.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The input of which this is a snapshot; parameters unknown to this version are left out, new ones have their default.
    var input: ModelInput { input(in: region.region, teams: teams.map(\.team)) }

    /// The same with region and teams that are there already.
    func input(in region: Region, teams: [Team]) -> ModelInput {
        let (values, start) = (ParameterValues(byName: parameters), CalendarDate(dayNumber: start))
        if let cohort { return ModelInput(region: region, parameters: values, start: start, cohort: cohort.cohort) }
        return ModelInput(
            region: region, teams: teams, parameters: values, start: start, horizon: .days(horizonDays),
            warmup: .days(warmupDays))
    }
}

extension ParameterValues {
    /// All values by the names of their parameters.
    var byName: [String: Double] { Dictionary(uniqueKeysWithValues: Registry.all.map { ($0.name, self[$0.key]) }) }

    /// The defaults, and what is named; unknown names are left out.
    init(byName values: [String: Double]) {
        self.init()
        for parameter in Registry.all { self[parameter.key] = values[parameter.name] ?? parameter.defaultValue }
    }
}

struct RegionSnapshot: Codable, Hashable {
    var name: String
    var municipalities: [MunicipalitySnapshot]
    var offices: [OfficeSnapshot]
    var minutes: [[Double]]
    var kilometres: [[Double]]
    var approximate: Bool
    /// Left out of the text where there is none.
    var division: DivisionSnapshot?

    init(_ region: Region) {
        name = region.name
        municipalities = region.municipalities.map(MunicipalitySnapshot.init)
        offices = region.offices.map(OfficeSnapshot.init)
        let all = 0..<region.travel.size
        minutes = all.map { from in all.map { region.travel.minutes(from, $0) } }
        kilometres = all.map { from in all.map { region.travel.kilometres(from, $0) } }
        approximate = region.travel.approximate
        division = region.division.map(DivisionSnapshot.init)
    }

    var region: Region {
        Region(
            name: name, municipalities: municipalities.map(\.municipality), offices: offices.map(\.office),
            travel: TravelMatrix(minutes: minutes, kilometres: kilometres, approximate: approximate),
            division: division?.division)
    }
}

struct DivisionSnapshot: Codable, Hashable {
    struct Area: Codable, Hashable {
        var name: String
        var municipalities: [Int]
    }

    var kind: String
    var areas: [Area]

    init(_ division: Division) {
        kind = division.kind.rawValue
        areas = division.areas.map { Area(name: $0.name, municipalities: $0.municipalities) }
    }

    /// Nil for a kind that this version does not know.
    var division: Division? {
        Division.Kind(rawValue: kind).map { kind in
            Division(kind: kind, areas: areas.map { .init(name: $0.name, municipalities: $0.municipalities) })
        }
    }
}

struct MunicipalitySnapshot: Codable, Hashable {
    var number: String
    var name: String
    var residents18to66: Double
    var residents18to29: Double
    var benefitRecipients: Double
    var employers: Int
    var centrality: Int
    var office: Int

    init(_ municipality: Municipality) {
        number = municipality.number
        name = municipality.name
        residents18to66 = municipality.residents18to66
        residents18to29 = municipality.residents18to29
        benefitRecipients = municipality.benefitRecipients
        employers = municipality.employers
        centrality = municipality.centrality
        office = municipality.office
    }

    var municipality: Municipality {
        Municipality(
            number: number, name: name, residents18to66: residents18to66, residents18to29: residents18to29,
            benefitRecipients: benefitRecipients, employers: employers, centrality: centrality, office: office)
    }
}

struct OfficeSnapshot: Codable, Hashable {
    var number: String
    var name: String
    var municipalities: [Int]
    var seat: Int

    init(_ office: Office) {
        number = office.number
        name = office.name
        municipalities = office.municipalities
        seat = office.seat
    }

    var office: Office { Office(number: number, name: name, municipalities: municipalities, seat: seat) }
}

struct TeamSnapshot: Codable, Hashable {
    var name: String
    var base: Int
    var posts: Int
    var supervisor: Double
    var serves: [Int]
    var outposts: [OutpostSnapshot]
    // Left out where they say nothing, so that snapshots without them stay as they were and still load.
    var fte: Double?
    var areCounsellors: Bool?
    var presence: [PresenceSnapshot]?

    init(_ team: Team) {
        name = team.name
        base = team.base
        posts = team.posts
        supervisor = team.supervisor
        serves = team.serves
        outposts = team.outposts.map(OutpostSnapshot.init)
        fte = team.fte == 1 ? nil : team.fte
        areCounsellors = team.areCounsellors ? true : nil
        presence = team.presence.isEmpty ? nil : team.presence.map(PresenceSnapshot.init)
    }

    var team: Team {
        Team(
            name: name, base: base, posts: posts, supervisor: supervisor, serves: serves,
            outposts: outposts.map(\.outpost), fte: fte ?? 1, areCounsellors: areCounsellors ?? false,
            presence: presence?.map(\.day) ?? [])
    }
}

struct PresenceSnapshot: Codable, Hashable {
    var municipality: Int
    var weekday: Int
    var every: Int
    var week: Int
    var post: Int?

    init(_ day: PresenceDay) {
        municipality = day.municipality
        weekday = day.weekday
        every = day.every
        week = day.week
        post = day.post
    }

    var day: PresenceDay {
        PresenceDay(municipality: municipality, weekday: weekday, every: every, week: week, post: post)
    }
}

struct OutpostSnapshot: Codable, Hashable {
    var municipality: Int
    var posts: Int
    var serves: [Int]

    init(_ outpost: Outpost) {
        municipality = outpost.municipality
        posts = outpost.posts
        serves = outpost.serves
    }

    var outpost: Outpost { Outpost(municipality: municipality, posts: posts, serves: serves) }
}
