/// How large what a user asks for can be: more is a slip of the keyboard, or takes years.
public enum StudyLimits {
    /// Replications of a study: with as many the standard error of a share is below 0.0005.
    public static let replications = 1...1_000_000
    /// Replications that run at the same time; each holds its people in memory.
    public static let jobs = 1...1_024
    /// Draws of parameters, of which each is a point of a sweep.
    public static let draws = UncertaintyPlan.fewestDraws...100_000
    /// Runs of a search.
    public static let evaluations = 50...1_000_000
    /// Blocks of a plan, a file each: more than a scheduler takes in one array.
    public static let blocks = 1...100_000
    /// Points of a sweep, those of all scenarios together; each holds its input in memory.
    static let points = 1_000_000.0
    /// Runs of a sweep, of which each is a row of its file: a year on a hundred cores at half a second each.
    static let runs = 1e9
    /// People who become eligible in a replication: each takes about a kilobyte of memory until the horizon.
    static let people = 5_000_000.0
    /// Posts of a scenario or an arm: about ten times as many as there are in the country (B5.2).
    static let posts = 10_000
    /// Participants of all arms together.
    static let participants = 1_000_000
    /// Least time that is observed.
    static let shortestWindow = 1.0
}
