import Simulator

extension Judgement {
    /// Lower end of what was published with all allowances, at 95 %; nil where only a direction is.
    public var publishedLow: Double? { published(-1) }
    /// Upper end of the same.
    public var publishedHigh: Double? { published(1) }
    /// Lower end of the simulated interval, at 95 %.
    public var simulatedLow: Double? { simulatedBound(-1) }
    /// Upper end of the same.
    public var simulatedHigh: Double? { simulatedBound(1) }

    private func published(_ sign: Double) -> Double? {
        switch line.expectation {
        case .value(let published): published.estimate + sign * 1.96 * published.tolerance
        case .between(let low, let high): sign < 0 ? low : high
        case .above(let least): sign < 0 ? least : nil
        case .below(let most): sign > 0 ? most : nil
        }
    }

    private func simulatedBound(_ sign: Double) -> Double? {
        guard let simulated, let standardError else { return nil }
        return simulated + sign * 1.96 * standardError
    }

    private var publishedEstimate: Double? {
        if case .value(let published) = line.expectation { published.estimate } else { nil }
    }

    /// As the contract has it, one object for each line of a pattern.
    var json: JSONText {
        .object([
            ("id", .string(pattern.id)), ("use", .string(pattern.use.rawValue)), ("outcome", .string(line.label)),
            (
                "published",
                .object([
                    ("estimate", .optional(publishedEstimate)), ("low", .optional(publishedLow)),
                    ("high", .optional(publishedHigh)),
                ])
            ),
            (
                "simulated",
                .object([
                    ("estimate", .optional(simulated)), ("low", .optional(simulatedLow)),
                    ("high", .optional(simulatedHigh)), ("level", .number(0.95)),
                    ("method", simulatedLow.map { _ in .string(IntervalMethod.normal.rawValue) } ?? .null),
                ])
            ),
            ("passed", passed.map(JSONText.bool) ?? .null), ("probability", .optional(probability)),
            ("note", .string(reason ?? pattern.because)),
        ])
    }
}

extension Validation {
    /// As the contract has it, with the studies from which the numbers are.
    public var json: JSONText {
        .object([
            ("patterns", .array(judgements.map(\.json))),
            (
                "studies",
                .array(
                    studies.map {
                        .object([
                            ("name", .string($0.name)), ("seed", .unsigned($0.seed)),
                            ("replications", .integer($0.replications)),
                            ("scenario_digest", .string($0.scenarioDigest)),
                            ("results_digest", .string($0.resultsDigest)),
                        ])
                    })
            ),
        ])
    }
}
