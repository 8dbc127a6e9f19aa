import Testing

@testable import Report

@Suite struct NumbersTests {
    private let nb = Numbers(phrases: Phrases(.nb))
    private let en = Numbers(phrases: Phrases(.en))

    @Test func norwegianHasACommaAndThinSpaces() {
        #expect(nb.text(1234.5, decimals: 1) == "1\u{202F}234,5")
        #expect(en.text(1234.5, decimals: 1) == "1\u{202F}234.5")
        #expect(nb.text(-0.25, decimals: 2) == "\u{2212}0,25")
        #expect(nb.text(-0.0001, decimals: 2) == "0,00")
        #expect(nb.text(3, signed: true) == "+3")
    }

    @Test func outcomesAreInTheirUnits() {
        #expect(nb.outcome(0.1234, unit: "share") == "12,3")
        #expect(nb.outcome(23_090_000, unit: "NOK per year") == "23,09")
        #expect(nb.unit("NOK per year", upTo: 2e7) == "millioner kr i året")
        #expect(nb.outcome(nil, unit: "share") == "–")
        #expect(nb.interval(0.1, 0.2, unit: "share") == "10,0 til 20,0")
        #expect(en.interval(0.1, 0.1, unit: "share") == "10.0")
    }

    @Test func digitsThatCount() {
        #expect(nb.significant(9505, digits: 1) == "10\u{202F}000")
        #expect(nb.significant(0.012345) == "0,0123")
        #expect(nb.significant(120) == "120")
        #expect(nb.significant(2) == "2")
    }

    @Test func peopleAreOfAThousandWhereAHundredIsTooCoarse() {
        let coarse = PeopleText([0.5, 0.6], halfWidths: [0.02], numbers: en)
        #expect(coarse.baseText == "100" && coarse.range(0.12, 0.16) == "12 to 16")
        let fine = PeopleText([0.5, 0.001], halfWidths: [0.002], numbers: en)
        #expect(
            fine.baseText == "1\u{202F}000" && fine.change(-0.004) == "4 fewer"
                && fine.change(0.0001) == "none more or fewer")
    }
}
