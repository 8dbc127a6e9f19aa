import Models

/// Reads the value of a parameter, with or without its unit.
enum ParameterReader {
    /// The value in the registry's unit, or nil with a problem.
    static func value(_ text: Stated<String>, of parameter: Parameter, problems: Problems) -> Stated<Double>? {
        let allowed = "allowed: \(range(of: parameter))"
        guard let quantity = Quantity(text.value) else {
            problems.add(text.place, "'\(parameter.name)' is not a number: '\(text.value)'; \(allowed)")
            return nil
        }
        guard let value = convert(quantity, to: parameter.unit) else {
            let wrong = "'\(parameter.name)' cannot be stated in '\(quantity.unit)'"
            problems.add(text.place, "\(wrong); \(allowed)")
            return nil
        }
        guard parameter.range.contains(value) else {
            problems.add(text.place, "'\(parameter.name)' is \(text.value); \(allowed)")
            return nil
        }
        return Stated(value: value, place: text.place)
    }

    /// The parameter of a name, or nil with a problem: all names are too many for a message.
    static func parameter(_ name: String, at place: Place, problems: Problems) -> Parameter? {
        if let parameter = Registry.named(name) { return parameter }
        problems.add(
            place,
            "unknown parameter '\(name)'; allowed: the names that `fotfeste parameters` lists\(NearestName.hint(for: name, among: Registry.all.map(\.name)))"
        )
        return nil
    }

    /// What a scenario may set: `1 to 60 seekers`.
    static func range(of parameter: Parameter) -> String {
        let (low, high) = (parameter.range.lowerBound, parameter.range.upperBound)
        let unit = unitName(parameter.unit)
        let numbers = high.isFinite ? "\(shortNumber(low)) to \(shortNumber(high))" : "at least \(shortNumber(low))"
        return unit.isEmpty ? numbers : "\(numbers) \(unit)"
    }

    /// As printed after a number; empty for pure numbers, probabilities and shares.
    static func unitName(_ unit: Unit) -> String {
        [.none, .probability, .share].contains(unit) ? "" : unit.rawValue
    }

    /// The number of a quantity in another unit; nil where it cannot be stated in that.
    static func convert(_ quantity: Quantity, to unit: Unit) -> Double? {
        if quantity.unit.isEmpty || isOwn(quantity.unit, unit) { return quantity.number }
        guard let from = Quantity.minutes(perUnit: quantity.unit), let to = Quantity.minutes(perUnit: unit.rawValue)
        else { return nil }
        return quantity.number * from / to
    }

    private static func isOwn(_ written: String, _ unit: Unit) -> Bool {
        written == unit.rawValue || written + "s" == unit.rawValue
    }
}
