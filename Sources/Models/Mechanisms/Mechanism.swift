/// A part of the model that can be switched off, so that what it does to the outcomes can be measured.
///
/// Off is a state of the parameters and of nothing else: the code has no branch for it. Where a parameter's range ends before the
/// mechanism is gone for good (half-lives of a century), what is left is less than the shortest interval can show.
public struct Mechanism: Sendable {
    /// By which the command line and documents call it.
    public let id: String
    /// Of the ten steps of the process overview, 1 to 10.
    public let step: Int
    /// What the mechanism is, in one sentence.
    public let sentence: String
    /// The parameters that switch it off, each within its range.
    public let off: [ParameterKey: Double]

    init(_ id: String, _ step: Int, _ off: [ParameterKey: Double], _ sentence: String) {
        (self.id, self.step, self.off, self.sentence) = (id, step, off, sentence)
    }

    /// The parameters that switch it off, in the order of the registry.
    public var keys: [ParameterKey] { off.keys.sorted { $0.rawValue < $1.rawValue } }

    /// Ids of the evidence list, from its parameters; empty for a pure assumption.
    public var evidence: [String] {
        var found: [String] = []
        for id in keys.flatMap({ Registry[$0].evidence }) where !found.contains(id) { found.append(id) }
        return found
    }

    /// The weakest grade among its parameters: what its strength rests on.
    public var grade: Grade { keys.map { Registry[$0].grade }.max { $0.rawValue < $1.rawValue } ?? .d }

    /// What switching it off sets, as a scenario file would: `referral.creaming 0, referral.need_creaming 0`.
    public var offText: String {
        keys.map { "\(Registry[$0].name) \(shortNumber(off[$0] ?? 0))" }.joined(separator: ", ")
    }

    /// True where values have it switched off already.
    public func isOff(in values: ParameterValues) -> Bool { off.allSatisfy { values[$0.key] == $0.value } }

    /// All mechanisms, by step of the process.
    public static let all: [Mechanism] = eligibility + engagement + search + agreement + jobs + leaving + staff

    /// The mechanism of an id, or nil.
    public static func named(_ id: String) -> Mechanism? { all.first { $0.id == id } }
}

extension ParameterValues {
    /// The same values with a mechanism switched off.
    public func without(_ mechanism: Mechanism) -> ParameterValues {
        var values = self
        for (key, value) in mechanism.off { values[key] = value }
        return values
    }
}
