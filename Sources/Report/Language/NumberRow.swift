import Scenarios

/// Numbers that are read together (a table's row, a sentence, a figure's axis) as a language writes them: with one unit, one
/// scale and one number of decimals, as in the tables of the command line.
struct NumberRow: Sendable {
    private let numbers: Numbers
    private let text: NumberText

    init(_ numbers: Numbers, _ text: NumberText) { (self.numbers, self.text) = (numbers, text) }

    /// By which a number is multiplied before it is drawn or written.
    var factor: Double { text.factor }

    /// The unit as it is shown beside the numbers; empty for a pure number.
    var unit: String {
        if text.isDifference, text.factor == 100 { return numbers.phrases("unit.difference.share") }
        return numbers.phrases((text.isMillions ? "unit.million " : "unit.") + text.unit)
    }

    /// A number; a dash for none.
    func callAsFunction(_ value: Double?, signed: Bool = false) -> String {
        value == nil ? "–" : numbers.localised(text.text(value, signed: signed))
    }

    /// `0.28 million NOK a year`
    func amount(_ value: Double?, signed: Bool = false) -> String {
        unit.isEmpty ? self(value, signed: signed) : self(value, signed: signed) + " " + unit
    }

    /// `31,2 til 34,0`; a phrase where both ends are written as the estimate is; a dash for none.
    func interval(_ low: Double?, _ high: Double?, around estimate: Double?, signed: Bool = false) -> String {
        guard low != nil, high != nil else { return "–" }
        return text.interval(
            low, high, around: estimate, signed: signed,
            range: { numbers.range(numbers.localised($0), numbers.localised($1)) },
            within: { numbers.phrases("number.within", ["size": numbers.localised($0)]) })
    }

    /// `33,1 (31,2 til 34,0)`, the estimate alone where it has no interval.
    func withInterval(_ estimate: Double?, _ low: Double?, _ high: Double?, signed: Bool = false) -> String {
        guard estimate != nil, low != nil, high != nil else { return self(estimate, signed: signed) }
        return "\(self(estimate, signed: signed)) (\(interval(low, high, around: estimate, signed: signed)))"
    }
}

extension Numbers {
    /// Numbers in a unit that are read together; those that are not known count for nothing.
    func row(
        _ unit: String, _ values: [Double?], halfWidths: [Double?] = [], isDifference: Bool = false
    ) -> NumberRow {
        NumberRow(
            self, NumberText(unit: unit, row: values, halfWidths: halfWidths, isDifference: isDifference))
    }

    /// Levels of an outcome, and what else is read beside them.
    func row(_ levels: [ReportedOutcome?], beside others: [Double?] = []) -> NumberRow {
        NumberRow(self, NumberText(levels, beside: others))
    }

    /// Differences in an outcome, and what else is read beside them.
    func row(_ differences: [Difference], beside others: [Double?] = []) -> NumberRow {
        NumberRow(self, NumberText(differences, beside: others))
    }

    /// A share in percent, without the sign.
    func percent(_ share: Double?) -> String { row("share", [share])(share) }
}
