import Testing

@testable import Models

@Suite struct MechanismTests {
    @Test func idsAreUniqueAndEveryStepHasMechanisms() {
        #expect(Set(Mechanism.all.map(\.id)).count == Mechanism.all.count)
        #expect(Mechanism.all.map(\.step) == Mechanism.all.map(\.step).sorted())
        #expect(Set(Mechanism.all.map(\.step)) == Set(1...10))
        #expect(Mechanism.all.allSatisfy { $0.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" } })
    }

    @Test(arguments: Mechanism.all.map(\.id))
    func switchingOffStaysInRangeAndMakesNoContradiction(id: String) throws {
        let mechanism = try #require(Mechanism.named(id))
        for (key, value) in mechanism.off {
            #expect(Registry[key].range.contains(value), "\(Registry[key].name) = \(value)")
        }
        #expect(!mechanism.off.isEmpty && mechanism.sentence.hasSuffix("."))
        let off = ParameterValues().without(mechanism)
        #expect(mechanism.isOff(in: off) && off.contradictions.isEmpty)
    }

    /// What the model design lists in section 3 by name; instruments and displacement that are off by default stay in the list.
    @Test func onlyWhatIsAnOptionOfPolicyIsOffByDefault() {
        let off = Mechanism.all.filter { $0.isOff(in: ParameterValues()) }.map(\.id)
        #expect(off == ["displacement", "remote_contact", "circle_guidance", "reflection_workshops"])
    }

    @Test func textAndEvidenceComeFromTheRegistry() throws {
        let creaming = try #require(Mechanism.named("creaming"))
        #expect(creaming.offText == "referral.creaming 0, referral.need_creaming 0")
        #expect(creaming.evidence == ["B16.1"])
        #expect(creaming.grade == .d)
    }

    /// The need that a referral states is all of it where nothing may be hidden, and else a part.
    @Test func hiddenNeedCanBeSwitchedOff() throws {
        for hidden in [0.0, 1.0] {
            var values = ParameterValues()
            values[.hiddenNeed] = hidden
            let sampler = PopulationSampler(values: values, scores: try IntakeScores(values))
            let names = RandomNames(seed: 1, replication: 1)
            let people = (0..<200).map { sampler.draw(names.stream(.seeker, $0, .traits)) }
            let openly = people.count { $0.statedNeed == $0.need && $0.need > 0 }
            #expect(hidden == 0 ? openly == 200 : openly < 10)
            #expect(people.allSatisfy { $0.statedNeed <= $0.need })
        }
    }

    /// Months on either side of New Year, by the registry.
    @Test func monthsOfWinterMayCrossNewYear() throws {
        var values = ParameterValues()
        (values[.seasonFirstMonth], values[.seasonLastMonth]) = (6, 7)
        let start = try #require(CalendarDate(year: 2019, month: 1, day: 1))
        let days = DayTable(start: start, length: 365, values: values)
        #expect(days.winter[0] && days.winter[364] && !days.winter[180])
        #expect(!days.seasonEnd[0] && days.seasonEnd[180] && days.seasonEnd.count { $0 } == 61)
    }
}
