/// Kinds of entity that draw random numbers in experiments. The numbers are part of every stream's name: never change or reuse one.
///
/// They begin at 100, so that a model whose own kinds lie below shares no stream with an experiment of the same seed.
enum ExperimentKind: UInt32 {
    /// An evaluation of an approximate Bayesian computation; its generation is the replication of the name, its number the identity.
    case evaluation = 100
    /// A sample of a posterior distribution.
    case posterior = 101
    /// A parameter of a Latin hypercube.
    case latinHypercube = 102
    /// A dimension of a Sobol' sequence; which of several randomisations is the replication of the name.
    case sobolSequence = 330
    /// A trajectory of a screening.
    case trajectory = 331
    /// An estimate whose interval is found by resampling.
    case estimate = 332
    /// A step of a search.
    case search = 333
}

/// What a random number of an experiment is for. The numbers are part of every stream's name: never change or reuse one.
enum ExperimentPurpose: UInt32 {
    /// The parameters that an evaluation tries.
    case proposal = 1
    /// The seed that an evaluation hands to what it evaluates.
    case evaluationSeed = 2
    /// Which particles are drawn from a posterior.
    case resampling = 3
    /// The order of the strata.
    case strata = 4
    /// The place within a stratum.
    case placement = 5
    /// Which points exchange a coordinate.
    case exchange = 6
    /// The digital shift of a dimension.
    case digitalShift = 330
    /// A random point of the unit cube in place of a Sobol' point.
    case randomPoint = 331
    /// The course of a trajectory.
    case trajectory = 332
    /// Which observations a bootstrap sample holds.
    case bootstrap = 333
    /// Means and variances of a parametric bootstrap.
    case parametricBootstrap = 334
    /// The neighbours that a search proposes.
    case neighbours = 335
    /// Whether a search takes a worse candidate.
    case acceptance = 336
    /// Into which fold of a cross-validation an observation goes.
    case fold = 337
    /// The order of observations in a permutation.
    case permutation = 338
}
