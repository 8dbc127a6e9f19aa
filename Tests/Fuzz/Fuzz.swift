import ArgumentParser
import Foundation
import Scenarios
import Simulator

/// Changes shipped files at random and tries each changed copy.
///
/// A fault is a trap, a hang, an error without a documented exit code, a message without a place, or a
/// result that is not finite. Each mutant is a function of seed and number, so that a fault can be tried
/// again by itself: `--seed 1 --from 17 --inputs 1 --verbose`. Mutants are tried in a process of their own,
/// which is started again after the mutant that ended it.
@main
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fotfeste-fuzz", abstract: "Try changed copies of all shipped files.")

    @Option(help: "How many mutants.")
    var inputs = 200

    @Option(help: "Number of the first, from 1.")
    var from = 1

    @Option(help: "Seed of the mutants.")
    var seed: UInt64 = 1

    @Option(help: "How many processes.")
    var workers = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "The folder of shipped files.")
    var scenarios = "scenarios"

    @Option(help: "Seconds after which a mutant hangs.")
    var patience: UInt32 = 60

    @Option(help: "The program whose exit codes are compared, for one scenario in 25 (default: beside this one).")
    var program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("fotfeste").path

    @Flag(help: "Print each mutant and what came of it.")
    var verbose = false

    /// The copy of the shipped files in which this process tries mutants; nil for the one that starts the others.
    @Option(help: .hidden)
    var worker: String?

    /// The mutant at which a process ends itself, as a trap would.
    @Option(help: .hidden)
    var trap: Int?

    /// The mutant at which a process waits without end.
    @Option(help: .hidden)
    var stall: Int?

    func run() throws {
        prepareGSL()
        if let worker { return try work(in: worker) }
        let report = try supervise()
        print(report.text)
        if !report.faults.isEmpty { throw ExitCode(1) }
    }

    // MARK: one process

    /// Tries mutants one after another, a line of output for each: its number, its kind and what came of it.
    private func work(in folder: String) throws {
        // Whoever started this process may have blocked the signal that ends a mutant which hangs.
        var alarms = sigset_t()
        sigemptyset(&alarms)
        sigaddset(&alarms, SIGALRM)
        sigprocmask(SIG_UNBLOCK, &alarms, nil)
        let mutator = Mutator(corpus: try Corpus(folder: scenarios), seed: seed)
        let trial = Trial(folder: folder, program: program)
        for number in from..<from + inputs {
            alarm(patience)
            if number == trap { abort() }
            if number == stall { while true { pause() } }
            let mutant = mutator.mutant(number)
            let words: String
            switch trial.verdict(of: mutant, comparingExitCode: number % 25 == 0) {
            case .ran: words = "ran"
            case .read: words = "read"
            case .refused: words = "refused"
            case .fault(let text): words = "fault " + text.split(whereSeparator: \.isNewline).joined(separator: " ")
            }
            // Without a buffer, since the next mutant may end this process.
            FileHandle.standardOutput.write(Data("\(number) \(mutant.file.kind.rawValue) \(words)\n".utf8))
        }
    }

    // MARK: the processes together

    private func supervise() throws -> FuzzReport {
        let mutator = Mutator(corpus: try Corpus(folder: scenarios), seed: seed)
        let count = max(1, min(workers, inputs))
        let gathered = Gathered()
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let first = from + inputs * index / count
            let end = from + inputs * (index + 1) / count
            gathered.add(tried(from: first, to: end))
        }
        let lines = gathered.lines.sorted { $0.number < $1.number }
        if verbose { for line in lines { print("\(line.text); \(mutator.mutant(line.number).changes)") } }
        return FuzzReport(lines: lines, mutator: mutator)
    }

    /// The lines of a range of mutants, over as many processes as it takes.
    private func tried(from first: Int, to end: Int) -> [FuzzLine] {
        let folder = NSTemporaryDirectory() + "fotfeste-fuzz-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var (lines, next) = ([FuzzLine](), first)
        while next < end {
            try? FileManager.default.removeItem(atPath: folder)
            do {
                try FileManager.default.copyItem(atPath: scenarios, toPath: folder)
                let (found, cause) = try oneProcess(from: next, to: end, in: folder)
                lines += found
                next += found.count
                guard next < end else { break }
                lines.append(FuzzLine(number: next, kind: "?", verdict: .fault(cause)))
                next += 1
            } catch {
                lines.append(FuzzLine(number: next, kind: "?", verdict: .fault("no process: \(error)")))
                next = end
            }
        }
        return lines
    }

    private func oneProcess(from first: Int, to end: Int, in folder: String) throws -> ([FuzzLine], cause: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [
            "--worker", folder, "--scenarios", scenarios, "--seed", "\(seed)", "--from", "\(first)", "--inputs",
            "\(end - first)", "--patience", "\(patience)", "--program", program,
        ]
        for (name, number) in [("--trap", trap), ("--stall", stall)] {
            if let number { process.arguments? += [name, "\(number)"] }
        }
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let signal = process.terminationReason == .uncaughtSignal ? process.terminationStatus : 0
        let cause = signal == SIGALRM ? "hung for \(patience) s" : "ended by signal \(signal)"
        return (text.split(separator: "\n").compactMap(FuzzLine.init), cause)
    }
}

/// Lines of several threads.
private final class Gathered: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var lines: [FuzzLine] = []

    func add(_ more: [FuzzLine]) { lock.withLock { lines += more } }
}

/// What came of one mutant, as a process prints it.
struct FuzzLine {
    let number: Int
    let kind: String
    let verdict: Verdict

    init(number: Int, kind: String, verdict: Verdict) {
        (self.number, self.kind, self.verdict) = (number, kind, verdict)
    }

    init?(_ line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
        guard parts.count > 2, let number = Int(parts[0]) else { return nil }
        let verdict: Verdict? =
            switch parts[2] {
            case "ran": .ran
            case "read": .read
            case "refused": .refused
            case "fault": .fault(parts.count > 3 ? parts[3] : "")
            default: nil
            }
        guard let verdict else { return nil }
        self.init(number: number, kind: parts[1], verdict: verdict)
    }

    var text: String {
        switch verdict {
        case .ran: "\(number) \(kind): ran"
        case .read: "\(number) \(kind): read"
        case .refused: "\(number) \(kind): refused"
        case .fault(let text): "\(number) \(kind): FAULT \(text)"
        }
    }
}

/// Counts by kind of file, and the faults with what was changed.
struct FuzzReport {
    let lines: [FuzzLine]
    let mutator: Mutator

    var faults: [FuzzLine] { lines.filter { if case .fault = $0.verdict { true } else { false } } }

    /// A line for each kind, a line for all, and two for each fault.
    var text: String {
        var rows: [String] = []
        for kind in ShippedFile.Kind.allCases {
            let own = lines.filter { mutator.mutant($0.number).file.kind == kind }
            rows.append(Self.row(kind.rawValue, own))
        }
        rows.append(Self.row("all", lines))
        for fault in faults {
            let mutant = mutator.mutant(fault.number)
            rows.append(fault.text)
            rows.append("  \(mutant.file.path): \(mutant.changes.joined(separator: "; "))")
        }
        return rows.joined(separator: "\n")
    }

    private static func row(_ name: String, _ lines: [FuzzLine]) -> String {
        func count(_ verdict: Verdict) -> Int { lines.count { $0.verdict == verdict } }
        let (ran, read, refused) = (count(.ran), count(.read), count(.refused))
        let faults = lines.count - ran - read - refused
        return "\(name): \(lines.count) mutants, \(ran) ran, \(read) read, \(refused) refused, \(faults) faults"
    }
}
