import Scenarios

/// Shares as people of 100, 1000 or 10 000, whichever tells without needless digits.
struct PeopleText {
    let base: Double
    let numbers: Numbers

    /// For a level and its differences: of 100, 1000 or more, so that the narrowest interval is visible in people.
    init(_ values: [Double], halfWidths: [Double], numbers: Numbers) {
        base = NumberText.people(values, halfWidths: halfWidths)
        self.numbers = numbers
    }

    var baseText: String { numbers.text(base) }

    /// `12 to 16`; a single number where the interval is not known or vanishes.
    func range(_ low: Double, _ high: Double) -> String {
        numbers.range(count(max(0, low)), count(min(1, high)))
    }

    /// `3`
    func count(_ value: Double) -> String { numbers.text(abs(value) * base) }

    /// `3 more`, `12 fewer`, `as many`
    func change(_ value: Double) -> String {
        let count = (abs(value) * base).rounded()
        if count == 0 { return numbers.phrases("change.none") }
        return numbers.phrases(value < 0 ? "change.fewer" : "change.more", ["count": numbers.text(count)])
    }
}
