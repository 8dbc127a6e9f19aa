import Models

extension CalibrationPlan {
    /// Checks that every parameter is varied somewhere: else its posterior would be its prior.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong, at once.
    func check(_ studies: [(name: String, input: ModelInput)]) throws(InvalidInput) {
        let problems = Problems()
        let places = studies.flatMap { study in
            (study.input.cohort?.arms.map(\.name) ?? [""]).map { (study: study.name, arm: $0) }
        }
        let arms = places.map(\.arm).filter { !$0.isEmpty }
        let used = Set(
            varied.flatMap { one in places.compactMap { index(of: one.key, study: $0.study, arm: $0.arm) } })
        for (index, parameter) in varied.enumerated() {
            let unknown = zip(parameter.arms, parameter.armPlaces).filter { !arms.contains($0.0) }
            for (arm, place) in unknown { problems.add(place, unknownArm(arm, among: arms)) }
            guard unknown.isEmpty, !used.contains(index) else { continue }
            problems.add(parameter.place, unused(parameter, in: studies.map(\.name)))
        }
        guard problems.isEmpty else { throw problems.invalidInput }
    }

    private func unknownArm(_ arm: String, among arms: [String]) -> String {
        var seen: Set<String> = []
        let known = arms.filter { seen.insert($0).inserted }
        let hint = NearestName.hint(for: arm, among: known)
        return "no study that is used has an arm '\(arm)'; allowed: \(known.joined(separator: ", "))\(hint)"
    }

    private func unused(_ parameter: Varied, in studies: [String]) -> String {
        "'\(parameter.label)' holds in no study and arm that is used, or one stated below holds in its place; "
            + "allowed: studies among \(studies.joined(separator: ", ")), and exceptions below rules"
    }

    /// All that the result depends on apart from limits, so that equal texts mean one calibration.
    func canonicalText(_ studies: [(name: String, text: String)]) -> String {
        var text = ["fotfeste-calibration 1", "seed \(seed) particles \(particles) replications \(replications)"]
        text += lines.map { pattern, line, published in
            "line \(pattern.id) \(pattern.source): \(line.study), \(line.label) \(published.estimate) \(published.tolerance)"
        }
        text += varied.map { "vary \(Registry[$0.key].name) \($0.studies) \($0.arms) \($0.prior.text)" }
        text += studies.map { "study \($0.name)\n\($0.text)" }
        return text.joined(separator: "\n") + "\n"
    }
}
