import Models
import Testing

@testable import Scenarios

private let head = "version: 1\nstudies:\n  here: a.yaml\n  there: b.yaml\n"
private let top = "patterns:\n  - id: P1\n    use: C\n    title: T\n    source: B1.1\n    because: R\n"
private let value = "outcome: hours_after, published: 26.6, standard_error: 2, discrepancy: 3"
private let outcomes = OutcomeCatalogue.allNames.joined(separator: ", ")

/// A file with one line of one pattern.
private func file(_ line: String) -> String { head + top + "    lines:\n      - {\(line)}\n" }

@Suite struct PatternReadingTests {
    private func messages(of text: String) throws -> [String] {
        let fixture = try Fixture()
        try fixture.write("p.yaml", text)
        do {
            _ = try PatternFile.load(path: fixture.path("p.yaml"))
            return []
        } catch {
            return error.diagnostics.map { $0.text.replacingOccurrences(of: fixture.folder.path + "/", with: "") }
        }
    }

    @Test(arguments: [
        Wrong(
            "nothing", "", "p.yaml: error: the file is empty; allowed: keys of a file of patterns, such as 'version: 1'"
        ),
        Wrong(
            "a list", "[]",
            "p.yaml:1:1: error: a file of patterns is not a mapping; allowed: the keys version, studies, patterns"),
        Wrong(
            "missing keys", "version: 1\n", "p.yaml:1:1: error: a file of patterns lacks the key 'studies'",
            "p.yaml:1:1: error: a file of patterns lacks the key 'patterns'"),
        Wrong(
            "unknown key and version", "version: 2\nstudies: {a: b.yaml}\npatterns: []\npattern: 1\n",
            "p.yaml:1:10: error: 'version' is 2; allowed: a whole number from 1 to 1",
            "p.yaml:3:1: error: 'patterns' is empty; allowed: a list of patterns",
            "p.yaml:4:1: error: unknown key 'pattern' in a file of patterns; allowed: version, studies, patterns; did you mean 'patterns'?"
        ),
        Wrong(
            "a pattern without its keys", head + "patterns:\n  - id: P1\n",
            "p.yaml:6:5: error: a pattern lacks the key 'use'", "p.yaml:6:5: error: a pattern lacks the key 'title'",
            "p.yaml:6:5: error: a pattern lacks the key 'source'",
            "p.yaml:6:5: error: a pattern lacks the key 'because'", "p.yaml:6:5: error: a pattern lacks the key 'lines'"
        ),
        Wrong(
            "wrong use and no lines", head + top.replacing("use: C", with: "use: X") + "    lines: []\n",
            "p.yaml:7:10: error: unknown use 'X'; allowed: C, V; did you mean 'C'?",
            "p.yaml:11:5: error: 'lines' is empty; allowed: a list of lines"),
        Wrong(
            "one id twice",
            file("study: here, arm: a, \(value)") + top.replacing("patterns:\n", with: "")
                + "    lines:\n      - {study: here, arm: a, \(value)}\n",
            "p.yaml:13:9: error: pattern 'P1' is stated more than once; allowed: once"),
    ])
    func whatIsWrongWithTheFile(_ wrong: Wrong) throws {
        let found = try messages(of: wrong.text)
        #expect(found == wrong.messages, "\(found)")
    }

    @Test(arguments: [
        Wrong(
            "no study, no outcome", "published: 1, standard_error: 1, discrepancy: 0",
            "p.yaml:12:9: error: a line of a pattern lacks the key 'study'",
            "p.yaml:12:9: error: a line of a pattern lacks the key 'outcome'"),
        Wrong(
            "unknown study", "study: ther, arm: a, \(value)",
            "p.yaml:12:17: error: unknown study 'ther'; allowed: here, there; did you mean 'there'?"),
        Wrong(
            "unknown outcome", "study: here, arm: a, outcome: hours_aftr, more_than: 0",
            "p.yaml:12:40: error: unknown outcome 'hours_aftr'; allowed: \(outcomes); did you mean 'hours_after'?"),
        Wrong(
            "unknown key", "study: here, arms: a, \(value)",
            "p.yaml:12:23: error: unknown key 'arms' in a line of a pattern; allowed: study, arm, against, outcome, published, "
                + "standard_error, rounding, discrepancy, more_than, less_than, between, verdict; did you mean 'arm'?"),
        Wrong(
            "nothing published", "study: here, arm: a, outcome: hours_after",
            "p.yaml:12:9: error: a line of a pattern states nothing; allowed: one of published, more_than, less_than, between"
        ),
        Wrong(
            "two at once", "study: here, arm: a, \(value), more_than: 0",
            "p.yaml:12:9: error: a line of a pattern states published and more_than; allowed: one of published, more_than, less_than, between"
        ),
        Wrong(
            "no standard error", "study: here, arm: a, outcome: hours_after, published: 26.6",
            "p.yaml:12:9: error: a line of a pattern lacks the key 'standard_error'",
            "p.yaml:12:9: error: a line of a pattern lacks the key 'discrepancy'"),
        Wrong(
            "no allowance at all", "study: here, outcome: hours_after, published: 1, standard_error: 0, discrepancy: 0",
            "p.yaml:12:45: error: standard_error, rounding and discrepancy are all 0; allowed: at least one above 0"),
        Wrong(
            "a negative error", "study: here, outcome: hours_after, published: 1, standard_error: -1, discrepancy: 0",
            "p.yaml:12:75: error: 'standard_error' is -1; allowed: 0 to 1000000000000"),
        Wrong(
            "no number", "study: here, outcome: hours_after, less_than: few",
            "p.yaml:12:56: error: 'less_than' is not a number: 'few'; allowed: -1000000000000 to 1000000000000"),
        Wrong(
            "an allowance beside a direction", "study: here, outcome: hours_after, more_than: 0, discrepancy: 1",
            "p.yaml:12:59: error: 'discrepancy' says nothing beside 'more_than'; allowed: beside 'published'"),
        Wrong(
            "a range backwards", "study: here, outcome: hours_after, between: [2, 1]",
            "p.yaml:12:45: error: 'between' is no range; allowed: two numbers, the smaller first"),
        Wrong(
            "another verdict", "study: here, outcome: hours_after, more_than: 0, verdict: maybe",
            "p.yaml:12:68: error: unknown verdict 'maybe'; allowed: none"),
        Wrong(
            "against nobody", "study: here, against: a, outcome: hours_after, more_than: 0",
            "p.yaml:12:32: error: 'against' is stated without 'arm'; allowed: the arm that it is taken from too"),
    ])
    func whatIsWrongWithALine(_ wrong: Wrong) throws {
        let found = try messages(of: file(wrong.text))
        #expect(found == wrong.messages, "\(found)")
    }

    @Test func everyKindOfLineIsRead() throws {
        let fixture = try Fixture()
        let lines = [
            "study: here, arm: a, \(value), rounding: 0.5",
            "study: here, outcome: hours_after, more_than: -2, verdict: none",
            "study: there, arm: a, against: b, outcome: hours_after, less_than: 7",
            "study: there, outcome: hours_after, between: [1, 2.5]",
        ]
        try fixture.write("p.yaml", head + top + "    lines:\n" + lines.map { "      - {\($0)}\n" }.joined())
        let file = try PatternFile.load(path: fixture.path("p.yaml"))
        #expect(file.studies.map(\.path) == ["a.yaml", "b.yaml"].map(fixture.path))
        let read = try #require(file.patterns.first).lines
        #expect(read.map(\.label) == ["hours_after, a", "hours_after", "hours_after, a less b", "hours_after"])
        #expect(read.map(\.hasVerdict) == [true, false, true, true])
        guard case .value(let published) = read[0].expectation, case .above(-2) = read[1].expectation,
            case .below(7) = read[2].expectation, case .between(1, 2.5) = read[3].expectation
        else {
            Issue.record("\(read.map(\.expectation))")
            return
        }
        #expect(abs(published.tolerance - (4 + 0.25 + 9.0).squareRoot()) < 1e-12)
    }

    @Test func patternsAreChosenById() throws {
        let file = PatternFile(
            path: "p.yaml", studies: [],
            patterns: ["P1", "P7"].map {
                Pattern(id: $0, use: .calibration, title: "", source: "", because: "", lines: [])
            })
        #expect(try file.ids(nil).isEmpty)
        #expect(try file.ids("P7, P1") == ["P7", "P1"])
        func message(_ list: String) -> [String] {
            do { return try file.ids(list) } catch { return error.diagnostics.map(\.text) }
        }
        #expect(message("P99") == ["p.yaml: error: there is no pattern 'P99'; allowed: P1, P7"])
        #expect(
            message("p7,P1,P8") == [
                "p.yaml: error: there is no pattern 'p7'; allowed: P1, P7; did you mean 'P7'?",
                "p.yaml: error: there is no pattern 'P8'; allowed: P1, P7; did you mean 'P1'?",
            ])
        #expect(message(",") == ["p.yaml: error: ',' names no pattern; allowed: P1, P7"])
    }

    /// The shipped file: every pattern of the model document is there, and its studies have what its lines name.
    @Test func theShippedFileIsSound() throws {
        let file = try PatternFile.load(path: packageFolder + "/scenarios/patterns.yaml")
        #expect(file.patterns.map(\.id) == (1...18).map { "P\($0)" })
        let held = ["P5", "P6", "P8", "P13", "P14", "P15", "P16", "P17", "P18"]
        #expect(file.patterns.filter { $0.use == .validation }.map(\.id) == held)
        let studies = try file.studies.map { (name: $0.name, scenario: try Scenario.load(path: $0.path)) }
        try file.check(file.patterns, by: studies)
        let used = Set(file.patterns.flatMap(\.lines).map(\.study))
        #expect(used == Set(file.studies.map(\.name)))
    }
}
