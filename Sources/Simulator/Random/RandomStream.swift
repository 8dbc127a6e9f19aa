import CGSL

/// The name of a stream of random numbers: every draw of a run comes from exactly one named stream.
///
/// Two scenarios that use the same names meet the same seekers, employers and luck (common random numbers). The name fits
/// the key and counter of the generator bit for bit, so different names never overlap.
public struct StreamName: Hashable, Sendable {
    /// The seed of the study.
    public var seed: UInt64
    /// The replication, from 1.
    public var replication: UInt64
    /// The kind of entity that draws.
    public var kind: UInt32
    /// Which entity of that kind.
    public var identity: UInt64
    /// What the number is for.
    public var purpose: UInt32
    /// Which of several occasions for the same purpose.
    public var ordinal: UInt64

    /// A name from its six parts.
    @inlinable
    public init(
        seed: UInt64, replication: UInt64, kind: UInt32, identity: UInt64, purpose: UInt32, ordinal: UInt64 = 0
    ) {
        self.seed = seed
        self.replication = replication
        self.kind = kind
        self.identity = identity
        self.purpose = purpose
        self.ordinal = ordinal
    }
}

/// A stream of random numbers that every `gsl_ran_*` function can draw from.
///
/// The generator is Philox4x64-10 (Salmon et al. 2011, doi:10.1145/2063384.2063405) as a `gsl_rng_type`. A stream is 96 bytes
/// on the stack; nothing is computed until the first draw, and nothing is allocated.
public struct RandomStream: Sendable {
    @usableFromInline var state: fotfeste_philox

    /// The stream of this name, at its beginning.
    @inlinable
    public init(_ name: StreamName) {
        state = fotfeste_philox_named(
            name.seed, name.replication, UInt64(name.kind) << 32 | UInt64(name.purpose), name.identity, name.ordinal)
    }

    /// The next 64 random bits.
    @inlinable public mutating func next() -> UInt64 { fotfeste_philox_next(&state) }

    /// Uniform on [0, 1).
    @inlinable public mutating func uniform() -> Double { fotfeste_philox_uniform(&state) }

    /// Uniform on (0, 1), for inverse distribution functions.
    @inlinable
    public mutating func openUniform() -> Double {
        (Double(fotfeste_philox_next(&state) >> 12) + 0.5) * 0x1p-52
    }

    /// True with the given probability.
    @inlinable public mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

    /// Calls a GSL function with a generator that draws from this stream.
    @inlinable
    public mutating func withGenerator<Result>(_ body: (UnsafePointer<gsl_rng>) -> Result) -> Result {
        withUnsafeMutablePointer(to: &state) { pointer in
            var generator = fotfeste_philox_gsl(pointer)
            return withUnsafePointer(to: &generator) { body($0) }
        }
    }
}
