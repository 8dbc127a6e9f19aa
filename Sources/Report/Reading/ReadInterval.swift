/// An estimate as another command wrote it in JSON; nil for what it left out.
struct ReadInterval: Decodable, Sendable {
    var estimate: Double?
    var low: Double?
    var high: Double?
}
