/// Trajectories through the unit cube on which one parameter after the other changes: which parameters matter, at a few runs for each.
///
/// A trajectory starts at a random point of a grid and moves one parameter at a time, in random order, by a little over half its range. Each
/// move gives one elementary effect of a parameter: by how much the result changes, for a change of the parameter over its whole range. M. D.
/// Morris 1991, doi:10.1080/00401706.1991.10484804.
///
///     let design = try MorrisDesign(parameters: 20, trajectories: 20, seed: 1)
///     let cells = design.cells(replications: 4)
///     var results = Array(repeating: [Double](), count: design.count)
///     try await cells.run(jobs: 2) { cell in
///         simulate(design.values(at: cell.point, of: priors), replication: cell.replication)
///     } deliver: { cell, result in results[cell.point].append(result) }
///     let screening = try MorrisScreening(of: results, design: design)
/// Coordinates include 0 and 1, so that the distributions of the parameters must be bounded.
public struct MorrisDesign: ExperimentDesign, Hashable {
    /// How many parameters are screened.
    public let dimensions: Int
    /// How many trajectories there are.
    public let trajectories: Int
    /// How many levels the grid has for each parameter.
    public let levels: Int
    /// Of the trajectories.
    public let seed: UInt64

    /// A design with so many trajectories, each of one point more than there are parameters.
    ///
    /// - Throws: `ExperimentError.setting` for no parameter, fewer than two trajectories, and levels that are odd or fewer than two.
    public init(
        parameters: Int, trajectories: Int = 20, levels: Int = 4, seed: UInt64
    ) throws(ExperimentError) {
        let check = SettingCheck("MorrisDesign")
        try check.require(parameters >= 1, "parameters", Double(parameters), "at least 1")
        try check.require(trajectories >= 2, "trajectories", Double(trajectories), "at least 2")
        try check.require(
            levels >= 2 && levels.isMultiple(of: 2), "levels", Double(levels), "an even number, at least 2")
        (dimensions, self.trajectories, self.levels, self.seed) = (parameters, trajectories, levels, seed)
    }

    /// How many points a trajectory has.
    public var pointsOfATrajectory: Int { dimensions + 1 }
    /// How many points there are.
    public var count: Int { trajectories * pointsOfATrajectory }
    /// By how much a parameter moves: Morris' choice, with which every level comes up as often.
    public var step: Double { Double(levels) / Double(2 * (levels - 1)) }

    /// The point of a number; trajectories come one after the other.
    public func point(_ number: Int) -> [Double] {
        let (trajectory, moves) = number.quotientAndRemainder(dividingBy: pointsOfATrajectory)
        let course = course(of: trajectory)
        var point = course.start
        for parameter in course.order.prefix(moves) { point[parameter] = course.end[parameter] }
        return point
    }

    /// The runs of all points; the points of a trajectory share their luck, and trajectories have luck of their own.
    ///
    /// Shared luck makes elementary effects precise, and luck of its own for each trajectory makes its noise show in their spread.
    public func cells(replications: Int) -> StudyCells {
        StudyCells(points: count, replications: replications, sharedBy: pointsOfATrajectory)
    }

    /// Where a trajectory starts and ends, and in which order parameters move.
    struct Course {
        let start: [Double]
        let end: [Double]
        let order: [Int]
    }

    func course(of trajectory: Int) -> Course {
        var stream = RandomStream(
            StreamName(
                seed: seed, replication: 0, kind: ExperimentKind.trajectory.rawValue, identity: UInt64(trajectory),
                purpose: ExperimentPurpose.trajectory.rawValue))
        var order = Array(0..<dimensions)
        stream.shuffle(&order)
        let ends = (0..<dimensions).map { _ in
            let lower = stream.index(below: levels / 2)
            let rises = stream.chance(0.5)
            let places = [lower, lower + levels / 2].map { Double($0) / Double(levels - 1) }
            return rises ? (places[0], places[1]) : (places[1], places[0])
        }
        return Course(start: ends.map(\.0), end: ends.map(\.1), order: order)
    }
}
