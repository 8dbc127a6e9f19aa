import Models
import Simulator

/// What is searched for: the best allocation of teams over offices for an amount of money, by an outcome, under constraints.
public struct OptimisationPlan: Sendable {
    /// What every allocation has to keep to.
    public struct Constraints: Hashable, Sendable {
        /// Posts of a team at the least, those at its outposts included (B5.1).
        public var teamAtLeast = 3
        /// Minutes in summer from a desk to the municipalities that it serves; nil for any.
        public var longestDrive: Double?
        /// Minutes in summer from the base of a team to its outposts, so that a team can meet.
        public var outpostsWithin = Constraints.usualOutpostsWithin
        /// Share of the eligible who get a place within 90 days, in every municipality; nil where some may get nobody.
        public var leastCoverage: Double?

        /// A little more than Hammerfest is from Alta in the scenario of 2019 (assumed, grade D).
        public static let usualOutpostsWithin = 120.0

        /// No constraints but teams of three that can meet.
        public init() {}
    }

    /// As the user wrote it.
    public var path: String
    /// From the file, or the file's stem.
    public var name: String
    /// The scenario that gives region, programme, population, parameters and, by its teams, the budget.
    public var scenario: String
    /// Further scenarios that the best allocation is compared with.
    public var against: [String] = []
    /// What is to be best.
    public var objective = OptimisationPlan.usualObjective
    /// What else is to be good; nil for no frontier.
    public var equality: String? = "coverage_gini"
    /// What every allocation has to keep to.
    public var constraints = Constraints()
    /// About how many runs of the model the search makes.
    public var evaluations = OptimisationPlan.usualEvaluations
    /// Fresh runs of what was found and of everything that it is compared with.
    public var replications = OptimisationPlan.usualReplications
    /// Of the luck of the search, and of its course; fresh luck has the next one.
    public var seed: UInt64 = 1
    var budget = Stated(value: BudgetStatement.base, place: Place(file: ""))
    /// Where the scenario is stated.
    var scenarioPlace = Place(file: "")

    /// Jobs that last, beyond those that the same people would have had: what the service is for.
    public static let usualObjective = "additional_sustained_jobs"
    /// The number that ten minutes on two cores allow for the whole region.
    public static let usualEvaluations = 600
    /// Enough to tell one or two jobs a year in the whole region.
    public static let usualReplications = 100

    /// A plan that states a scenario only.
    public init(path: String, name: String, scenario: String) {
        (self.path, self.name, self.scenario) = (path, name, scenario)
    }

    /// What the names of its files begin with.
    public var fileName: String { name.replacingOccurrences(of: "/", with: "-") }

    /// Of the luck in which what was found is looked at again.
    public var freshSeed: UInt64 { seed &+ 1 }

    /// Outcomes that can be wished for, in the order of the catalogue.
    static let objectives = OutcomeCatalogue.names.map(\.name).filter { OutcomeCatalogue.preference(of: $0) != nil }

    /// Those that tell how equal places are.
    static let equalities = ["coverage_gini", "coverage_p90_minus_p10", "access_gini"]

    var preference: SelectionRule.Preference { OutcomeCatalogue.preference(of: objective) ?? .larger }

    /// The outcomes that the search looks at.
    var outcomes: [String] { [objective] + (equality.map { [$0] } ?? []) }

    /// +1 where more is better, -1 where less is.
    func sign(_ outcome: String) -> Double { OutcomeCatalogue.preference(of: outcome) == .smaller ? -1 : 1 }
}
