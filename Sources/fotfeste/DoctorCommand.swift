import ArgumentParser
import Foundation
import Scenarios
import Simulator

/// `fotfeste doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Says whether this machine has all that the program needs.")

    @Option(help: "The folder for results.")
    var output: String = "results"

    func run() async throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let memory = Double(ProcessInfo.processInfo.physicalMemory) / 0x1p30
        let findings = [
            Finding("program", "fotfeste \(programVersion), built with Swift \(Versions.swift)"),
            Finding("GSL", gslVersion),
            SelfTest.sqliteVersion.map { Finding("SQLite", $0) } ?? Finding("SQLite", problem: "does not answer"),
            Finding("cores", "\(cores)"),
            Finding("memory", String(format: "%.1f GiB", memory)),
            results, data, await selfTest(cores: cores),
        ]
        Output.write(findings.map(\.line).joined())
        let problems = findings.filter(\.isProblem).count
        let verdict = problems == 0 ? "All is well" : "\(problems) of \(findings.count) checks found something wrong"
        Output.write(verdict + ".\n")
        if problems > 0 { throw ExitCode(Status.internalError) }
    }

    private var results: Finding {
        do {
            try makeFolder(output)
            let probe = (output as NSString).appendingPathComponent(".doctor-\(UUID().uuidString)")
            try AtomicFile(path: probe).write { try $0("") }
            unlink(probe)
            return Finding("results", "\(output) can be written")
        } catch let failure as StoreFailure {
            return Finding("results", problem: "\(output): \(failure.cause)")
        } catch {
            return Finding("results", problem: "\(output): \(error)")
        }
    }

    private var data: Finding {
        let file = "scenarios/troms-finnmark-2019.yaml"
        do {
            let region = try Scenario.load(path: file).input.region
            return Finding(
                "data",
                "\(region.name), \(counted(region.municipalities.count, "municipality", "municipalities")), read without errors"
            )
        } catch {
            let first = error.diagnostics.first?.text ?? file
            return Finding("data", problem: "\(first); start in the program's folder")
        }
    }

    private func selfTest(cores: Int) async -> Finding {
        if let problem = await SelfTest.run(cores: max(2, cores)) { return Finding("self-test", problem: problem) }
        return Finding("self-test", "a small study gives the same with one job and with several")
    }
}

/// One thing that was looked at.
private struct Finding {
    let subject: String
    let text: String
    let isProblem: Bool

    init(_ subject: String, _ text: String) {
        (self.subject, self.text, isProblem) = (subject, text, false)
    }

    init(_ subject: String, problem: String) {
        (self.subject, text, isProblem) = (subject, problem, true)
    }

    var line: String {
        let space = String(repeating: " ", count: max(1, 11 - subject.count))
        return "\(isProblem ? "not well" : "      ok")  \(subject)\(space)\(text)\n"
    }
}
