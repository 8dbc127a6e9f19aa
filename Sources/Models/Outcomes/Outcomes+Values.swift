extension OutcomeCatalogue {
    /// The outcomes for the whole region, or for the arms of a cohort, without intervals: what a calibration needs, often.
    ///
    /// What is undefined is left out.
    public static func values(
        for input: ModelInput, replications: [[Observation]], names: Set<String>? = nil
    ) -> [(name: String, group: Group, value: Double)] {
        let context = OutcomeContext(input)
        var table = GroupTable(context: context, groups: \.isWhole)
        for observations in replications { table.add(observations) }
        var values: [(name: String, group: Group, value: Double)] = []
        for outcome in input.cohort.map(outcomes) ?? all where names?.contains(outcome.name) ?? true {
            for (index, group) in context.groups.enumerated() where outcome.applies(to: group) {
                guard group.isWhole else { continue }
                let value = try? outcome.correctedValue(table, group: index, group)
                if let value, value.isFinite { values.append((outcome.name, group, value)) }
            }
        }
        return values
    }
}
