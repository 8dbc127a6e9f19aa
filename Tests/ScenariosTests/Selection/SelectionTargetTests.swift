import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct SelectionTargetTests {
    private func messages(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let invalid as InvalidInput {
            return invalid.diagnostics.map(\.text)
        } catch { return ["\(error)"] }
    }

    private let input = SmallStudy.input(level: 1)

    @Test func targetsHaveTheZoneThatIsStatedOrThatOfTheirUnit() throws {
        let targets = try SelectionTarget.list("coverage_90d=0.02, wait_days_mean,cost_total", for: input)
        #expect(targets.map(\.name) == ["coverage_90d", "wait_days_mean", "cost_total"])
        #expect(targets.map(\.zone) == [0.02, 2, 80_000])
        #expect(targets.map(\.preference) == [.larger, .smaller, .smaller])
        #expect(targets.map { $0.zoneText() } == ["2 points", "2 days", "80 000 NOK/year"])
        #expect(SelectionTarget.leading.map { $0.zoneText() } == ["1 point", "1 point", "0.25 hours/week", "1 point"])
    }

    /// What is stated stands over what leads, and is what is waited for.
    @Test func goalsHaveWhatLeadsAndWhatIsStated() throws {
        let stated = try SelectionTarget.list("cost_total,coverage_90d=0.02", for: input)
        let goal = SelectionGoal(stated: stated)
        #expect(goal.targets.map(\.name) == OutcomeSection.leading + ["cost_total"])
        #expect(goal.targets.first { $0.name == "coverage_90d" }?.zone == 0.02)
        #expect(goal.awaited == ["cost_total", "coverage_90d"])
        #expect(SelectionGoal().awaited == Set(OutcomeSection.leading))
    }

    @Test func mistakesAreToldAtOnce() {
        #expect(
            messages {
                _ = try SelectionTarget.list(
                    "coverage_90=0.02,caseload_mean,cost_per_sustained_job,coverage_90d=2,,wait_days_mean,wait_days_mean",
                    for: input)
            } == [
                "--select: error: there is no outcome 'coverage_90'; allowed: the outcomes that `fotfeste run` prints; did you mean 'coverage_90d'?",
                "--select: error: neither more nor less of 'caseload_mean' is better in itself; allowed: outcomes with a direction, such as coverage_90d or cost_total",
                "--select: error: 'cost_per_sustained_job' has no usual zone; state one: cost_per_sustained_job=ZONE, a number above 0, in NOK",
                "--select: error: the zone of 'coverage_90d' is '2'; allowed: a number above 0 and below 1, where 0.02 is two percentage points",
                "--select: error: '' is not OUTCOME or OUTCOME=ZONE, such as coverage_90d=0.02",
                "--select: error: 'wait_days_mean' is named twice",
            ])
        #expect(
            messages { _ = try TradeOff.list("coverage_90d,eligible", for: input) } == [
                "--trade-off: error: neither more nor less of 'eligible' is better in itself; allowed: outcomes with a direction, such as coverage_90d or cost_total"
            ])
        #expect(
            messages { _ = try TradeOff.list("coverage_90d", for: input) } == [
                "--trade-off: error: allowed: two outcomes or more, with commas between"
            ])
    }

    @Test func cohortsAreComparedByArm() {
        let cohort = ModelInput(
            region: input.region, parameters: input.parameters, start: input.start, cohort: SmallStudy.cohort)
        let message = "error: the scenarios are cohorts, which are compared by arm; allowed: open studies"
        #expect(messages { _ = try SelectionTarget.list("coverage_90d", for: cohort) } == ["--select: " + message])
        #expect(
            messages { _ = try TradeOff.list("coverage_90d,cost_total", for: cohort) } == ["--trade-off: " + message])
    }

    /// The outcomes that compare policies have a direction; costs and waits are better smaller.
    @Test func directionsBelongToOutcomes() {
        let names = Set(OutcomeCatalogue.names.map(\.name))
        let directed = names.filter { OutcomeCatalogue.preference(of: $0) != nil }
        #expect(directed.isSuperset(of: OutcomeSection.leading) && directed.isSuperset(of: TradeOff.usual))
        for name in directed where name.hasPrefix("cost_") || name.hasPrefix("wait_") || name.hasPrefix("dropout_") {
            #expect(OutcomeCatalogue.preference(of: name) == .smaller, "\(name)")
        }
        // The books, shares of time and caseloads are neither good nor bad.
        let neutral = Set(names).subtracting(directed)
        #expect(neutral.contains("eligible") && neutral.contains("travel_share") && neutral.contains("caseload_mean"))
        for name in neutral { #expect(!name.hasPrefix("cost_") && !name.hasPrefix("retention_"), "\(name)") }
    }
}
