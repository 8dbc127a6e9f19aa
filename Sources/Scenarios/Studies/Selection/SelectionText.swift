import Models

extension SelectionReport {
    /// For people: which scenario is best by each outcome, or that it cannot be told yet and what it would take.
    var text: String {
        let judged = entries.filter { $0.status != .tooFew }
        let percent = percentText(confidence)
        let isTold = judged.contains { $0.status != .undefined }
        guard isTold || !entries.contains(where: { $0.status == .tooFew }) else {
            return wrapped(
                "Which is best: too few replications to say; \(minimum) or more are judged "
                    + "(--until-selected goes on until one can be called best).", indent: "")
        }
        var table = TextTable([.left, .left, .left])
        table.add("Which is best, each outcome for itself (\(percent) sure)")
        table.add("outcome", "zone", "verdict")
        for entry in judged {
            table.add(
                OutcomeSection.text(of: entry.target.name), entry.target.zoneText(beside: entry.lead), verdict(entry))
        }
        return table.text
            + "  zone: the smallest difference that counts; what is called best, or will do, is the best or worse by less\n"
            + cut
    }

    /// What the search did not find out, where it was cut short.
    private var cut: String {
        guard !waiting.isEmpty else { return "" }
        return "  --maximum allows no more replications, and not every outcome is decided.\n"
    }

    private func verdict(_ entry: SelectionEntry) -> String {
        let after = awaited.contains(entry.target.name) ? " (\(counted(entry.replications, "replication")))" : ""
        switch entry.status {
        case .selected where entry.lead == 0: return "no difference\(after)"
        case .selected:
            let (name, lead) = (entry.leader.map { scenarios[$0] } ?? "-", entry.lead ?? 0)
            let ahead = "ahead by \(entry.target.text(lead))"
            return lead < entry.target.zone
                ? "\(name) will do: \(ahead), within the zone\(after)" : "\(name) is best, \(ahead)\(after)"
        case .undecided:
            let count = entry.contenders.count
            let which = count > 2 ? "\(count) cannot be told apart" : "cannot be told apart"
            let names = PlainWords.list(entry.contenders.map { scenarios[$0] })
            let dropped = scenarios.count - count
            let others = dropped > 0 ? " (\(PlainWords.count(dropped)) worse)" : ""
            return
                "\(which)\(others): \(names); about \(entry.needed ?? 1) more \(entry.needed ?? 1 == 1 ? "replication" : "replications") would\(after)"
        case .tooFew: return "fewer than \(minimum) replications"
        case .undefined: return "not judged: \(entry.reason ?? "undefined")"
        }
    }
}

extension OutcomeSection {
    /// What an outcome is called in tables; its name where it has no label.
    static func text(of name: String) -> String {
        all.lazy.flatMap(\.labels).first { $0.name == name }?.text ?? name
    }
}
