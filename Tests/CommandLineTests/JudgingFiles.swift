import Foundation

/// A small trial, findings about it and a plan of calibration, in the program's folder.
enum JudgingFiles {
    static let trial = """
        extends: shipped/troms-2019.yaml
        kind: cohort
        name: small
        seed: 1
        replications: 4
        place: Tromsø
        enrolment: 2 months
        follow_up: 12 months
        arms:
          - {name: usual, programme: no_measure, n: 8}
          - {name: se, programme: utvidet_oppfolging, n: 8}

        """
    /// P1 may pass, P2 cannot.
    static let patterns = """
        version: 1
        studies: {small: small.yaml, open: plan.yaml}
        patterns:
          - id: P1
            use: C
            title: Hours and work
            source: B4.2
            because: Made up.
            lines:
              - {study: small, arm: se, outcome: hours_after, published: 20, standard_error: 3, discrepancy: 3}
              - {study: small, arm: usual, outcome: ever_employed_12m, published: 0.4, standard_error: 0.1, discrepancy: 0}
              - {study: small, arm: se, against: usual, outcome: ever_employed_12m, more_than: 0, verdict: none}
          - id: P2
            use: V
            title: Too many
            source: L7
            because: Made up.
            lines:
              - {study: open, outcome: caseload_mean, published: 1000, standard_error: 1, discrepancy: 0}

        """

    static func plan(evaluations: Int = 120, seed: Int = 1) -> String {
        """
        version: 1
        name: fit
        patterns: patterns.yaml
        use: [P1]
        seed: \(seed)
        particles: 40
        evaluations: \(evaluations)
        tolerance: 0
        replications: 1
        parameters:
          - {name: employers.opening_rate, low: 0.2, high: 4}
          - {name: background.job_scale, arms: [usual], low: 100, high: 3000}

        """
    }

    /// Runs a test with the files beside `plan.yaml`.
    static func inTemporaryFolder(_ body: (Program) throws -> Void) throws {
        try Program.inTemporaryFolder { program in
            try program.write("small.yaml", trial)
            try program.write("patterns.yaml", patterns)
            try program.write("fit.yaml", plan())
            try body(program)
        }
    }
}

extension Program {
    /// A file of the text in the program's folder.
    func write(_ file: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
    }

    /// The files of a folder, sorted; none where there is no such folder.
    func files(in subfolder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(subfolder)")) ?? []).sorted()
    }
}
