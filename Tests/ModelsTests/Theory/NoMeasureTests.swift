import Simulator
import Testing

@testable import Models

/// Where nobody helps, lives are those of the background: event for event and not only in the mean.
@Suite struct NoMeasureTests {
    private static let programme = ParameterSet.programmes.first { $0.name == "no_measure" }

    private static func lives(_ teams: [Team], _ changes: [ParameterKey: Double] = [:], replication: Int) -> Lives {
        Lives(TestRegion.input(teams: teams, years: 5, changes), seed: 31, replication: replication)
    }

    /// No specialists, and the programme `no_measure` with specialists, are one.
    @Test(arguments: 1...2)
    func noSpecialistsAreNoMeasure(replication: Int) throws {
        let none = Self.lives([], replication: replication)
        let programme = try #require(Self.programme)
        let measure = Self.lives(TestRegion.twoTeams, programme.overrides, replication: replication)
        #expect(none.seekers.count > 800 && none.happenings.count > 500)
        #expect(none.happenings == measure.happenings)
        #expect(none.seekers.map(Lives.record) == measure.seekers.map(Lives.record))
    }

    /// Who lives where no post serves is not touched by posts elsewhere.
    @Test(arguments: 1...2)
    func postsElsewhereDoNotMatter(replication: Int) {
        let none = Self.lives([], replication: replication)
        let some = Self.lives(TestRegion.oneTeam, replication: replication)
        let unserved = zip(none.seekers, some.seekers).filter { [1, 4, 5].contains($0.0.municipality) }
        #expect(unserved.count > 200)
        for (a, b) in unserved {
            #expect(none.happenings[a.identity] == some.happenings[b.identity])
            #expect(Lives.record(a) == Lives.record(b))
        }
    }

    /// Up to the first referral life is the same with and without posts, and for those who are never referred all of it: what is added by a
    /// measure is counted on that.
    @Test(arguments: 1...2)
    func livesPartAtTheFirstReferral(replication: Int) {
        let none = Self.lives([], replication: replication)
        let some = Self.lives(TestRegion.twoTeams, replication: replication)
        #expect(none.seekers.map(\.identity) == some.seekers.map(\.identity))
        var (never, referred) = (0, 0)
        for (a, b) in zip(none.seekers, some.seekers) {
            let parting = b.firstReferral
            let before = some.background(b).prefix { $0.time < parting }
            #expect(Array(before) == none.background(a).prefix { $0.time < parting })
            if parting == .never {
                never += 1
                #expect(Lives.record(a) == Lives.record(b))
            } else {
                referred += 1
            }
        }
        #expect(never > 300 && referred > 100)
    }
}
