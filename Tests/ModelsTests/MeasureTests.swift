import Testing

@testable import Models

/// Measures by number: the order of the cases, and that of their names.
@Suite struct MeasureTests {
    @Test func ordinalsAreTheirPlaces() {
        #expect(Measure.allCases.map(\.ordinal) == Array(Measure.allCases.indices))
    }

    @Test func ranksFollowTheirNames() {
        let byName = Measure.allCases.sorted { $0.rawValue < $1.rawValue }
        #expect(byName.map(\.rank) == Array(byName.indices))
        #expect(Measure.allCases.sorted() == byName)
        #expect(Set(Measure.allCases).count == Measure.allCases.count)
    }

    /// Moves between phases are those that have a measure named after them.
    @Test func movesAreNamed() {
        for from in 0...6 {
            for to in 0...6 {
                #expect(Measure.move(from: from, to: to) == Measure(rawValue: "move_phase_\(from)_to_\(to)"))
            }
        }
    }
}
