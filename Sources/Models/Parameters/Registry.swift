/// Every number of the model, defined once: documents, the schema of scenario files, the command that lists parameters
/// and the list of weak assumptions are made from here.
public enum Registry {
    /// All parameters, in the order of their keys.
    public static let all: [Parameter] =
        (inflow + population + background + queue + service + employers + training + agreement + job + work + staff
        + cost + access + cohort).sorted { $0.key.rawValue < $1.key.rawValue }

    /// The parameter of a key.
    public static subscript(key: ParameterKey) -> Parameter { all[key.rawValue] }

    /// The parameter of a name, or nil.
    public static func named(_ name: String) -> Parameter? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
