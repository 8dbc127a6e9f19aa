import Models

/// A model input as text, so that equal texts mean equal studies.
enum CanonicalText {
    /// All that a replication depends on apart from seed and number; numbers by their shortest exact decimal form.
    static func of(_ input: ModelInput) -> String { before(input) + text(of: input.region) + after(input) }

    /// What stands before the region.
    fileprivate static func before(_ input: ModelInput) -> String {
        let span = ["horizon_days \(input.horizon.days)", "warmup_days \(input.warmup.days)"]
        return text(
            ["fotfeste-input 1", "start \(input.start.text)"] + span
                + byName.map { "parameter \($0.name) \(input.parameters[$0.key])" })
    }

    /// The long part.
    fileprivate static func text(of region: Region) -> String { text(lines(region)) }

    /// What stands after the region.
    fileprivate static func after(_ input: ModelInput) -> String {
        text(input.teams.flatMap { team($0, input.region) } + (input.cohort.map { cohort($0, input) } ?? []))
    }

    private static func text(_ lines: [String]) -> String { lines.reduce(into: "") { $0 += $1 + "\n" } }

    private static let byName = Registry.all.sorted { $0.name < $1.name }

    private static func lines(_ region: Region) -> [String] {
        var lines = region.municipalities.map { row in
            let numbers = [row.residents18to66, row.residents18to29, row.benefitRecipients].map { "\($0)" }
            return "municipality \(row.number) \(numbers.joined(separator: " ")) \(row.employers) \(row.centrality)"
                + " \(row.office)"
        }
        lines += region.offices.map {
            "office \($0.number) \(numbers($0.municipalities, region)) seat \(number($0.seat, region))"
        }
        lines += division(region)
        lines.append("travel_approximate \(region.travel.approximate)")
        for from in region.municipalities.indices {
            let row = region.municipalities.indices.map {
                "\(region.travel.minutes(from, $0)):\(region.travel.kilometres(from, $0))"
            }
            lines.append("travel \(number(from, region)) \(row.joined(separator: " "))")
        }
        return lines
    }

    /// Nothing where there is none, so that such regions stay what they were.
    private static func division(_ region: Region) -> [String] {
        guard let division = region.division else { return [] }
        return division.areas.map {
            "\(division.kind.rawValue) \"\($0.name)\" \(numbers($0.municipalities, region))"
        }
    }

    private static func team(_ team: Team, _ region: Region) -> [String] {
        let base =
            "team \"\(team.name)\" \(number(team.base, region)) posts \(team.posts) supervisor \(team.supervisor)"
        let outposts = team.outposts.map {
            "outpost \(number($0.municipality, region)) posts \($0.posts) serves \(numbers($0.serves, region))"
        }
        return ["\(base) serves \(numbers(team.serves, region))"] + outposts + terms(team, region)
    }

    /// What is not said of ordinary teams: part-time work, counsellors, presence days.
    private static func terms(_ team: Team, _ region: Region) -> [String] {
        var lines: [String] = []
        if team.fte != 1 { lines.append("fte \(team.fte)") }
        if team.areCounsellors { lines.append("counsellors") }
        return lines
            + team.presence.map { day in
                let post = day.post.map { " post \($0)" } ?? ""
                return "presence \(number(day.municipality, region)) weekday \(day.weekday) week \(day.week) of "
                    + "\(day.every)\(post)"
            }
    }

    /// The study's design; of an arm's numbers those that are not the study's.
    private static func cohort(_ cohort: Cohort, _ input: ModelInput) -> [String] {
        let place = "cohort \(number(cohort.place, input.region))"
        let head = "\(place) enrolment_days \(cohort.enrolment.days) follow_up_days \(cohort.followUp.days)"
        return [head]
            + cohort.arms.flatMap { arm in
                let own = byName.filter { arm.parameters[$0.key] != input.parameters[$0.key] }
                return ["arm \"\(arm.name)\" \(arm.programme) n \(arm.participants)"]
                    + own.map { "arm_parameter \($0.name) \(arm.parameters[$0.key])" }
                    + arm.teams.flatMap { team($0, input.region) }
            }
    }

    private static func number(_ index: Int, _ region: Region) -> String { region.municipalities[index].number }

    private static func numbers(_ indices: [Int], _ region: Region) -> String {
        indices.map { number($0, region) }.joined(separator: ",")
    }
}

/// SHA-256 of the canonical texts of many inputs, with the texts of their regions written once.
struct CanonicalDigests {
    private let regions = OncePerRegion { Array(CanonicalText.text(of: $0).utf8) }

    /// In lower-case hex.
    func digest(of input: ModelInput) -> String {
        var hash = SHA256()
        hash.update(CanonicalText.before(input))
        hash.update(regions[input.region])
        hash.update(CanonicalText.after(input))
        return hash.hexadecimal
    }
}
