import Models
import Testing

@testable import Scenarios

/// Large teams as several: no post is lost, no place is served by fewer people.
@Suite struct TeamSizeTests {
    private func team(_ posts: Int, _ outposts: [Int] = []) -> Team {
        Team(
            name: "T", base: 0, posts: posts, supervisor: 1, serves: [0, 1],
            outposts: outposts.enumerated().map { Outpost(municipality: 2 + $0, posts: $1, serves: [2 + $0]) })
    }

    @Test func withinTheLimitNothingChanges() {
        #expect(TeamSize.split(team(8), largest: 8) { _ in 0 } == [team(8)])
        #expect(TeamSize.split(team(80), largest: nil) { _ in 0 } == [team(80)])
    }

    @Test(arguments: [(9, []), (57, []), (24, [3, 1, 1, 9]), (17, [15]), (10, [2, 2, 2, 2])])
    func nothingIsLost(_ posts: Int, _ outposts: [Int]) {
        let whole = team(posts, outposts)
        let parts = TeamSize.split(whole, largest: 8) { Double($0) / 100 }
        #expect(parts.reduce(0) { $0 + $1.posts } == posts)
        for outpost in whole.outposts {
            let same = parts.flatMap(\.outposts).filter { $0.municipality == outpost.municipality }
            #expect(
                same.reduce(0) { $0 + $1.posts } == outpost.posts && same.allSatisfy { $0.serves == outpost.serves })
        }
        #expect(parts.reduce(0) { $0 + $1.postsAtBase } == whole.postsAtBase)
        #expect(parts.allSatisfy { $0.postsAtBase >= 0 && ($0.postsAtBase > 0) == !$0.serves.isEmpty })
        #expect(parts.allSatisfy { $0.supervisor == Double($0.posts) / 100 })
        #expect(Set(parts.map(\.name)).count == parts.count)
        #expect(parts.allSatisfy { $0.posts <= 8 && $0.posts >= 4 })
    }
}
