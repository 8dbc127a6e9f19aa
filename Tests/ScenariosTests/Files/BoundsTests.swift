import Foundation
import Models
import Testing

@testable import Scenarios

/// What is too large or too small for any study is refused, with what is allowed.
@Suite struct BoundsTests {
    /// The messages for a change of one data file.
    private func messages(_ file: String, _ old: String, _ new: String) throws -> [String] {
        let fixture = try Fixture()
        let text = try #require(Fixture.data[file])
        #expect(text.contains(old))
        try fixture.write("data/" + file, text.replacingOccurrences(of: old, with: new))
        return try fixture.messages(of: Fixture.sound)
    }

    @Test(arguments: [
        (
            "municipalities.csv", "0103,", "103,",
            "data/municipalities.csv:4:1: error: '103' in column 'kommune_nr' is no municipality number; allowed: four digits, a leading zero among them; did you mean '0103'?"
        ),
        (
            "municipalities.csv", "0103,", "Oslo,",
            "data/municipalities.csv:4:1: error: 'Oslo' in column 'kommune_nr' is no municipality number; allowed: four digits, a leading zero among them"
        ),
        (
            "municipalities.csv", "0103,", "٠١٠٣,",
            "data/municipalities.csv:4:1: error: '٠١٠٣' in column 'kommune_nr' is no municipality number; allowed: four digits, a leading zero among them"
        ),
        (
            "municipalities.csv", ",10000,3000", ",1000000000,3000",
            "data/municipalities.csv:2:22: error: '1000000000' in column 'pop_2020' is not in range; allowed: a number from 0 to 10000000"
        ),
        (
            "links.csv", "20,20", "20,1e9",
            "data/links.csv:2:14: error: '1e9' in column 'minutes' is not in range; allowed: a number from 0 to 10000"
        ),
        (
            "links.csv", "20,20", "10001,20",
            "data/links.csv:2:11: error: '10001' in column 'km' is not in range; allowed: a number from 0 to 10000"
        ),
        (
            "ages.csv", "0101,18,3000", "0101,18,1e9",
            "data/ages.csv:3:9: error: '1e9' in column 'persons' is not in range; allowed: a number from 0 to 10000000"
        ),
    ])
    func dataOutsideItsRange(_ file: String, _ old: String, _ new: String, _ expected: String) throws {
        #expect(try messages(file, old, new).contains(expected))
    }

    @Test func twoColumnsOfOneName() throws {
        #expect(
            try messages("links.csv", "km,minutes", "minutes,minutes") == [
                "data/links.csv:1:39: error: there are two columns 'minutes'; allowed: a name for each"
            ])
    }

    @Test(arguments: [("90.5", false), ("-91", false), ("170", false), ("89.9", true), ("-90", true)])
    func latitudesReachFromPoleToPole(_ latitude: String, isSound: Bool) throws {
        let fixture = try Fixture()
        let text = try #require(Fixture.data["municipalities.csv"]).split(separator: "\n").enumerated().map {
            $1 + ($0 == 0 ? ",centre_lat,centre_lon" : ",\(latitude),170")
        }.joined(separator: "\n")
        try fixture.write("data/municipalities.csv", text + "\n")
        let found = try fixture.messages(of: Fixture.sound)
        #expect(found.isEmpty == isSound)
        if !isSound {
            #expect(
                found.first?.contains(
                    "'\(latitude)' in column 'centre_lat' is not a degree; allowed: a number from -90 to 90") == true)
        }
    }

    @Test(arguments: [
        (
            "version: 1\nhorizon: 0.5 minutes\nwarmup: 0 days\n",
            "a.yaml:2:10: error: 'horizon' is 0.5 minutes; allowed: at least a day, such as '9 years'"
        ),
        (
            "version: 1\nhorizon: 10 days\nwarmup: 9.5 days\n",
            "a.yaml:3:9: error: 'warmup' is 9.5 days, and 'horizon' 10 days; allowed: at least a day between them"
        ),
    ])
    func aDayIsObservedAtLeast(_ head: String, _ expected: String) throws {
        let found = try Fixture().messages(of: head + Fixture.region + Fixture.teams)
        #expect(found == [expected])
    }

    @Test func aMillionPosts() throws {
        let team = { (number: Int) in "  - {name: t\(number), base: Byen, posts: 1000, serves: [Byen]}\n" }
        let fixture = try Fixture()
        let text = { (count: Int) in Fixture.head + Fixture.region + "teams:\n" + (1...count).map(team).joined() }
        #expect(
            try fixture.messages(of: text(11)) == [
                "a.yaml:13:3: error: the teams have 11000 posts in all; allowed: at most 10000"
            ])
        #expect(try fixture.messages(of: text(10)) == [])
    }

    @Test func morePeopleThanMemoryHolds() throws {
        let fixture = try Fixture()
        let ages = (18...66).map { "0101,\($0),9999999\n" }.joined() + "0102,40,1\n0103,40,1\n0201,40,1\n"
        try fixture.write("data/ages.csv", "kommune_nr,age,persons\n" + ages)
        let text = "version: 1\nhorizon: 100 years\nwarmup: 3 years\n" + Fixture.region + Fixture.teams
        let found = try fixture.messages(of: text)
        #expect(found.count == 1)
        #expect(
            found.first?.contains("people would become eligible in a replication; allowed: at most 5000000") == true)
    }

    @Test func cohortsTooLarge() throws {
        let fixture = try Fixture()
        let head = "version: 1\nkind: cohort\nplace: Byen\nfollow_up: 24 months\n" + Fixture.region + "arms:\n"
        let arm = { (number: Int) in "  - {name: a\(number), programme: no_measure, n: 100000}\n" }
        #expect(
            try fixture.messages(of: head + (1...11).map(arm).joined()).map { $0.split(separator: "error: ")[1] } == [
                "the arms have 1100000 participants in all; allowed: at most 1000000"
            ])
        let dear = "  - {name: a, programme: ips, n: 100000, parameters: {caseload.cap: 5}}\n"
        #expect(
            try fixture.messages(of: head + dear).map { $0.split(separator: "error: ")[1] } == [
                "arm 'a' needs 20000 posts; allowed: at most 10000, with fewer participants, a larger 'caseload.cap', or 'posts'"
            ])
    }

    @Test(arguments: [
        (
            "design: sobol_indices\nrows: 100000\nreplications: 1\n", 10,
            "there are 1200000 points of all scenarios together; allowed: at most 1000000"
        ),
        (
            "design: latin_hypercube\npoints: 100000\nreplications: 1000000\n", 1,
            "there are 100000000000 runs, 1000000 of each point; allowed: at most 1000000000"
        ),
    ])
    func sweepsTooLarge(_ head: String, _ factors: Int, _ expected: String) throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        let names = Registry.all.filter { $0.name.hasPrefix("job.") }.prefix(factors).map(\.name)
        let items = names.map { name in
            let range = Registry.named(name)?.range ?? 0...1
            return "  - {parameter: \(name), low: \(range.lowerBound), high: \(range.upperBound)}\n"
        }
        try fixture.write("s.yaml", "version: 1\nscenarios: [a.yaml]\n" + head + "factors:\n" + items.joined())
        let plan = try SweepPlan.load(path: fixture.path("s.yaml"))
        do {
            _ = try Sweep(plan)
            Issue.record("taken")
        } catch let error as InvalidInput {
            #expect(error.diagnostics.map(\.message) == [expected])
        }
    }
}
