extension ModelInput {
    /// The same study with other values for some parameters, in every arm of a cohort.
    ///
    /// - Parameter value: the value of a parameter for an arm by name (empty in an open study); nil to leave it.
    public func changing(_ keys: [ParameterKey], _ value: (ParameterKey, String) -> Double?) -> ModelInput {
        guard let cohort else {
            var changed = self
            let values = parameters.changing(keys) { value($0, "") }
            if values != parameters { changed.parameters = values }
            return changed
        }
        var design = cohort
        design.arms = cohort.arms.map { arm in arm.changing(keys) { value($0, arm.name) } }
        return ModelInput(
            region: region, teams: teams, parameters: parameters, answers: nil, start: start, horizon: horizon,
            warmup: warmup, cohort: design, arm: nil)
    }

    /// False where values contradict each other, so that nothing can be run.
    public var canRun: Bool {
        guard let cohort else { return scores != nil && parameters.hasSoundChoices }
        return cohort.arms.allSatisfy { $0.scores != nil && $0.parameters.hasSoundChoices }
    }
}

extension ParameterValues {
    fileprivate func changing(_ keys: [ParameterKey], _ value: (ParameterKey) -> Double?) -> ParameterValues {
        var values = self
        for key in keys { if let other = value(key) { values[key] = other } }
        return values
    }
}

extension Cohort.Arm {
    /// The arm with other values; the answers at intake are solved for again only where they change.
    fileprivate func changing(_ keys: [ParameterKey], _ value: (ParameterKey) -> Double?) -> Cohort.Arm {
        let values = parameters.changing(keys, value)
        let isSame = IntakeScores.keys.allSatisfy { values[$0] == parameters[$0] }
        return Cohort.Arm(
            name: name, programme: programme, participants: participants, teams: teams, parameters: values,
            answers: isSame ? answers : IntakeAnswers(values))
    }
}
