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
        #expect(nb.row("share", [0.1234])(0.1234) == "12,3")
        #expect(nb.row("share", [0.1234])(nil) == "–")
        let money = nb.row("NOK per year", [23_090_000])
        #expect(money(23_090_000) == "23,09" && money.unit == "millioner kr i året")
        let shares = nb.row("share", [0.1, 0.2])
        #expect(shares.interval(0.1, 0.2, around: 0.15) == "10,0 til 20,0" && shares.unit == "%")
        #expect(nb.row("share", [0.1], isDifference: true).unit == "prosentpoeng")
        #expect(
            en.row("share", [0.1], isDifference: true).amount(-0.1, signed: true) == "\u{2212}10.0 percentage points")
    }

    /// Case 01: levels, ends and differences have one scale, whichever of them is a million.
    @Test func aRowHasOneScale() {
        let row = en.row("NOK per year", [930_715, 878_965, 982_468, 1_100_000, 281_703])
        #expect(row.withInterval(930_715, 878_965, 982_468) == "0.93 (0.88 to 0.98)")
        #expect(row(281_703, signed: true) == "+0.28" && row.unit == "million NOK a year")
        #expect(en.row("NOK per year", [930_715, 999_999.4]).amount(930_715) == "930\u{202F}715 NOK a year")
        #expect(en.row("NOK per year", [0, 999_999.6])(999_999.6) == "1.00")
    }

    /// An estimate and the ends of its interval are told apart, or a phrase says that there is hardly a difference.
    @Test func endsAreToldFromTheEstimate() {
        let narrow = en.row("share", [0.2], halfWidths: [0.0002])
        #expect(narrow.withInterval(0.2, 0.1998, 0.2002) == "20.00 (19.98 to 20.02)")
        let none = en.row("share", [0.2], halfWidths: [0])
        #expect(none.withInterval(0.2, 0.2, 0.2) == "20.0 (within ± 0.1)")
        #expect(nb.row("share", [0.2], halfWidths: [1e-9]).interval(0.2, 0.2, around: 0.2) == "innenfor ± 0,1")
        let zero = en.row("share", [-0.0001], halfWidths: [0.05])
        #expect(zero(-0.0001, signed: true) == "0.0")
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
        let finest = PeopleText([0.5], halfWidths: [0.0004], numbers: en)
        #expect(finest.baseText == "10\u{202F}000" && finest.range(0.4996, 0.5004) == "4\u{202F}996 to 5\u{202F}004")
    }
}
