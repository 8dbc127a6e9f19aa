import Models
import Testing

@testable import Scenarios

@Suite struct PrecisionTargetTests {
    private func messages(_ text: String) -> [String] {
        do throws(InvalidInput) {
            _ = try PrecisionTarget.list(text, for: SmallStudy.input(level: 1))
            return []
        } catch { return error.diagnostics.map(\.text) }
    }

    @Test func targetsAreReadInOrder() throws {
        let targets = try PrecisionTarget.list(
            "retention_12m=0.01, wait_days_mean = 2.5", for: SmallStudy.input(level: 1))
        #expect(targets.map(\.name) == ["retention_12m", "wait_days_mean"])
        #expect(targets.map(\.halfWidth) == [0.01, 2.5])
        #expect(targets.map(\.unit) == ["share", "days"])
    }

    @Test func mistakesAreToldAtOnce() {
        #expect(
            messages(
                "coverage_90=0.02,retention_12m,wait_days_mean=0,coverage_90d=2,coverage_gini=0.1,coverage_gini=1e-3")
                == [
                    "--precision: error: there is no outcome 'coverage_90'; allowed: the outcomes that `fotfeste run` prints; did you mean 'coverage_90d'?",
                    "--precision: error: 'retention_12m' is not NAME=HALF-WIDTH, such as coverage_90d=0.02",
                    "--precision: error: the half-width of 'wait_days_mean' is '0'; allowed: a number above 0, in days",
                    "--precision: error: the half-width of 'coverage_90d' is '2'; allowed: a number above 0 and below 1, where 0.02 is two percentage points",
                    "--precision: error: 'coverage_gini' is named twice",
                ])
        #expect(messages("") == ["--precision: error: '' is not NAME=HALF-WIDTH, such as coverage_90d=0.02"])
    }

    /// Outcomes of the other kind of study are not allowed.
    @Test func cohortsHaveTheirOwnOutcomes() throws {
        let open = SmallStudy.input(level: 1)
        let input = ModelInput(
            region: open.region, parameters: open.parameters, start: open.start, cohort: SmallStudy.cohort)
        #expect(throws: InvalidInput.self) { try PrecisionTarget.list("coverage_90d=0.1", for: input) }
        #expect(try PrecisionTarget.list("enrolled=1", for: input).count == 1)
    }
}
