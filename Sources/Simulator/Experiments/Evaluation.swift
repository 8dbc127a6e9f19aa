/// One evaluation of an experiment: the parameters to try, and where its luck comes from.
public struct Evaluation: Hashable, Sendable, CustomStringConvertible {
    /// The parameters, in the order of the priors.
    public let parameters: [Double]
    /// The generation, from 0.
    public let generation: Int
    /// The number within its generation, from 0.
    public let number: Int
    /// The seed for what is evaluated: a function of the seed of the experiment, the generation and the number alone.
    public let seed: UInt64

    /// Where it stands, and what it tried.
    public var description: String {
        "evaluation \(number) of generation \(generation), with parameters \(parameters) and seed \(seed),"
    }

    init(parameters: [Double], generation: Int, number: Int, experimentSeed: UInt64) {
        self.parameters = parameters
        self.generation = generation
        self.number = number
        var stream = Self.stream(.evaluationSeed, seed: experimentSeed, generation: generation, number: number)
        seed = stream.next()
    }

    static func stream(
        _ purpose: ExperimentPurpose, seed: UInt64, generation: Int, number: Int
    ) -> RandomStream {
        RandomStream(
            StreamName(
                seed: seed, replication: UInt64(generation), kind: ExperimentKind.evaluation.rawValue,
                identity: UInt64(number), purpose: purpose.rawValue))
    }
}
