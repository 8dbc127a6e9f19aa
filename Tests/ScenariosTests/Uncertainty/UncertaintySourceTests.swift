import Foundation
import Models
import Testing

@testable import Scenarios

@Suite struct UncertaintySourceTests {
    private func messages(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let invalid as InvalidInput {
            return invalid.diagnostics.map(\.text)
        } catch { return ["\(error)"] }
    }

    @Test func namesAreReadWithTheirPriors() throws {
        let source = try UncertaintySource.read(posterior: nil, uncertain: "inflow.rate, cost.post")
        #expect(source.priors.map(\.parameter.name) == ["inflow.rate", "cost.post"])
        #expect(source.priors.allSatisfy { $0.isNamed && $0.prior == $0.parameter.prior })
        // All that is assumed and has a prior; what is named is not in it twice.
        let all = try UncertaintySource.read(posterior: "priors", uncertain: "inflow.rate")
        #expect(all.priors.count > 50 && Set(all.priors.map(\.parameter.key)).count == all.priors.count)
        #expect(all.priors.allSatisfy { $0.prior != .fixed && ($0.isNamed || $0.parameter.grade == .d) })
    }

    @Test func mistakesAreToldAtOnce() {
        #expect(
            messages { _ = try UncertaintySource.read(posterior: nil, uncertain: "inflow.rat,cost.mentor_grant") } == [
                "--uncertain: error: unknown parameter 'inflow.rat'; allowed: the names that `fotfeste parameters` lists; did you mean 'inflow.rate'?",
                "--uncertain: error: 'cost.mentor_grant' has no prior: it is known, or a matter of policy; allowed: parameters with a prior, or a range in a sweep plan of design 'draws'",
            ])
        #expect(
            messages { _ = try UncertaintySource.read(posterior: "none.json", uncertain: nil) } == [
                "none.json: error: no such file, or it cannot be read; allowed: NAME-posterior.json of `fotfeste calibrate`"
            ])
    }

    /// The shipped posterior: everything has an owner or holds for all.
    @Test func theShippedPosteriorIsRead() throws {
        let path = packageFolder + "/scenarios/calibration/levels-posterior.json"
        let file = try PosteriorFile.load(path: path)
        #expect(file.parameters.count == 15 && file.summary == "regression-adjusted, 200 particles worth 60")
        #expect(file.parameters.allSatisfy { ($0.of != nil) == !$0.places.isEmpty })
        let labels = file.parameters.map(\.label)
        #expect(labels.contains("employers.opening_rate") && labels.contains("background.job_scale (uo_2017_2019)"))
    }
}
