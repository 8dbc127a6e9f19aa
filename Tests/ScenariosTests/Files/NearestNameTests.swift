import Testing

@testable import Scenarios

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("Tromso", "Tromsø", 1), ("abcd", "acbd", 1), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3),
    ])
    func countsEdits(_ a: String, _ b: String, _ edits: Int) {
        #expect(NearestName.editDistance(Array(a), Array(b)) == edits)
    }

    @Test func suggestsOnlyWhatIsNear() {
        #expect(NearestName.hint(for: "tems", among: ["name", "teams"]) == "; did you mean 'teams'?")
        #expect(NearestName.hint(for: "xyz", among: ["name", "teams"]).isEmpty)
    }
}
