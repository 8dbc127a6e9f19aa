import Glibc

/// The logistic function 1 / (1 + exp(-x)).
@inlinable public func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
/// The log odds of a probability in (0, 1).
@inlinable public func logOdds(_ probability: Double) -> Double { log(probability / (1 - probability)) }
