import Models
import Testing

@testable import Scenarios

@Suite struct CanonicalDigestTests {
    /// Digests of many inputs are those of their texts, whatever regions came before: those of one region, of more than are remembered, cohorts.
    @Test func digestsAreThoseOfTheTexts() {
        let digests = CanonicalDigests()
        for number in [1, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 2, 1, 10] {
            var input = SmallStudy.input(level: Double(number))
            input.parameters[.caseloadCap] = Double(number) + 0.5
            #expect(digests.digest(of: input) == SHA256.hexadecimal(of: CanonicalText.of(input)))
            let cohort = ModelInput(
                region: input.region, parameters: input.parameters, start: input.start, cohort: SmallStudy.cohort)
            #expect(digests.digest(of: cohort) == SHA256.hexadecimal(of: CanonicalText.of(cohort)))
        }
    }

    /// Equal in value is enough: a region that was read again is not another one.
    @Test func whatIsMadeOfARegionIsMadeOnce() {
        var made = 0
        let names = OncePerRegion { region in
            made += 1
            return region.name
        }
        for level in [1.0, 1, 2, 1, 2] { #expect(names[SmallStudy.input(level: level).region] == "Test") }
        #expect(made == 2)
    }
}
