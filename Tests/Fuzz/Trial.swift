import Foundation
import Models
import Report
import Scenarios
import Simulator

/// What came of a mutant.
enum Verdict: Hashable {
    /// It passed the checker and ran one replication.
    case ran
    /// It was read without a message, and is of a kind that is not run, or too large.
    case read
    /// It was refused with messages that have a place.
    case refused
    /// A fault of the program, in words.
    case fault(String)
}

/// Tries mutants in a copy of the folder `scenarios`, one at a time.
struct Trial {
    /// The copy; each mutant takes its file's place and is put back.
    let folder: String
    /// The built program, whose exit codes are compared.
    let program: String
    /// Longest run, days.
    static let longest = 60.0
    /// Participants of a cohort that are run, of those that the file states.
    static let mostParticipants = 500
    /// Design points of a sweep that are resolved; of a larger one the plan is read only.
    static let mostPoints = 200

    /// Puts the mutant into the folder, reads and runs it, and puts the shipped file back.
    ///
    /// - Parameter comparingExitCode: also runs `fotfeste check` on a scenario, and compares its exit code.
    func verdict(of mutant: Mutant, comparingExitCode: Bool) -> Verdict {
        let path = "\(folder)/\(mutant.file.path)"
        do {
            try mutant.bytes.write(to: URL(fileURLWithPath: path))
        } catch {
            return .fault("cannot write the mutant: \(error)")
        }
        defer { try? Data(mutant.file.text.utf8).write(to: URL(fileURLWithPath: path)) }
        let found = verdict(mutant.file.kind, path)
        guard comparingExitCode, mutant.file.kind == .scenario else { return found }
        return faultOfExitCode(path, found) ?? found
    }

    private func verdict(_ kind: ShippedFile.Kind, _ path: String) -> Verdict {
        do {
            return try read(kind, path)
        } catch let error as InvalidInput {
            return fault(in: error).map(Verdict.fault) ?? .refused
        } catch let error as StoreFailure {
            return error.kind == .badFile ? .refused : .fault("\(error.text) (exit code 73 for a file that is read)")
        } catch {
            return .fault("an error without a documented exit code: \(type(of: error)): \(error)")
        }
    }

    private func faultOfExitCode(_ path: String, _ found: Verdict) -> Verdict? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["check", path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return .fault("\(program) does not run: \(error)")
        }
        process.waitUntilExit()
        let expected: Int32 = found == .refused ? 65 : 0
        let code = process.terminationStatus
        let isRight = process.terminationReason == .exit && code == expected
        return isRight ? nil : .fault("check ended with \(code) in place of \(expected)")
    }

    private func read(_ kind: ShippedFile.Kind, _ path: String) throws -> Verdict {
        switch kind {
        case .scenario: return try run(Scenario.load(path: path).input)
        case .data: return try run(Scenario.load(path: "\(folder)/troms-finnmark-2019.yaml").input)
        case .sweep: return try runFirstPoint(SweepPlan.load(path: path))
        case .patterns: _ = try PatternFile.load(path: path)
        case .calibration: _ = try CalibrationPlan.load(path: path)
        case .optimisation: _ = try OptimisationPlan.load(path: path)
        case .posterior: return try odd(PosteriorFile.load(path: path))
        case .map: _ = try RegionMap(path: path)
        }
        return .read
    }

    private func runFirstPoint(_ plan: SweepPlan) throws -> Verdict {
        guard try plan.experimentDesign().map({ $0.count <= Self.mostPoints }) ?? true else { return .read }
        return try plan.points().first.map { try run($0.input) } ?? .read
    }

    private func odd(_ posterior: PosteriorFile) -> Verdict {
        let values = posterior.sample.particles.flatMap(\.self)
        return values.allSatisfy(\.isFinite) ? .read : .fault("the posterior holds a value that is not finite")
    }

    // MARK: a run

    private func run(_ whole: ModelInput) throws -> Verdict {
        let input = Self.shortened(whole)
        let result = FollowUp.replicate(input, seed: 1, replication: 1)
        if let bad = result.observations.first(where: { !$0.value.isFinite }) {
            return .fault("\(bad.measure) is \(bad.value)")
        }
        var estimator = OutcomeEstimator(for: input)
        estimator.add(result.observations)
        for outcome in estimator.estimates() {
            if let value = outcome.jackknife?.whole, !value.isFinite { return .fault("\(outcome.name) is \(value)") }
            if outcome.jackknife == nil, outcome.reason?.isEmpty ?? true {
                return .fault("\(outcome.name) without a reason")
            }
        }
        return .ran
    }

    /// The input with at most so many days, and of a cohort so many participants.
    private static func shortened(_ input: ModelInput) -> ModelInput {
        guard var cohort = input.cohort else {
            var open = input
            open.horizon = min(input.horizon, .days(longest))
            open.warmup = min(input.warmup, .days(open.horizon.days / 2))
            return open
        }
        cohort.enrolment = min(cohort.enrolment, .days(5))
        cohort.followUp = min(cohort.followUp, .days(longest - 15))
        for index in cohort.arms.indices {
            cohort.arms[index].participants = min(cohort.arms[index].participants, mostParticipants)
        }
        return ModelInput(region: input.region, parameters: input.parameters, start: input.start, cohort: cohort)
    }

    // MARK: messages

    private func fault(in error: InvalidInput) -> String? {
        guard !error.diagnostics.isEmpty else { return "refused without a message" }
        for diagnostic in error.diagnostics {
            if diagnostic.message.isEmpty { return "a message without words" }
            if diagnostic.file.isEmpty { return "a message without a place: \(diagnostic.message)" }
            if let line = diagnostic.line, line < 1 || line > lines(of: diagnostic.file) + 1 {
                return "a message with a line that is not there: \(diagnostic.text)"
            }
        }
        return nil
    }

    private func lines(of file: String) -> Int {
        guard let data = FileManager.default.contents(atPath: file) else { return .max - 1 }
        return data.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }
}
