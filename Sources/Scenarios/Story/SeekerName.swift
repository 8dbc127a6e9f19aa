/// By which people name a seeker: `5401-17` is the 17th to become eligible in municipality 5401.
public struct SeekerName: Hashable, Sendable {
    /// Number of the municipality, four digits.
    public var municipality: String
    /// Arrival number within the municipality, from 1.
    public var number: Int

    /// The name written `5401-17`; nil where the text is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        func isNumber(_ part: Substring) -> Bool { !part.isEmpty && part.allSatisfy { ("0"..."9").contains($0) } }
        guard parts.count == 2, parts.allSatisfy(isNumber), parts[0].count == 4, parts[1].count <= 9,
            let number = Int(parts[1]), number >= 1
        else { return nil }
        municipality = String(parts[0])
        self.number = number
    }

    /// As people write it.
    public var text: String { "\(municipality)-\(number)" }
}
