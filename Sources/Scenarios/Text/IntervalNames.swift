import Simulator

extension IntervalMethod {
    /// For people; with where it is used, where that is not everywhere.
    var text: String {
        switch self {
        case .student: "Student's t"
        case .jackknife: "jackknife over replications"
        case .normal: "normal distribution"
        case .bootstrap: "bootstrap percentiles"
        case .bootstrapNormal: "bootstrap standard error"
        case .simultaneous: "largest t statistic, parametric bootstrap"
        case .exact: "exact (Clopper-Pearson or Poisson) where events are few"
        case .noncentralF: "noncentral F where differences between municipalities are hardly more than noise"
        case .mover: "from the intervals of both (MOVER) where events are few"
        case .logLog: "log-log"
        case .credible: "credible"
        case .quantiles: "quantiles over draws"
        }
    }
}

/// `  95 % intervals: jackknife over replications; exact where events are few`; empty where there are no intervals.
func intervalLegend(_ outcomes: [ReportedOutcome], _ percent: String) -> String {
    legend(outcomes.filter { $0.low != nil }.map(\.method), percent)
}

/// The same of differences.
func intervalLegend(_ differences: [Difference], _ percent: String) -> String {
    legend(differences.filter { $0.low != nil }.map(\.method), percent)
}

private func legend(_ methods: [IntervalMethod], _ percent: String) -> String {
    let found = IntervalMethod.allCases.filter(methods.contains)
    guard !found.isEmpty else { return "" }
    return wrapped("\(percent) intervals: \(found.map(\.text).joined(separator: "; ")).", indent: "  ")
}
