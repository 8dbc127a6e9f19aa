import Models

extension SweepPlan {
    /// A factor at a value.
    public struct Setting: Hashable, Sendable {
        /// Of the factor.
        public var name: String
        /// A parameter's number in the registry's unit, a length of time with its unit, anything else as a scenario file states it.
        public var value: String

        /// A factor at a value.
        public init(name: String, value: String) { (self.name, self.value) = (name, value) }

        /// The value as a number in `unit`; nil where it is none, such as the name of a programme.
        public var number: Double? { quantity?.number }
        /// The unit of the number as printed after it, such as `seekers` or `years`; empty for none.
        public var unit: String { quantity?.unit ?? "" }

        private var quantity: Quantity? {
            guard let found = Quantity(value) else { return nil }
            if let parameter = Self.parameter(name) {
                guard let number = ParameterReader.convert(found, to: parameter.unit) else { return nil }
                return Quantity(number: number, unit: ParameterReader.unitName(parameter.unit))
            }
            return SweepPlan.timeFields.contains(name) && found.span != nil ? found : nil
        }

        /// Of `caseload.cap`, or of a column of draws such as `background.job_scale (uo_2017_2019)`.
        private static func parameter(_ name: String) -> Parameter? {
            Registry.named(name) ?? Registry.named(String(name.prefix { $0 != " " }))
        }
    }

    /// Keys of scenario files whose values are lengths of time.
    static let timeFields: Set<String> = ["horizon", "warmup", "enrolment", "follow_up"]

    /// The levels of a factor as texts: numbers of a parameter in the unit of the registry, lengths of time in the unit of the first.
    static func texts(of values: [String], parameter: Parameter?, field: String) -> [String] {
        let quantities = values.map { Quantity($0) }
        if let parameter {
            return zip(values, quantities).map { text, quantity in
                quantity.flatMap { ParameterReader.convert($0, to: parameter.unit) }.map(shortNumber) ?? text
            }
        }
        guard timeFields.contains(field), let unit = quantities.first??.unit,
            let minutes = Quantity.minutes(perUnit: unit)
        else { return values }
        let plural = unit.hasSuffix("s") ? unit : unit + "s"
        return zip(values, quantities).map { text, quantity in
            guard let quantity, let own = Quantity.minutes(perUnit: quantity.unit) else { return text }
            return "\(shortNumber(quantity.number * own / minutes)) \(plural)"
        }
    }
}

/// The factors of a sweep as columns of a table.
struct SweepFactors {
    /// A factor.
    struct Column {
        var name: String
        /// Where all values are numbers in one unit that has a name; else nil.
        var unit: String?
        /// True where all values are numbers in one unit.
        var isNumber: Bool
    }

    let columns: [Column]

    /// The factors of points that have the same ones in the same order.
    init(_ settings: [[SweepPlan.Setting]]) {
        columns = (settings.first ?? []).enumerated().map { index, first in
            let isNumber = settings.allSatisfy { row in
                row.indices.contains(index) && row[index].number != nil && row[index].unit == first.unit
            }
            return Column(
                name: first.name, unit: isNumber && !first.unit.isEmpty ? first.unit : nil, isNumber: isNumber)
        }
    }

    /// Names of the columns: of each factor one for its value and, where it has a unit, one for the unit.
    var header: [String] { columns.flatMap { $0.unit == nil ? [$0.name] : [$0.name, $0.name + "_unit"] } }

    /// What stands in the columns for the settings of a point.
    func fields(_ settings: [SweepPlan.Setting]) -> [String] {
        zip(columns, settings).flatMap { column, setting -> [String] in
            let value = column.isNumber ? setting.number.map(shortNumber) ?? setting.value : setting.value
            return column.unit.map { [value, $0] } ?? [value]
        }
    }

    /// For `--json`: numbers as numbers.
    func json(_ settings: [SweepPlan.Setting]) -> JSONText {
        .object(
            zip(columns, settings).map { column, setting in
                (column.name, column.isNumber ? .optional(setting.number) : .string(setting.value))
            })
    }

    /// For `--json`: names and units.
    var json: JSONText {
        .array(columns.map { .object([("name", .string($0.name)), ("unit", .optional($0.unit))]) })
    }
}
