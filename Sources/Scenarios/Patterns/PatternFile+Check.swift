import Models

extension PatternFile {
    /// Checks, before hours of work, that the studies have the arms and outcomes that lines name, and that each can be kept.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong, at once.
    func check(_ patterns: [Pattern], by studies: [(name: String, scenario: Scenario)]) throws(InvalidInput) {
        let problems = Problems()
        for line in patterns.flatMap(\.lines) {
            guard let scenario = studies.first(where: { $0.name == line.study })?.scenario else { continue }
            LineCheck(file: path, line: line, problems: problems).check(scenario.input.cohort)
        }
        reportOneName(of: studies, problems)
        guard problems.isEmpty else { throw problems.invalidInput }
    }

    /// Studies are kept by the names of their scenarios.
    private func reportOneName(of studies: [(name: String, scenario: Scenario)], _ problems: Problems) {
        for (index, study) in studies.enumerated() {
            let other = studies[..<index].first {
                $0.scenario.name == study.scenario.name && $0.scenario.digest != study.scenario.digest
            }
            guard let other else { continue }
            problems.add(
                Place(file: path),
                "the studies '\(other.name)' and '\(study.name)' are scenarios of one name, '\(study.scenario.name)', and would be "
                    + "kept in one file; allowed: names that differ")
        }
    }
}

/// Checks one line against its study.
private struct LineCheck {
    let file: String
    let line: PatternLine
    let problems: Problems

    func check(_ cohort: Cohort?) {
        if let cohort { checkArms(cohort) } else { refuseArms() }
        let names = (cohort.map { OutcomeCatalogue.names(of: $0) } ?? OutcomeCatalogue.names).map(\.name)
        report("outcome", line.outcome, "outcome", among: names)
    }

    private func checkArms(_ cohort: Cohort) {
        let arms = cohort.arms.map(\.name)
        if line.arm == nil {
            add("", "the study '\(line.study)' is a cohort; allowed: 'arm' with one of \(arms.joined(separator: ", "))")
        }
        report("arm", line.arm, "arm", among: arms)
        report("against", line.against, "arm", among: arms)
        if let against = line.against, against == line.arm {
            add("against", "'against' is the arm itself; allowed: another of \(arms.joined(separator: ", "))")
        }
    }

    private func refuseArms() {
        for key in ["arm", "against"] where line.places[key] != nil {
            add(key, "the study '\(line.study)' is open and has no arms; allowed: a line without '\(key)'")
        }
    }

    private func report(_ key: String, _ name: String?, _ what: String, among known: [String]) {
        guard let name, !known.contains(name) else { return }
        let hint = NearestName.hint(for: name, among: known)
        let allowed = known.joined(separator: ", ")
        add(key, "the study '\(line.study)' has no \(what) '\(name)'; allowed: \(allowed)\(hint)")
    }

    private func add(_ key: String, _ message: String) {
        problems.add(line.places[key] ?? line.places[""] ?? Place(file: file), message)
    }
}
