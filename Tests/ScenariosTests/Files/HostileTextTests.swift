import Foundation
import Models
import Testing

@testable import Scenarios

/// Texts that are made to exhaust whoever reads them.
@Suite struct HostileTextTests {
    /// Seconds of the processor that one thread used for some work.
    private func seconds(_ work: () throws -> Void) rethrows -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
        }
        let began = now()
        try work()
        return now() - began
    }

    /// Lines that stand for ten to the power of ten values.
    private static func bomb(_ prefix: String, _ key: (Int) -> String = { "v\($0): " }) -> String {
        (0...9).map { level in
            let items = level == 0 ? "1" : Array(repeating: "*v\(level - 1)", count: 10).joined(separator: ", ")
            return "\(prefix)\(key(level))&v\(level) [\(items)]\n"
        }.joined()
    }

    private static let tooMany = "too many values; allowed: 200000, an alias counting as all that it stands for"
    private static let tooDeep = "lists and mappings are nested too deep; allowed: 32 levels"

    @Test(arguments: [
        Wrong("aliases in values", "parameters:\n" + bomb("  "), "a.yaml:7:52: error: " + tooMany),
        Wrong("aliases in teams", "teams:\n" + bomb("  - ", { _ in "" }), "a.yaml:7:50: error: " + tooMany),
        Wrong("aliases as a key", "x:\n" + bomb("  ") + "? *v9\n: 1\n", "a.yaml:7:52: error: " + tooMany),
        Wrong(
            "a long text by aliases",
            "description: &d '\(String(repeating: "x", count: 300_000))'\nteams: [\(Array(repeating: "*d", count: 5_000).joined(separator: ", "))]\n",
            "a.yaml:2:57: error: with its aliases the text is too long; allowed: 4096 KB"),
        Wrong(
            "depth by aliases",
            "a: &a \(String(repeating: "[", count: 20))\(String(repeating: "]", count: 20))\nb: \(String(repeating: "[", count: 20))*a\n",
            "a.yaml:2:24: error: " + tooDeep),
        Wrong(
            "an alias of nothing", "seed: *a\n",
            "a.yaml:1:7: error: not readable as YAML: alias '*a' has no anchor before it"),
        Wrong(
            "an alias of itself", "seed: &a [*a]\n",
            "a.yaml:1:11: error: not readable as YAML: alias '*a' has no anchor before it"),
        Wrong("brackets", "teams: " + String(repeating: "[", count: 500), "a.yaml:1:39: error: " + tooDeep),
        Wrong("lists on a line", String(repeating: "- ", count: 30_000), "a.yaml:1:65: error: " + tooDeep),
        Wrong("keys on a line", String(repeating: "? ", count: 30_000), "a.yaml:1:65: error: " + tooDeep),
        Wrong(
            "tags", String(repeating: "%TAG !a! x\n", count: 20_000),
            "a.yaml:1:1: error: 20000 directives '%TAG'; allowed: 8"),
        Wrong(
            "length", String(repeating: "#\n", count: 2_200_000),
            "a.yaml:1:1: error: the text is too long; allowed: 4096 KB"),
        Wrong(
            "two documents", "seed: 1\n---\nseed: 2\n",
            "a.yaml:2:1: error: not readable as YAML: a second document begins here; allowed: one"),
        Wrong(
            "a control character", "seed: 1\nname: a\u{1}\n",
            "a.yaml:2:8: error: not readable as YAML: control characters are not allowed"),
    ])
    func isRefusedWithItsPlace(_ wrong: Wrong) throws {
        let fixture = try Fixture()
        var messages: [String] = []
        let seconds = try seconds { messages = try fixture.messages(of: wrong.text) }
        #expect(messages == wrong.messages)
        #expect(seconds < 1)
    }

    /// Brackets beyond libyaml's own limit, which it finds before the first event.
    @Test func aLineOfBracketsIsRefused() throws {
        let messages = try Fixture().messages(of: "teams: " + String(repeating: "[", count: 60_000))
        #expect(messages.count == 1 && messages[0].hasSuffix(Self.tooDeep))
    }

    /// The first hundred faults are listed, the others are counted.
    @Test func thousandsOfFaultsTakeTheTimeOfAHundred() throws {
        let fixture = try Fixture()
        let names = (0..<6_000).map { "Byem\($0 % 97)" }.joined(separator: ", ")
        let presence = (0..<2_000).map { "{municipality: Viken, weekday: monday, every: 52, week: \($0 % 52 + 1)}" }
        let team = { (more: String) in
            Fixture.head + Fixture.region + "teams: [{name: a, base: Byen, posts: 2, \(more)}]\n"
        }
        let texts: [(text: String, problem: String, all: Int)] = [
            (
                Fixture.sound + String(repeating: "seed: 1\n", count: 8_001), "key 'seed' is stated more than once",
                8_000
            ),
            (Fixture.sound + (0..<5_000).map { "sed\($0): 1\n" }.joined(), "unknown key 'sed0'", 5_000),
            (
                Fixture.sound + "parameters: {\((0..<5_000).map { "caseload.cap\($0): 1" }.joined(separator: ", "))}\n",
                "unknown parameter 'caseload.cap0'", 5_000
            ),
            (team("serves: [\(names)]"), "unknown municipality 'Byem0'", 6_000),
            (
                team("serves: [Byen, Viken], presence: [\(presence.joined(separator: ", "))]"), "on the same monday",
                1_948
            ),
        ]
        for (text, problem, all) in texts {
            var messages: [String] = []
            let seconds = try seconds { messages = try fixture.messages(of: text) }
            #expect(messages.count == 101 && messages.first?.contains(problem) == true, "\(messages.first ?? "")")
            #expect(
                messages.last == "a.yaml: error: \(all - 100) more problems in this file; correct those above first")
            #expect(seconds < 1, "\(problem)")
        }
    }

    /// Anchors that planners use are read as what they stand for.
    @Test func ordinaryAliasesAreRead() throws {
        let fixture = try Fixture()
        try fixture.write("plain.yaml", Fixture.sound)
        let text = Fixture.sound.replacing("base: Byen", with: "base: &town Byen").replacing("[Byen]", with: "[*town]")
        try fixture.write("alias.yaml", text)
        #expect(text.contains("*town"))
        #expect(try fixture.load("alias.yaml").digest == fixture.load("plain.yaml").digest)
    }

    @Test(arguments: [
        "2019-01-32", "2019-01-99999999999", "2019-01-9223372036854775807", "2019-9223372036854775807-01", "2019-02-29",
        "2019-01-00", "2019-01--1", "2019-01-+1", "2019-01-001", "+019-01-01", "9223372036854775807-01-01",
    ])
    func impossibleDatesAreNone(text: String) throws {
        #expect(CalendarDate(text) == nil)
        let messages = try Fixture().messages(of: "start: \(text)\n" + Fixture.sound)
        #expect(
            messages == [
                "a.yaml:1:8: error: 'start' is not a date: '\(text)'; allowed: year-month-day, such as 2019-01-01"
            ])
    }

    @Test func possibleDatesAreRead() {
        #expect(CalendarDate("2020-02-29")?.dayNumber == 18_321)
        #expect(CalendarDate("9999-12-31")?.text == "9999-12-31")
        #expect(
            CalendarDate(year: 2019, month: 1, day: .max) == nil && CalendarDate(year: .max, month: 1, day: 1) == nil)
    }

    @Test func boundsOfJSON() throws {
        func refusal(_ text: String, _ limits: TextLimits = TextLimits(bytes: 100, depth: 3, values: 8)) -> String? {
            do {
                try BoundedJSON.check(Data(text.utf8), file: "x.json", limits: limits)
                return nil
            } catch { return error.diagnostics.map(\.text).joined() }
        }
        #expect(refusal("{\"a\": [[1, 2]], \"b[[[[{\\\"[\": 3}") == nil)
        #expect(
            refusal("{\"a\":\n [[[1]]]}")
                == "x.json:2:4: error: lists and mappings are nested too deep; allowed: 3 levels")
        #expect(
            refusal("[1, 2, 3, 4, 5, 6, 7, 8]")?.hasPrefix("x.json:1:21: error: too many values; allowed: 8") == true)
        #expect(refusal(String(repeating: " ", count: 101)) == "x.json: error: the text is too long; allowed: 0 KB")
        let other = try #require("[[[[[[]]]]]]".data(using: .utf16LittleEndian))
        #expect(throws: InvalidInput.self) { try BoundedJSON.check(other, file: "x.json") }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: InvalidInput.self) {
            try BoundedJSON.decode([Double].self, from: Data(deep.utf8), file: "x.json")
        }
        #expect(try BoundedJSON.decode([Double].self, from: Data("[1, 2]".utf8), file: "x.json") == [1, 2])
    }
}
