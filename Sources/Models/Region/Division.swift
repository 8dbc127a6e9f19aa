/// A division of a region into larger areas, for which outcomes are taken too.
public struct Division: Hashable, Sendable {
    /// What the areas are; as outcomes name them.
    public enum Kind: String, CaseIterable, Sendable {
        /// Counties.
        case county
        /// Housing and labour market regions.
        case labourMarketRegion = "labour_market_region"
    }

    /// One of the areas.
    public struct Area: Hashable, Sendable {
        /// Unique within the division.
        public var name: String
        /// Indices of its municipalities.
        public var municipalities: [Int]

        /// An area from its parts.
        public init(name: String, municipalities: [Int]) {
            self.name = name
            self.municipalities = municipalities
        }
    }

    /// What the areas are.
    public var kind: Kind
    /// Every municipality of the region lies in one of them.
    public var areas: [Area]

    /// A division from its parts.
    public init(kind: Kind, areas: [Area]) {
        self.kind = kind
        self.areas = areas
    }
}
