/// A language that reports are written in.
public enum Language: String, CaseIterable, Sendable {
    /// Norwegian bokmål.
    case nb
    /// English.
    case en
}
