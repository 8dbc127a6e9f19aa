import Models
import Simulator

@testable import Scenarios

/// A folder with two trials, findings about them and plans of calibration.
struct PlanFixture {
    let fixture: Fixture

    /// Three patterns of two trials: two to be used, one held back.
    static let patterns = """
        version: 1
        studies: {trial: trial.yaml, other: other.yaml, open: open.yaml}
        patterns:
          - id: P1
            use: C
            title: T
            source: B1
            because: R
            lines:
              - {study: trial, arm: ips, outcome: ever_employed_12m, published: 0.4, standard_error: 0.1, discrepancy: 0}
              - {study: trial, arm: ips, outcome: early_break_share, published: 0.2, standard_error: 0.1, discrepancy: 0}
          - id: P2
            use: C
            title: T
            source: B2
            because: R
            lines:
              - {study: other, arm: ips, against: usual, outcome: hours_after, published: 3, standard_error: 1, discrepancy: 0}
              - {study: other, arm: ips, outcome: hours_after, more_than: 0}
          - id: P3
            use: V
            title: T
            source: B3
            because: R
            lines:
              - {study: open, outcome: caseload_mean, between: [1, 5]}

        """
    static let head = "version: 1\npatterns: patterns.yaml\n"
    static let parameters = "parameters:\n  - {name: employers.opening_rate, low: 0.2, high: 4}\n"

    init() throws {
        fixture = try Fixture()
        for name in ["trial", "other"] { try fixture.write(name + ".yaml", Self.trial(participants: 12)) }
        try fixture.write("open.yaml", Fixture.sound)
        try fixture.write("patterns.yaml", Self.patterns)
    }

    static func trial(participants: Int) -> String {
        "version: 1\nkind: cohort\nplace: Byen\nenrolment: 60 days\nfollow_up: 12 months\n" + Fixture.region + """
            arms:
              - {name: usual, programme: utvidet_oppfolging, n: \(participants)}
              - {name: ips, programme: ips, n: \(participants)}

            """
    }

    func plan(_ text: String) throws -> CalibrationPlan {
        try fixture.write("fit.yaml", text)
        return try CalibrationPlan.load(path: fixture.path("fit.yaml"))
    }

    /// A plan with its studies read, while the folder is there.
    func calibration(_ text: String) throws -> Calibration {
        try withExtendedLifetime(fixture) { try Calibration(plan(text)) }
    }

    /// The messages that a plan gets, while it is read or once its studies are.
    func messages(_ text: String) throws -> [String] {
        do {
            _ = try calibration(text)
            return []
        } catch let error as InvalidInput {
            return error.diagnostics.map { $0.text.replacingOccurrences(of: fixture.folder.path + "/", with: "") }
        }
    }
}
