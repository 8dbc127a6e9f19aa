/// By which the model reads its parameters; the definitions are in the registry, in the same order.
public enum ParameterKey: Int, CaseIterable, Sendable {
    case inflowRate
    case caseloadCap
}
