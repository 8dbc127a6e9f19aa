import Testing

@testable import Scenarios

/// Units, scale and decimals are chosen once for a row of numbers.
@Suite struct NumberTextTests {
    @Test func moneyHasTheScaleOfTheLargestNumber() {
        let millions = NumberText(unit: "NOK per year", row: [930_715, nil, 982_468, -1_250_000])
        #expect(millions.shownUnit == "MNOK/year" && millions.isMillions)
        #expect(millions.text(930_715) == "0.93" && millions.text(-1_250_000) == "-1.25")
        #expect(millions.interval(878_965, 982_468, around: 930_715) == "0.88 to 0.98")
        #expect(millions.amount(281_703, signed: true) == "+0.28 MNOK/year")
        let plain = NumberText(unit: "NOK", row: [930_715, -12.4])
        #expect(plain.amount(930_715) == "930 715 NOK" && plain.text(-12.4) == "-12" && plain.text(-0.4) == "0")
        #expect(NumberText(unit: "NOK", row: [12_345_678]).amount(12_345_678) == "12.35 MNOK")
    }

    @Test(arguments: [("share", "points"), ("probability", "points"), ("days", "days"), ("1", "")])
    func differencesOfSharesAreInPoints(unit: String, shown: String) {
        #expect(NumberText(unit: unit, row: [0.5], isDifference: true).shownUnit == shown)
    }

    /// With as many decimals as the narrowest half-width needs, at most two more than usual.
    @Test func decimalsAreChosenFromHalfWidths() {
        #expect(NumberText(unit: "share", row: [0.3], halfWidths: [0.02]).text(0.3127) == "31.3")
        let narrow = NumberText(unit: "share", row: [0.3], halfWidths: [0.02, 0.0003, nil])
        #expect(narrow.withInterval(0.3, 0.2997, 0.3003) == "30.00 (29.97 to 30.03)")
        #expect(NumberText(unit: "days", row: [12.345], halfWidths: [0.004]).text(12.345) == "12.345")
        // What even then is not seen says so, and is no reason for more digits.
        let hidden = NumberText(unit: "days", row: [12.345], halfWidths: [1e-7])
        #expect(hidden.withInterval(12.345, 12.345, 12.345) == "12.3 (within ± 0.1)")
        #expect(hidden.plusMinus(12.345, 1e-7) == "12.3 ± < 0.1" && hidden.plusMinus(12.345, 0.4) == "12.3 ± 0.4")
    }

    @Test func nothingIsNegativeZero() {
        let row = NumberText(unit: "share", row: [0.1], isDifference: true)
        #expect(row.text(-0.0004, signed: true) == "0.0" && row.text(-0.0) == "0.0")
        #expect(row.interval(-0.0004, 0.1, around: 0.05, signed: true) == "0.0 to +10.0")
        #expect(signedDistance(-0.04) == "0.0" && signedDistance(0.04) == "0.0" && signedDistance(-0.06) == "-0.1")
    }

    @Test func oneIsInTheSingular() {
        #expect(counted(1, "participant") == "1 participant" && counted(0, "participant") == "0 participants")
        #expect(counted(2, "municipality", "municipalities") == "2 municipalities")
        #expect(counted(1.0, "minute") == "1 minute" && counted(2.5, "minute") == "2.5 minutes")
        #expect(PlainWords.counted(1.02, "hour") == "1 hour" && PlainWords.counted(7.5, "hour") == "7.5 hours")
    }

    /// People are so many that the narrowest interval is to be seen in whole ones.
    @Test func sharesAreSaidOfPeople() {
        #expect(NumberText.people([0.5], halfWidths: [0.02, nil]) == 100)
        #expect(NumberText.people([0.5], halfWidths: [0.008]) == 1000)
        #expect(NumberText.people([0.01], halfWidths: [0.02]) == 1000)
        #expect(NumberText.people([0.5], halfWidths: [0.0004]) == 10_000)
        #expect(NumberText.people([0.5], halfWidths: [0], atLeast: 1000) == 1000)
    }
}
