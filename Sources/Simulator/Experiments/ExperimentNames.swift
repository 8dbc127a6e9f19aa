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
}
