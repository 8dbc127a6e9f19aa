import Foundation
import Simulator
import Testing

@testable import Models
@testable import Scenarios

@Suite struct TraceTests {
    private static func scenario(_ name: String, days: Double = 600) throws -> TracedScenario {
        var scenario = TracedScenario(
            try Scenario.load(path: packageFolder + "/scenarios/\(name).yaml"), file: "\(name).yaml")
        scenario.input.warmup = .days(100)
        scenario.input.horizon = .days(days)
        return scenario
    }

    private static func seeker(_ text: String) throws -> SeekerName { try #require(SeekerName(text)) }

    @Test(arguments: [
        ("5401-17", "5401-17"), ("0101-1", "0101-1"), ("5401-017", "5401-17"), ("5401-0", nil), ("5401", nil),
        ("Tromsø-17", nil), ("5401-", nil), ("540-1", nil), ("5401-1-2", nil), ("5401--1", nil), ("5401-+1", nil),
        ("5401-9999999999", nil), ("", nil), ("5401-1 ", nil), ("٥401-1", nil),
    ])
    func names(text: String, name: String?) { #expect(SeekerName(text)?.text == name) }

    @Test func theSameFileTwiceNeverParts() throws {
        let scenario = try Self.scenario("troms-2019")
        let trace = try Trace.run(try Self.seeker("5402-5"), in: [scenario, scenario], seed: 1, replication: 1)
        #expect(trace.parting == nil)
        let text = TraceText(trace).text
        #expect(text.contains("The two lives never part: all that happens is the same in both,"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(trace.json.text.utf8)) as? [String: Any])
        #expect(object["parted"] is NSNull)
    }

    @Test func jsonHasEveryEventAndIsTheSameAgain() throws {
        let scenarios = [try Self.scenario("troms-2019"), try Self.scenario("troms-2019").withoutMeasure]
        let trace = try Trace.run(try Self.seeker("5402-5"), in: scenarios, seed: 1, replication: 1)
        let again = try Trace.run(try Self.seeker("5402-5"), in: scenarios, seed: 1, replication: 1)
        #expect(trace.json.text == again.json.text)
        #expect(TraceText(trace).text == TraceText(again).text)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(trace.json.text.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["seeker", "replication", "seed", "scenarios", "parted"])
        #expect(object["seeker"] as? String == "5402-5" && object["seed"] as? Int == 1)
        let lives = try #require(object["scenarios"] as? [[String: Any]])
        #expect(lives.map { $0["name"] as? String } == ["troms-2019", "troms-2019 without any measure"])
        let events = lives.map { ($0["events"] as? [[String: Any]]) ?? [] }
        #expect(events.map(\.count) == trace.lives.map { $0.story?.entries.count })
        #expect(events.allSatisfy { $0.first?["event"] as? String == "eligible" })
        #expect(events.allSatisfy { $0.last?["event"] as? String == "ended" })
        let parted = try #require(object["parted"] as? [String: Any])
        let (index, second) = (parted["index"] as? Int ?? -1, parted["index_in_second"] as? Int ?? -1)
        #expect((parted["a"] as? NSDictionary) == (events[0][index] as NSDictionary))
        #expect((parted["b"] as? NSDictionary) == (events[1][second] as NSDictionary))
        let days = [events[0][index], events[1][second]].compactMap { $0["day"] as? Int }
        #expect(parted["day"] as? Int == days.min())
    }

    @Test func linesAreNoLongerThanTheyMayBe() throws {
        let scenarios = [try Self.scenario("troms-finnmark-2019", days: 2000), try Self.scenario("spread", days: 2000)]
        for name in ["5402-5", "5402-17", "5401-3"] {
            for width in [60, 80, 100, 120] {
                for given in [scenarios, [scenarios[0]]] {
                    let trace = try Trace.run(try Self.seeker(name), in: given, seed: 1, replication: 1)
                    let lines = TraceText(trace, width: width).text.split(separator: "\n")
                    #expect(lines.allSatisfy { $0.count <= width && $0.last != " " })
                }
            }
        }
    }

    @Test func whoIsInOneScenarioOnly() throws {
        let scenarios = [try Self.scenario("troms-2019"), try Self.scenario("troms-finnmark-2019")]
        let trace = try Trace.run(try Self.seeker("5403-1"), in: scenarios, seed: 1, replication: 1)
        let text = TraceText(trace).text
        #expect(text.contains("\nIn troms-2019 there is no such seeker: there is no municipality 5403 in Troms.\n"))
        #expect(text.contains("\nHow it ended\n") && trace.parting == nil)
        let short = try Self.scenario("troms-2019", days: 101)
        let later = try Trace.run(
            try Self.seeker("5402-40"), in: [try Self.scenario("troms-2019"), short], seed: 1, replication: 1)
        let words = TraceText(later).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let said = try #require(
            words.firstMatch(
                of: /In troms-2019 there is no such seeker: (\d+) people become eligible in Harstad in the 101 days/))
        #expect((2..<40).contains(Int(said.1) ?? 0))
        #expect(
            later.json.text.contains("\"absent_because\": \"\(said.1) people become eligible in Harstad in the 101"))
    }

    // MARK: bad input

    private func messages(_ name: String, _ scenarios: [TracedScenario]) -> [String] {
        do {
            guard let seeker = SeekerName(name) else { return ["no name"] }
            _ = try Trace.run(seeker, in: scenarios, seed: 1, replication: 1)
            return []
        } catch let invalid as InvalidInput {
            return invalid.diagnostics.map(\.text)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func unknownMunicipalities() throws {
        let scenario = try Self.scenario("troms-2019")
        let message =
            "troms-2019.yaml: error: --seeker 5499-1: there is no municipality 5499 in Troms;"
            + " allowed: the number of one of its 21 municipalities, such as 5401 (Tromsø)"
        #expect(messages("5499-1", [scenario]) == [message])
        #expect(messages("5499-1", [scenario, scenario.withoutMeasure]) == [message])
        #expect(messages("5499-1", [scenario, try Self.scenario("spread")]).count == 2)
    }

    @Test func numbersBeyondTheArrivals() throws {
        let scenario = try Self.scenario("troms-2019", days: 400)
        let arrivals = try FollowUp.story(of: 1, in: 0, scenario.input, seed: 1, replication: 1).arrivals
        #expect(
            messages("5401-99999", [scenario]) == [
                "troms-2019.yaml: error: --seeker 5401-99999: \(arrivals) people become eligible in Tromsø in the 400 days of"
                    + " replication 1 with seed 1; allowed: 5401-1 to 5401-\(arrivals)"
            ])
        #expect(messages("5401-\(arrivals)", [scenario]) == [])
        var nobody = scenario
        nobody.input.parameters[.inflowRate] = 0
        #expect(
            messages("5401-1", [nobody]) == [
                "troms-2019.yaml: error: --seeker 5401-1: nobody becomes eligible in Tromsø in the 400 days of replication 1"
                    + " with seed 1; allowed: another municipality"
            ])
    }
}
