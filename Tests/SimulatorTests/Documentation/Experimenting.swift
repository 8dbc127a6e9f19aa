import Simulator

/// Which of four clerks keeps customers waiting least, where a fiftieth of a day does not matter?
func quickestClerk(jobs: Int) async throws -> String {
    let paces = [0.7, 0.6, 0.64, 0.62]
    var lines: [String] = []
    for (name, isShared) in [("the same customers", true), ("customers of their own", false)] {
        var selection = RankingAndSelection(
            try SelectionRule(alternatives: 4, zone: 0.02, preference: .smaller, maximum: 60))
        try await selection.run(jobs: jobs) { clerk, replication in
            Desk(seed: isShared ? 1 : UInt64(clerk + 1), replication: UInt64(replication)).meanWait(pace: paces[clerk])
        }
        let (verdict, count) = (selection.verdict, selection.replications)
        lines.append(
            "\(name): "
                + (verdict.selected.map { "clerk \($0) is best, 95 % sure, after \(count) replications" }
                    ?? "\(verdict.contenders) cannot be told apart; about \(verdict.replicationsNeeded) more would"))
    }
    return lines.joined(separator: "\n")
}
