import Foundation
import Testing

/// The fuzzer of `Tests/Fuzz`, run as a program: 200 mutants of shipped files, 2 000 under `make test-full`.
@Suite(.serialized) struct FuzzTests {
    private func fuzz(_ arguments: String...) throws -> Program.Outcome {
        let fuzzer = (Program.path as NSString).deletingLastPathComponent + "/fotfeste-fuzz"
        let scenarios = ["--scenarios", TestScenario.package + "/scenarios"]
        return try Program(folder: NSTemporaryDirectory()).run(arguments + scenarios, executable: fuzzer)
    }

    /// The numbers of the line for all kinds of file: mutants, ran, read, refused, faults.
    private func counts(_ outcome: Program.Outcome) -> [Int] {
        let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("all: ") } ?? ""
        return line.split { !$0.isNumber }.compactMap { Int($0) }
    }

    /// No trap, no hang, no undocumented error, no message without a place, no result that is not finite; at least a quarter reach the model.
    @Test func mutantsOfShippedFilesDoNoHarm() throws {
        let inputs = fullTests ? 2_000 : 200
        let outcome = try fuzz("--inputs", "\(inputs)")
        #expect(outcome.status == 0, "\(outcome.output)")
        let counts = counts(outcome)
        try #require(counts.count == 5)
        #expect(counts[0] == inputs && counts[4] == 0)
        #expect(counts[1] * 4 >= inputs, "\(counts[1]) of \(inputs) ran")
    }

    @Test func aTrapIsReportedAndTheRestIsTried() throws {
        let outcome = try fuzz("--inputs", "6", "--workers", "1", "--trap", "3")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("3 ?: FAULT ended by signal 6"))
        #expect(counts(outcome).first == 6 && counts(outcome).last == 1)
    }

    @Test func aHangIsReportedAndTheRestIsTried() throws {
        let outcome = try fuzz("--inputs", "3", "--workers", "1", "--stall", "2", "--patience", "15")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("2 ?: FAULT hung for 15 s"))
        #expect(counts(outcome).first == 3 && counts(outcome).last == 1)
    }
}
