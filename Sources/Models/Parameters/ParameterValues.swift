/// A value for every parameter of the registry.
public struct ParameterValues: Hashable, Sendable {
    private var storage: [Double]

    /// Every parameter at its default.
    public init() { storage = ParameterKey.allCases.map { Registry[$0].defaultValue } }

    /// The value of one parameter, in the unit of the registry.
    public subscript(key: ParameterKey) -> Double {
        get { storage[key.rawValue] }
        set { storage[key.rawValue] = newValue }
    }
}
