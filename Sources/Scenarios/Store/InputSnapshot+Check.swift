import Foundation
import Models
import Simulator

extension InputSnapshot {
    /// The longest run, days: enrolment and follow-up of 100 years each, and the days to the first morning.
    static let longestDays = 2 * 36_525.0 + 366

    /// Checks the input as a scenario file is checked.
    ///
    /// - Parameters:
    ///   - checksRegion: false where the region is one that was checked.
    ///   - place: where the input stands in the file.
    /// - Throws: `StoreFailure` with the first member that is not allowed.
    func check(region checksRegion: Bool, place: String, path: String) throws {
        let check = InputCheck(place: place, path: path, municipalities: region.municipalities.count)
        if checksRegion { try check.region(region) }
        try check.number("start", Double(start), InputCheck.days)
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
            try check.parameter("parameters.\(name)", name, value)
        }
        if let cohort {
            try check.cohort(cohort)
            guard teams.isEmpty else { throw check.fault("teams", "not empty", "none beside a cohort") }
        } else {
            try check.number("horizonDays", horizonDays, Double.leastNonzeroMagnitude...36_525)
            try check.number("warmupDays", warmupDays, 0...horizonDays.nextDown)
            try check.teams("teams", teams)
        }
    }
}

/// Checks parts of a stored input; each method throws with the first member that is not allowed.
private struct InputCheck {
    let place: String
    let path: String
    /// How many there are.
    let municipalities: Int

    /// From the years 0000 to 9999, as numbers of days.
    static let days = -719_528.0...2_932_896.0

    func fault(_ member: String, _ found: String, _ allowed: String) -> StoreFailure {
        .damaged(path, "\(place): '\(member)' is \(found); allowed: \(allowed)")
    }

    func number(_ member: String, _ value: Double, _ range: ClosedRange<Double>) throws {
        guard range.contains(value) else {
            throw fault(member, "\(value)", "\(shortNumber(range.lowerBound)) to \(shortNumber(range.upperBound))")
        }
    }

    func integer(_ member: String, _ value: Int, _ range: ClosedRange<Int>) throws {
        guard range.contains(value) else {
            throw fault(member, "\(value)", "\(range.lowerBound) to \(range.upperBound)")
        }
    }

    func index(_ member: String, _ value: Int, of count: Int) throws {
        guard (0..<count).contains(value) else { throw fault(member, "\(value)", "0 to \(count - 1)") }
    }

    /// Municipalities, each once.
    func places(_ member: String, _ values: [Int]) throws {
        for (number, value) in values.enumerated() { try index("\(member)[\(number)]", value, of: municipalities) }
        guard Set(values).count == values.count else { throw fault(member, "a list with repetitions", "each once") }
    }

    func name(_ member: String, _ value: String) throws {
        let isControl = { (scalar: Unicode.Scalar) in scalar.value < 0x20 || scalar.value == 0x7F }
        guard !value.unicodeScalars.contains(where: isControl), value.utf8.count <= 1000 else {
            throw fault(member, "not a name", "at most 1000 bytes of text without control characters")
        }
    }

    /// Unknown ones are left out when the input is made.
    func parameter(_ member: String, _ name: String, _ value: Double) throws {
        if let known = Registry.named(name) { try number(member, value, known.range) }
    }

    func distinct(_ member: String, _ names: [String]) throws {
        guard Set(names).count == names.count else { throw fault(member, "a list with repeated names", "each once") }
    }
}

extension InputCheck {
    func region(_ region: RegionSnapshot) throws {
        try name("region.name", region.name)
        guard municipalities > 0 else { throw fault("region.municipalities", "empty", "at least one") }
        for (number, row) in region.municipalities.enumerated() {
            try municipality("region.municipalities[\(number)]", row, offices: region.offices.count)
        }
        try distinct("region.municipalities", region.municipalities.map(\.number))
        for (number, office) in region.offices.enumerated() {
            let member = "region.offices[\(number)]"
            try name(member + ".number", office.number)
            try name(member + ".name", office.name)
            try index(member + ".seat", office.seat, of: municipalities)
            try places(member + ".municipalities", office.municipalities)
        }
        try distances("region.minutes", region.minutes)
        try distances("region.kilometres", region.kilometres)
        if let division = region.division { try self.division(division) }
    }

    private func municipality(_ member: String, _ row: MunicipalitySnapshot, offices: Int) throws {
        try name(member + ".number", row.number)
        try name(member + ".name", row.name)
        for (what, value) in [
            ("residents18to66", row.residents18to66), ("residents18to29", row.residents18to29),
            ("benefitRecipients", row.benefitRecipients), ("employers", Double(row.employers)),
        ] { try number("\(member).\(what)", value, 0...1e9) }
        try integer(member + ".centrality", row.centrality, 1...6)
        try index(member + ".office", row.office, of: offices)
    }

    private func distances(_ member: String, _ rows: [[Double]]) throws {
        guard rows.count == municipalities else {
            throw fault(member, "a table of \(rows.count) rows", "\(municipalities)")
        }
        for (number, row) in rows.enumerated() {
            guard row.count == municipalities else {
                throw fault("\(member)[\(number)]", "a row of \(row.count)", "\(municipalities)")
            }
            for (column, value) in row.enumerated() where !(0...1e9).contains(value) {
                try self.number("\(member)[\(number)][\(column)]", value, 0...1e9)
            }
        }
    }

    private func division(_ division: DivisionSnapshot) throws {
        try name("region.division.kind", division.kind)
        for (number, area) in division.areas.enumerated() {
            try name("region.division.areas[\(number)].name", area.name)
        }
        try places("region.division.areas", division.areas.flatMap(\.municipalities))
    }

    func teams(_ member: String, _ teams: [TeamSnapshot]) throws {
        for (number, team) in teams.enumerated() { try self.team("\(member)[\(number)]", team) }
        try distinct(member, teams.map(\.name))
    }

    private func team(_ member: String, _ team: TeamSnapshot) throws {
        try name(member + ".name", team.name)
        try index(member + ".base", team.base, of: municipalities)
        try integer(member + ".posts", team.posts, 1...Cohort.mostParticipants)
        try number(member + ".supervisor", team.supervisor, 0...Double(Cohort.mostParticipants))
        try number(member + ".fte", team.fte ?? 1, 0.001...1)
        try places(member + ".serves", team.serves)
        for (number, outpost) in team.outposts.enumerated() {
            let member = "\(member).outposts[\(number)]"
            try index(member + ".municipality", outpost.municipality, of: municipalities)
            try integer(member + ".posts", outpost.posts, 1...team.posts)
            try places(member + ".serves", outpost.serves)
        }
        let away = team.outposts.reduce(0) { $0 + $1.posts }
        guard away <= team.posts else { throw fault(member + ".outposts", "\(away) posts", "at most \(team.posts)") }
        for (number, day) in (team.presence ?? []).enumerated() {
            try presence("\(member).presence[\(number)]", day, posts: team.posts - away)
        }
    }

    private func presence(_ member: String, _ day: PresenceSnapshot, posts: Int) throws {
        try index(member + ".municipality", day.municipality, of: municipalities)
        try integer(member + ".weekday", day.weekday, 1...5)
        try integer(member + ".every", day.every, 1...PresenceReader.mostWeeks)
        try integer(member + ".week", day.week, 1...day.every)
        try integer(member + ".post", day.post ?? 1, 1...max(1, posts))
    }

    func cohort(_ cohort: CohortSnapshot) throws {
        try index("cohort.place", cohort.place, of: municipalities)
        try number("cohort.enrolmentDays", cohort.enrolmentDays, 0...36_525)
        try number("cohort.followUpDays", cohort.followUpDays, 1...36_525)
        guard (1...1000).contains(cohort.arms.count) else {
            throw fault("cohort.arms", "a list of \(cohort.arms.count)", "1 to 1000 arms")
        }
        try distinct("cohort.arms", cohort.arms.map(\.name))
        for (number, arm) in cohort.arms.enumerated() {
            let member = "cohort.arms[\(number)]"
            try name(member + ".name", arm.name)
            try name(member + ".programme", arm.programme)
            try integer(member + ".participants", arm.participants, 1...Cohort.mostParticipants)
            try teams(member + ".teams", arm.teams)
            for (name, value) in arm.parameters.sorted(by: { $0.key < $1.key }) {
                try parameter("\(member).parameters.\(name)", name, value)
            }
        }
    }
}
