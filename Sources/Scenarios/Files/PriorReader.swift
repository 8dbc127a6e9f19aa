import Models
import Simulator

/// Reads what is believed of a parameter: `low` and `high`, or nothing for the registry's prior.
struct PriorReader {
    let problems: Problems

    /// Uniform between the ends that are stated, or the registry's prior; nil with a problem.
    func read(_ fields: Fields, _ parameter: Parameter) -> Prior? {
        guard fields["low"] != nil || fields["high"] != nil else { return parameter.prior }
        fields.require(["low", "high"])
        guard let low = fields.number("low", parameter.range), let high = fields.number("high", parameter.range) else {
            return nil
        }
        guard low.value < high.value else {
            problems.add(low.place, "'low' is not below 'high'; allowed: a range")
            return nil
        }
        return .uniform(low.value, high.value)
    }
}

extension Prior {
    /// As a distribution; where a parameter is fixed in the registry, uniform over its whole range.
    func distribution(like key: ParameterKey) throws -> any BoundedDistribution {
        switch self {
        case .uniform(let low, let high): try Uniform(low: low, high: high)
        case .triangular(let low, let mode, let high): try Triangular(low: low, mode: mode, high: high)
        case .fixed: try Uniform(low: Registry[key].range.lowerBound, high: Registry[key].range.upperBound)
        }
    }
}
