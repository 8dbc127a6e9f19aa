import Models

/// Reads what is believed of a parameter: `low` and `high`, or nothing for the registry's prior.
struct PriorReader {
    let problems: Problems

    /// Uniform between the ends that are stated, with or without the unit, or the registry's prior; nil with a problem.
    func read(_ fields: Fields, _ parameter: Parameter) -> Prior? {
        guard fields["low"] != nil || fields["high"] != nil else { return parameter.prior }
        fields.require(["low", "high"])
        guard let low = end("low", fields, parameter), let high = end("high", fields, parameter) else { return nil }
        guard low.value < high.value else {
            problems.add(low.place, "'low' is not below 'high'; allowed: a range")
            return nil
        }
        return .uniform(low.value, high.value)
    }

    private func end(_ key: String, _ fields: Fields, _ parameter: Parameter) -> Stated<Double>? {
        guard let text = fields.text(key) else { return nil }
        let allowed = "allowed: \(ParameterReader.range(of: parameter))"
        guard let quantity = Quantity(text.value), let value = ParameterReader.convert(quantity, to: parameter.unit)
        else {
            problems.add(text.place, "'\(key)' is not a number: '\(text.value)'; \(allowed)")
            return nil
        }
        guard parameter.range.contains(value) else {
            problems.add(text.place, "'\(key)' is \(text.value); \(allowed)")
            return nil
        }
        guard !parameter.isWhole || value == value.rounded() else {
            problems.add(
                text.place, "'\(key)' is \(text.value), and '\(parameter.name)' is a whole number; \(allowed)")
            return nil
        }
        return Stated(value: value, place: text.place)
    }
}
