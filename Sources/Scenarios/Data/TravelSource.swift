import Models

/// From what the travel of a region is.
enum TravelSource: Hashable, Sendable {
    case roadLinks
    /// From distance; between places that road links connect, over these.
    case distance(linked: Bool)
    /// The planner's own matrix; of its pairs, some come without kilometres.
    case own(withoutKilometres: Int, of: Int)

    /// What a reader has to know; nil for nothing.
    var note: String? {
        switch self {
        case .roadLinks: return "Travel times are approximate: shortest paths over estimated road links."
        case .distance(let linked):
            let links = linked ? ", or from shortest paths over estimated road links where there are any" : ""
            return "Travel times are approximate: estimated from the distance between centres\(links);"
                + " fjords and ferries make real drives longer."
        case .own(let missing, let all):
            let speed = shortNumber(TravelData.assumedSpeed)
            return missing > 0
                ? "\(missing) of \(all) travel times come without kilometres: \(speed) km an hour is assumed for them."
                : nil
        }
    }
}
