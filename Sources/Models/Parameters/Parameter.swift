/// How well a parameter's default is known.
public enum Grade: String, Sendable, CaseIterable {
    /// Measured in this region.
    case a = "A"
    /// Told in this region.
    case b = "B"
    /// Measured elsewhere.
    case c = "C"
    /// Assumed.
    case d = "D"
}

/// One number of the model: what it means, what it may be, and how well it is known.
public struct Parameter: Sendable {
    /// By which the model reads it.
    public let key: ParameterKey
    /// By which people write it: `caseload.cap`.
    public let name: String
    /// By which equations and the source code name it: `caseloadCap`.
    public var symbol: String { "\(key)" }
    /// Of the default and the range.
    public let unit: Unit
    /// Used where a scenario says nothing.
    public let defaultValue: Double
    /// What a scenario may set.
    public let range: ClosedRange<Double>
    /// For uncertainty analysis.
    public let prior: Prior
    /// Ids of the evidence list; empty for a pure assumption.
    public let evidence: [String]
    /// How well the default is known.
    public let grade: Grade
    /// What it is, in one sentence, and whether the default is the result of a calibration.
    public var sentence: String {
        guard let posterior else { return about }
        let (low, high) = (shortNumber(posterior.lowerBound), shortNumber(posterior.upperBound))
        return about + " Calibrated: 90 % of the posterior from \(low) to \(high)."
    }
    private let about: String

    /// The central 90 % of the posterior where the default was calibrated, else nil.
    public var posterior: ClosedRange<Double>? {
        Registry.calibrated.first { $0.key == key && $0.of == nil }.map { $0.low...$0.high }
    }

    init(
        _ key: ParameterKey, _ name: String, _ unit: Unit, _ defaultValue: Double, _ range: ClosedRange<Double>,
        _ prior: Prior, _ evidence: [String], _ grade: Grade, _ sentence: String
    ) {
        self.key = key
        self.name = name
        self.unit = unit
        self.defaultValue = defaultValue
        self.range = range
        self.prior = prior
        self.evidence = evidence
        self.grade = grade
        about = sentence
    }
}

/// The unit of a parameter, as written in scenario files.
public enum Unit: String, Sendable, CaseIterable {
    /// A pure number.
    case none = "1"
    /// A number between 0 and 1.
    case probability = "probability"
    /// A number between 0 and 1.
    case share = "share"
    /// Days of the calendar.
    case days = "days"
    /// Hours.
    case hours = "hours"
    /// Minutes.
    case minutes = "minutes"
    /// Weeks.
    case weeks = "weeks"
    /// Mean months of 30.4375 days.
    case months = "months"
    /// Events a year.
    case perYear = "per year"
    /// Events a mean month.
    case perMonth = "per month"
    /// Events a week.
    case perWeek = "per week"
    /// Hours a week.
    case hoursPerWeek = "hours per week"
    /// People.
    case seekers = "seekers"
    /// Years.
    case years = "years"
    /// Meetings.
    case meetings = "meetings"
    /// Norwegian kroner of 2019.
    case kroner = "NOK"
    /// Norwegian kroner of 2019 a year.
    case kronerPerYear = "NOK per year"
    /// Norwegian kroner of 2019 a kilometre.
    case kronerPerKilometre = "NOK per km"
    /// Kilometres.
    case kilometres = "km"
}

extension Grade {
    /// What it stands for, in a few words.
    public var meaning: String {
        switch self {
        case .a: "measured in this region"
        case .b: "told in this region"
        case .c: "measured elsewhere"
        case .d: "assumed"
        }
    }
}

/// A number without needless decimals.
public func shortNumber(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
}
