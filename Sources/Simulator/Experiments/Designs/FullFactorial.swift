/// Every combination of the levels of several factors.
///
///     let design = try FullFactorial(levels: [3, 2])
///     for number in 0..<design.count {
///         let chosen = design.levels(at: number)  // [0, 0], [0, 1], [1, 0], ... [2, 1]
///         simulate(posts: [8, 10, 12][chosen[0]], programme: programmes[chosen[1]])
///     }
/// The last factor changes fastest. Nothing is stored but the numbers of levels.
public struct FullFactorial: ExperimentDesign, Hashable {
    /// How many levels each factor has.
    public let levels: [Int]
    /// How many combinations there are.
    public let count: Int

    /// A design with at least one factor, each with at least one level.
    ///
    /// - Throws: `ExperimentError.setting` for less, and for more than `most` combinations.
    public init(levels: [Int]) throws(ExperimentError) {
        let check = SettingCheck("FullFactorial")
        try check.require(!levels.isEmpty, "number of factors", 0, "at least 1")
        var combinations = 1
        for (factor, number) in levels.enumerated() {
            try check.require(number >= 1, "levels[\(factor)]", Double(number), "at least 1")
            let whole = levels.reduce(1.0) { $0 * Double($1) }
            try check.require(
                number <= Self.most / combinations, "number of combinations", whole,
                "at most \(Self.most); a Latin hypercube or a Sobol' sequence covers many factors with few points")
            combinations *= number
        }
        self.levels = levels
        count = combinations
    }

    /// The greatest number of combinations.
    public static let most = 1_000_000

    /// How many factors there are.
    public var dimensions: Int { levels.count }

    /// The level of each factor, from 0, at a point.
    public func levels(at number: Int) -> [Int] {
        precondition((0..<count).contains(number), "a point of the design")
        var rest = number
        return levels.reversed().map { levels in
            defer { rest /= levels }
            return rest % levels
        }.reversed()
    }

    /// The levels spread evenly from 0 to 1; a factor with a single level stands at one half.
    public func point(_ number: Int) -> [Double] {
        zip(levels(at: number), levels).map { $1 > 1 ? Double($0) / Double($1 - 1) : 0.5 }
    }
}
