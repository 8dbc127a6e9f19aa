import Testing

@testable import Models

@Suite struct RegistryTests {
    @Test func everyKeyIsDefinedOnceInOrder() {
        #expect(Registry.all.map(\.key) == ParameterKey.allCases)
        #expect(Set(Registry.all.map(\.name)).count == Registry.all.count)
    }

    @Test(arguments: Registry.all.map(\.key))
    func definitionIsSound(key: ParameterKey) {
        let parameter = Registry[key]
        #expect(parameter.range.contains(parameter.defaultValue))
        #expect(parameter.sentence.hasSuffix("."))
        #expect(parameter.grade == .d || !parameter.evidence.isEmpty)
        if case .triangular(let low, let mode, let high) = parameter.prior {
            #expect(parameter.range.lowerBound <= low && low <= mode && mode <= high)
            #expect(high <= parameter.range.upperBound && mode == parameter.defaultValue)
        }
    }

    @Test func outcomesHaveNamesOfTheContract() {
        let names = Set(OutcomeCatalogue.names.map(\.name))
        let contract = """
            eligible referred admitted left_queue waiting_at_start waiting_at_end in_service_at_start in_service_at_end
            exit_job exit_dropout exit_disability exit_education exit_time_limit exit_other coverage_90d
            admitted_per_1000_residents_year wait_days_mean wait_days_median eligible_employed_at_12m
            eligible_sustained_26w eligible_hours_change additional_sustained_jobs cost_per_additional_sustained_job
            employed_at_12m ever_employed_12m dropout_12m hours_before hours_after hours_change work_within_12m
            dropout_phase_1 dropout_phase_2 dropout_phase_3 dropout_phase_4 dropout_phase_5 retention_3m retention_6m
            retention_12m retention_24m sustained_26w sustained_12m on_disability_benefit_60m
            discharges_per_specialist_year employer_contacts_per_week out_of_office_share travel_share
            phase_time_share_1 phase_time_share_2 phase_time_share_3 phase_time_share_4 phase_time_share_5
            caseload_mean backlog_days_mean turnover_per_year cost_total cost_per_sustained_job cost_posts
            cost_supervision cost_travel cost_instruments coverage_gini coverage_p90_minus_p10 coverage_remote_gap
            access_gini team_years_all_targets team_years_work_target team_years_discharge_target
            team_years_contact_target team_years_outside_target
            """.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(names == Set(contract))
    }
}

@Suite struct ParameterSetTests {
    @Test(arguments: (ParameterSet.programmes + ParameterSet.populations).map(\.name))
    func setsStayWithinRangesAndAgree(name: String) throws {
        let set = try #require((ParameterSet.programmes + ParameterSet.populations).first { $0.name == name })
        var values = ParameterValues()
        for (key, value) in set.overrides {
            #expect(Registry[key].range.contains(value), "\(Registry[key].name) = \(value)")
            values[key] = value
        }
        #expect(values.contradictions.isEmpty)
        #expect((!set.evidence.isEmpty || name == "no_measure") && set.sentence.hasSuffix("."))
    }

    @Test func namesAreUnique() {
        for sets in [ParameterSet.programmes, ParameterSet.populations] {
            #expect(Set(sets.map(\.name)).count == sets.count)
        }
    }
}

@Suite struct ContradictionTests {
    @Test func defaultsDoNotContradictEachOther() { #expect(ParameterValues().contradictions.isEmpty) }

    @Test(arguments: [
        (
            ParameterKey.abilityMean, 9.8,
            "no whole-number scale from 0 to 10 has the mean 9.8 and the standard deviation 1.7"
        ),
        (.tasteShortest, 20, "the shortest is longer than the longest"),
        (
            .hoursBeforeHighest, 37.5,
            "no distribution from 0 to 37.5 has the mean 33.3 and the standard deviation 16.3"
        ),
        (.correlationEfficacyExpectation, 0.9, "no three answers at intake have these correlations"),
    ])
    func impossibleCombinationsAreTold(key: ParameterKey, value: Double, start: String) {
        var values = ParameterValues()
        values[key] = value
        #expect(values.contradictions.map(\.keys).allSatisfy { $0.contains(key) })
        #expect(values.contradictions.first?.message.hasPrefix(start) == true)
    }
}
