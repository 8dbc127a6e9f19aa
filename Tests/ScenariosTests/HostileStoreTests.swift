import Foundation
import GRDB
import Models
import Testing

@testable import Scenarios

/// Result files that were damaged, changed or made to do harm: one message with the place, never a trap.
@Suite struct HostileStoreTests {
    /// Makes a small study, changes its file, and says what every command that reads it throws.
    private func refusals(
        _ change: @Sendable (Database) throws -> Void, replications: Int = 3
    ) async throws -> (run: String, verify: String, export: String) {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: replications, jobs: 1, output: folder)
            let path = try await SmallStudy.study.run(SmallStudy.scenario(), options: options).path
            let queue = try DatabaseQueue(path: path)
            try await queue.writeWithoutTransaction { try change($0) }
            try queue.close()
            let start = "65 small.sqlite: error: this result file is damaged ("
            func cause(_ text: String) -> String { text.hasPrefix(start) ? String(text.dropFirst(start.count)) : text }
            return (
                cause(
                    await failureText(folder) {
                        _ = try await SmallStudy.study.run(SmallStudy.scenario(), options: options)
                    }),
                cause(
                    await failureText(folder) {
                        guard try await SmallStudy.study.verify(path, replay: true, jobs: 1).matches else {
                            throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: "difference"])
                        }
                    }),
                cause(await failureText(folder) { _ = try Export.files(of: path, into: folder + "/csv") })
            )
        }
    }

    /// What SQL can do to a file, and the place that the message names.
    @Test(arguments: [
        ("DROP TABLE outcome", "there is no table 'outcome')"),
        ("ALTER TABLE replication DROP COLUMN events", "the table 'replication' is not defined as by this program)"),
        (
            "DROP TABLE study; CREATE VIEW study AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
                + "SELECT * FROM c", "the table 'study' is not defined as by this program)"
        ),
        (
            "CREATE TRIGGER t AFTER INSERT ON outcome BEGIN DELETE FROM replication; END", "it has a trigger, 't')"
        ),
        ("UPDATE study SET scenario = scenario || ' '", "table study: not as they were written)"),
        (
            "UPDATE study SET input = replace(input, '\"posts\":3', '\"posts\":4')",
            "table study: not as they were written)"
        ),
        ("UPDATE study SET name = x'00'", "table study: not as they were written)"),
        ("DELETE FROM study", "table study: not as they were written)"),
        ("UPDATE measure SET unit = 'x' WHERE id = 1", "measure.unit of"),
        ("UPDATE cell SET municipality = '#99999999'", "a group in the table cell is not one of the input)"),
        ("UPDATE cell SET team = x'FF' WHERE id = 1", "cell.team is a BLOB; allowed: a text)"),
    ])
    func everyCommandRefuses(sql: String, place: String) async throws {
        let found = try await refusals { try $0.execute(sql: sql) }
        for text in [found.run, found.verify, found.export] { #expect(text.hasPrefix(place), "\(text)") }
    }

    /// Stored numbers that were changed: `run` and `export` refuse them, `verify` says what differs or refuses.
    @Test(arguments: [
        (
            "UPDATE observation SET value = 77 WHERE replication = 2 AND day = 3",
            "replication 2 is not as it was written)"
        ),
        ("UPDATE replication SET events = 5 WHERE replication = 2", "replication 2 is not as it was written)"),
        ("DELETE FROM observation WHERE replication = 2 AND day = 5", "replication 2 is not as it was written)"),
        (
            "UPDATE replication SET digest = x'00' WHERE replication = 1",
            "replication.digest is a BLOB; allowed: a text)"
        ),
        ("UPDATE replication SET events = -1 WHERE replication = 1", "replication.events is -1; allowed: "),
        (
            "UPDATE observation SET value = 9e999 WHERE replication = 1",
            "observation.value is inf; allowed: a number from"
        ),
        (
            "UPDATE observation SET value = x'00' WHERE replication = 1",
            "observation.value is a BLOB; allowed: a number"
        ),
        (
            "UPDATE observation SET value = 'high' WHERE replication = 1",
            "observation.value is a text; allowed: a number"
        ),
        (
            "UPDATE observation SET day = 9223372036854775807 WHERE replication = 1 AND day = 3",
            "observation.day is 9223372036854775807; allowed: a whole number from -1 to 18"
        ),
        (
            "UPDATE observation SET measure = 99 WHERE replication = 1 AND measure = 1",
            "an observation of replication 1 has no name)"
        ),
    ])
    func changedNumbersAreFound(sql: String, place: String) async throws {
        let found = try await refusals { try $0.execute(sql: sql) }
        for text in [found.run, found.export] { #expect(text.hasPrefix(place), "\(text)") }
        #expect(found.verify.hasPrefix(place) || found.verify.contains("difference"), "\(found.verify)")
    }

    /// One who changes a file may make its digests anew: what is in it is still checked.
    @Test(arguments: [
        (
            "UPDATE results_digest SET replications = 9223372036854775807", StoredPart.results,
            "results_digest.replications is 9223372036854775807; allowed: a whole number from 1 to 1000000000)"
        ),
        ("UPDATE results_digest SET replications = 4", .results, "4 runs were finished and 3 are stored)"),
        ("UPDATE study SET seed = '-1'", .study, "study.seed is '-1'; allowed: a whole number from 0)"),
        ("UPDATE study SET horizon_days = 9e999", .study, "study.horizon_days is inf; allowed: a number from 0.0 to"),
        (
            "UPDATE study SET warmup_days = 1e5", .study,
            "study.warmup_days is 100000.0; allowed: a number from 0.0 to 18"
        ),
        ("UPDATE study SET notes = '{'", .study, "study.notes is not a list of texts)"),
        (
            "UPDATE study SET name = 'a' || char(27) || '[31m'", .study,
            "study.name holds control characters; allowed: text)"
        ),
        ("UPDATE study SET input = '{}'", .study, "study.input: 'region' is missing)"),
        ("UPDATE study SET input = x'00'", .study, "study.input is a BLOB; allowed: a text)"),
    ])
    func contentIsChecked(sql: String, part: StoredPart, place: String) async throws {
        let found = try await refusals {
            try $0.execute(sql: sql)
            try part.seal(in: $0)
        }
        for text in [found.verify, found.export] { #expect(text.hasPrefix(place), "\(text)") }
    }

    /// The stored input has the ranges of scenario files: each of these would end the program or run for ever.
    @Test(arguments: [
        (#""base":0"#, #""base":7"#, "'teams[0].base' is 7; allowed: 0 to 1)"),
        (
            #""posts":3"#, #""posts":9223372036854775807"#,
            "'teams[0].posts' is 9223372036854775807; allowed: 1 to 100000)"
        ),
        (#""serves":[0]"#, #""serves":[0,0]"#, "'teams[0].serves' is a list with repetitions; allowed: each once)"),
        (#""centrality":3"#, #""centrality":0"#, "'region.municipalities[0].centrality' is 0; allowed: 1 to 6)"),
        (#""office":1"#, #""office":-1"#, "'region.municipalities[1].office' is -1; allowed: 0 to 1)"),
        (#""seat":0"#, #""seat":2"#, "'region.offices[0].seat' is 2; allowed: 0 to 1)"),
        (#""kilometres":[[0,300]"#, #""kilometres":[[0]"#, "'region.kilometres[0]' is a row of 1; allowed: 2)"),
        (#""minutes":[[0,"#, #""minutes":[[-1,"#, "'region.minutes[0][0]' is -1.0; allowed: 0 to 1000000000)"),
        (#""caseload.cap":17.25"#, #""caseload.cap":1e308"#, "'parameters.caseload.cap' is 1e+308; allowed: "),
        (#""start":17897"#, #""start":4611686018427387904"#, "'start' is 4.611686018427388e+18; allowed: "),
        (#""horizonDays":1826.25"#, #""horizonDays":1e300"#, "'horizonDays' is 1e+300; allowed: "),
        (#""warmupDays":1095"#, #""warmupDays":-5"#, "'warmupDays' is -5.0; allowed: 0 to"),
        (#""start":17897"#, #""start":"x""#, "'start' is of another kind than it should be)"),
        (
            #""benefitRecipients":100"#, #""benefitRecipients":1e10"#,
            "'region.municipalities[0].benefitRecipients' is 1"
        ),
    ])
    func storedInputIsCheckedLikeAFile(part: String, other: String, place: String) async throws {
        let text = try InputSnapshot(SmallStudy.input(level: 10)).text()
        #expect(text.contains(part), "\(text.prefix(3000))")
        let failure = #expect(throws: StoreFailure.self) {
            let range = try #require(text.firstRange(of: part))
            _ = try InputSnapshot(stored: text.replacingCharacters(in: range, with: other), path: "x.sqlite")
        }
        #expect(failure?.text.hasPrefix("x.sqlite: error: this result file is damaged (study.input: " + place) == true)
    }

    /// `verify` recomputes all that it names: text and input, replications, outcomes.
    @Test func verifySaysWhatDoesNotMatch() async throws {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: 3, jobs: 1, output: folder)
            let path = try await SmallStudy.study.run(SmallStudy.scenario(), options: options).path
            func differences(_ sql: String, _ part: StoredPart) async throws -> [String] {
                let copy = folder + "/copy.sqlite"
                try? FileManager.default.removeItem(atPath: copy)
                try FileManager.default.copyItem(atPath: path, toPath: copy)
                let queue = try DatabaseQueue(path: copy)
                try await queue.write { db in
                    try db.execute(sql: sql)
                    try part.seal(in: db)
                }
                try queue.close()
                let found = try await SmallStudy.study.verify(copy, replay: false, jobs: 1)
                #expect(!found.matches && found.text.hasSuffix("There is a difference.\n"))
                return found.differences
            }
            #expect(
                try await differences("UPDATE study SET scenario = scenario || 'x'", .study) == [
                    "the scenario text does not have the stored digest",
                    "the scenario text is not that of the stored input",
                ])
            #expect(
                try await differences(
                    "UPDATE outcome SET estimate = estimate * 1.01 WHERE \"by\" = ''", .outcomes(point: 1))
                    == ["the outcome coverage_90d is not what its replications give"])
            #expect(
                try await differences("UPDATE study SET warmup_days = 3", .study)
                    == ["horizon or warm-up are not those of the stored input"])
        }
    }

    /// One byte is flipped at a time: each command gives what it gave before, or refuses with exit code 65.
    @Test func randomBytes() async throws {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: 2, jobs: 1, output: folder)
            let path = try await SmallStudy.study.run(SmallStudy.scenario(), options: options).path
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            _ = try Export.files(of: path, into: folder + "/whole")
            let names = ["small-outcomes.csv", "small-observations.csv"]
            let expected = try names.map { try Data(contentsOf: URL(fileURLWithPath: "\(folder)/whole/\($0)")) }
            var state: UInt64 = 5
            func random(_ count: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % count
            }
            var refused = 0
            let count = fullTests ? 4000 : 200
            for _ in 0..<count {
                var bytes = whole
                let (offset, bit) = (random(bytes.count), random(8))
                bytes[bytes.startIndex + offset] ^= UInt8(1 << bit)
                let other = folder + "/flipped/small.sqlite"
                try makeFolder(folder + "/flipped")
                try bytes.write(to: URL(fileURLWithPath: other))
                let text = await failureText(folder) {
                    _ = try Export.files(of: other, into: folder + "/flipped")
                    for (name, content) in zip(names, expected) {
                        let found = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/flipped/\(name)"))
                        #expect(found == content, "\(name), bit \(bit) of byte \(offset)")
                    }
                }
                if text != "nothing was thrown" {
                    refused += 1
                    #expect(text.hasPrefix("65 flipped/small.sqlite: error: "), "bit \(bit) of byte \(offset): \(text)")
                }
                let verified = await failureText(folder) {
                    _ = try await SmallStudy.study.verify(other, replay: false, jobs: 1)
                }
                #expect(
                    verified == "nothing was thrown" || verified.hasPrefix("65 flipped/small.sqlite: error: "),
                    "bit \(bit) of byte \(offset): \(verified)")
            }
            // The rest is in parts of pages that hold nothing, or in tables that an export does not read.
            #expect(refused > count / 8, "\(refused) of \(count)")
        }
    }

    /// Numbers of a plan that would overflow, or ask for all memory.
    @Test(arguments: [
        ("\"points\": 1,", "\"points\": 9223372036854775807,"), ("\"points\": 1,", "\"points\": 1000000,"),
        ("\"replications\": 8,", "\"replications\": 9223372036854775807,"), ("\"shared_by\": 1,", "\"shared_by\": 0,"),
        ("\"runs\": 4,", "\"runs\": 9223372036854775807,"), ("\"runs\": 4,", "\"runs\": -9223372036854775808,"),
    ])
    func plansWithImpossibleNumbers(part: String, other: String) async throws {
        let fixture = try Fixture()
        let study = try PlannedStudy(SmallStudy.scenario())
        _ = try PlanFolder.create(fixture.path("plan"), of: study, blocks: 2)
        let text = try String(contentsOfFile: fixture.path("plan/plan.json"), encoding: .utf8)
        #expect(text.contains(part), "\(text)")
        try fixture.write("plan/plan.json", text.replacing(part, with: other))
        let found = await failureText(fixture.folder.path) { _ = try PlanFolder(fixture.path("plan")).content() }
        #expect(found == "65 plan: error: plan.json cannot be read (it is damaged)")
    }
}

/// JSON that commands read again.
@Suite struct CheckedJSONTests {
    @Test(arguments: [
        (#"{"a": {"b": [0, 1e308]}}"#, "'a.b[1]' is 1e+308; allowed: -1e18 to 1e18"),
        (#"{"a": {"low": 2, "high": 1}}"#, "'a.low' is 2.0, above 'high' (1.0)"),
        (#"{"a": "\u001b[31m"}"#, "'a' holds control characters; allowed: text"), ("[1]", "this is not a JSON object"),
        (#"{"a": "#, "this is not a JSON object"),
    ])
    func isRefused(text: String, message: String) {
        let fault = #expect(throws: CheckedJSON.Fault.self) { try CheckedJSON(Data(text.utf8)) }
        #expect(fault?.text == message)
    }

    @Test func depthIsBoundedBeforeReading() {
        let deep = "{\"a\": " + String(repeating: "[", count: 100_000)
        let fault = #expect(throws: CheckedJSON.Fault.self) { try CheckedJSON(Data(deep.utf8)) }
        #expect(fault?.text == "line 1, column 38: lists and mappings are nested too deep; allowed: 32 levels")
        #expect(throws: Never.self) { try CheckedJSON(Data(#"{"seed": 18446744073709551615, "a": "[[{\"["}"#.utf8)) }
    }

    /// 1e308 in a posterior file, and a particle outside of the registry's range.
    @Test(arguments: [
        ("1e308", "(caseload.cap) is 1e+308; allowed: 1 to"), ("-1", "(caseload.cap) is -1.0; allowed: 1 to"),
    ])
    func posteriorsAreChecked(value: String, message: String) throws {
        let fixture = try Fixture()
        try fixture.write(
            "p.json",
            #"{"adjustment": "raw", "parameters": [{"name": "caseload.cap", "studies": [], "arms": []}], "#
                + "\"particles\": [[10], [\(value)]], \"weights\": [0.5, 0.5]}")
        let error = #expect(throws: InvalidInput.self) { try PosteriorFile.load(path: fixture.path("p.json")) }
        let text = error?.diagnostics.first?.message ?? ""
        #expect(
            text.contains(value == "-1" ? "'particles[1][0]' " + message : "'particles[1][0]' is 1e+308"), "\(text)")
    }
}
