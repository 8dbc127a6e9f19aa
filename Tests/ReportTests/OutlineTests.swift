import Testing

@testable import Report

/// Borders around what a team serves.
@Suite struct OutlineTests {
    /// A closed square with its corner at a place.
    private func square(_ x: Double, _ y: Double) -> [RegionMap.Point] {
        [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { RegionMap.Point(x: x + $0.0, y: y + $0.1) }
    }

    private func loops(_ path: String) -> Int { path.count { $0 == "M" } }
    private func steps(_ path: String) -> Int { path.count { $0 == "L" } }

    @Test func whatTwoNeighboursShareIsNoBorder() {
        let pair = Outline([square(0, 0), square(1, 0)])
        #expect(loops(pair.path) == 1 && steps(pair.path) == 6)
        // An island, and a corner that two have in common.
        #expect(loops(Outline([square(0, 0), square(5, 5)]).path) == 2)
        #expect(steps(Outline([square(0, 0), square(1, 1)]).path) == 8)
        #expect(Outline([]).path.isEmpty)
    }

    @Test func onlyAStretchInCommonIsTouching() {
        let one = Outline([square(0, 0)])
        #expect(one.touches(Outline([square(1, 0)])) && one.touches(one))
        #expect(!one.touches(Outline([square(1, 1)])) && !one.touches(Outline([square(3, 0)])))
    }

    /// In the shipped region, with sixteen teams: no two teams beside each other look alike, and together they are what is served.
    @Test func neighboursLookDifferent() async throws {
        let results = try await Results.shared()
        let study = try #require(try ReportSources(paths: [results.studies[1]]).studies.first)
        let subject = MapSubject(study)
        let map = try #require(Results.borders?.of(subject.places.map(\.number)))
        let areas = MapTeams(subject, on: map).areas
        #expect(areas.count == study.input.teams.count && areas.count > 5)
        let outlines = areas.map { area in
            Outline(area.places.compactMap { map.place($0)?.rings }.flatMap(\.self))
        }
        var beside = 0
        for (index, outline) in outlines.enumerated() {
            for other in outlines.indices.dropFirst(index + 1) where outline.touches(outlines[other]) {
                #expect(areas[index].style != areas[other].style, "\(areas[index].name) and \(areas[other].name)")
                beside += 1
            }
        }
        #expect(beside > 3)
        #expect(Set(areas.flatMap(\.places)) == subject.teams.reduce(into: []) { $0.formUnion($1.serves) })
    }
}
