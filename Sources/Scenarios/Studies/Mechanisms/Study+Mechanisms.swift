import Foundation
import Models

extension Scenario {
    /// The same scenario, teams included, with a mechanism switched off.
    func without(_ mechanism: Mechanism) -> Scenario {
        var changed = self
        changed.name = "\(name)-without-\(mechanism.id)"
        changed.input.parameters = input.parameters.without(mechanism)
        changed.canonicalText = CanonicalText.of(changed.input)
        changed.digest = SHA256.hexadecimal(of: changed.canonicalText)
        return changed
    }
}

extension Study {
    /// Runs a scenario as it is and with each mechanism switched off, under the same luck.
    ///
    /// Each is kept as a study of its own in a folder of the output, so that an interrupted run is continued by the same command.
    ///
    /// - Parameters:
    ///   - ids: of mechanisms, all where empty.
    ///   - file: as the user wrote it.
    /// - Throws: `InvalidInput` for an unknown id, a cohort, or values that contradict each other; what `run` throws.
    public func mechanisms(
        of scenario: Scenario, file: String, only ids: [String] = [], options: StudyOptions,
        say: (String) -> Void = { _ in }, progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> MechanismStudy {
        try requireOpen(scenario, file: file)
        let mechanisms = try Self.mechanisms(ids, file: file)
        try requireSound(mechanisms, scenario, file: file)
        var shared = options
        shared.output = Self.mechanismFolder(of: scenario, output: options.output)
        let table = try OutputFile((shared.output as NSString).appendingPathComponent("mechanisms.csv"), .table)
        let wanted = mechanisms.filter { !$0.isOff(in: scenario.input.parameters) }
        var part = StudyForecast.Part(scenario, shared)
        part.runs *= wanted.count + 1
        try Self.forecast([part], jobs: options.jobs, say: say)
        var overall = OverallProgress(
            name: "\(scenario.name), \(wanted.count) mechanisms", studies: wanted.count + 1)
        let base = try await run(scenario, options: shared) { progress(overall.after($0)) }.report
        var reports: [String: RunReport] = [:]
        for mechanism in wanted {
            reports[mechanism.id] =
                try await run(scenario.without(mechanism), options: shared) { progress(overall.after($0)) }.report
        }
        let study = MechanismStudy(base: base, without: mechanisms.map { ($0, reports[$0.id]) })
        try table.write(study.csv)
        return study
    }

    /// Where the studies of a scenario's mechanisms are kept.
    public static func mechanismFolder(of scenario: Scenario, output: String) -> String {
        (output as NSString).appendingPathComponent(
            scenario.name.replacingOccurrences(of: "/", with: "-") + "-mechanisms")
    }

    private static func mechanisms(_ ids: [String], file: String) throws(InvalidInput) -> [Mechanism] {
        let names = Mechanism.all.map(\.id)
        let unknown = ids.filter { !names.contains($0) }
        guard unknown.isEmpty else {
            throw InvalidInput(
                diagnostics: unknown.map {
                    let hint = NearestName.hint(for: $0, among: names)
                    return Diagnostic(
                        file: file,
                        message:
                            "--only: there is no mechanism '\($0)'; allowed: \(names.joined(separator: ", "))\(hint)")
                })
        }
        return Mechanism.all.filter { ids.isEmpty || ids.contains($0.id) }
    }

    private func requireOpen(_ scenario: Scenario, file: String) throws(InvalidInput) {
        guard scenario.input.cohort != nil else { return }
        throw InvalidInput(diagnostics: [
            Diagnostic(
                file: file,
                message: "this is a cohort; allowed: an open study, since mechanisms are compared by its outcomes")
        ])
    }

    private func requireSound(
        _ mechanisms: [Mechanism], _ scenario: Scenario, file: String
    ) throws(InvalidInput) {
        let found = mechanisms.flatMap { mechanism in
            scenario.input.parameters.without(mechanism).contradictions.map {
                Diagnostic(file: file, message: "without \(mechanism.id): \($0.message); leave it out with --only")
            }
        }
        if !found.isEmpty { throw InvalidInput(diagnostics: found) }
    }
}

/// Progress over several studies of the same length, as if they were one.
private struct OverallProgress {
    let name: String
    let studies: Int
    private var finished = 0
    private var found = 0
    private var last: StudyProgress?

    init(name: String, studies: Int) { (self.name, self.studies) = (name, studies) }

    mutating func after(_ progress: StudyProgress) -> StudyProgress {
        if let last, last.name != progress.name {
            finished += last.total
            found += last.found
        }
        last = progress
        return StudyProgress(
            name: name, done: finished + progress.done, total: studies * progress.total, found: found + progress.found)
    }
}
