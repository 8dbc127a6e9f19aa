import Foundation
import Simulator

/// Which program it is, and what it computes with: equal identities give the same bytes for the same work.
public struct ProgramIdentity: Codable, Hashable, Sendable {
    /// As `fotfeste --version` says.
    public var version: String
    /// SHA-256 of the program's file.
    public var build: String
    /// SHA-256 of what elementary functions and random variates give on this machine.
    public var arithmetic: String

    /// The one that runs.
    public static let current = ProgramIdentity(
        version: programVersion, build: (try? SHA256.hexadecimal(ofFile: "/proc/self/exe")) ?? "unknown",
        arithmetic: Arithmetic.digest)

    /// By what it was made, where another is not: in words that follow `made`; nil where both are the same.
    func maker(besides other: ProgramIdentity) -> String? {
        if version != other.version { return "by version \(version) of the program" }
        if build != other.build { return "by another build of the program" }
        return arithmetic != other.arithmetic ? "on a machine that computes otherwise in the last digit" : nil
    }
}

/// What arithmetic gives on this machine: processors and C libraries differ in the last digit of elementary functions, such as those with
/// and without fused multiplication, and then results need not have the same bytes.
enum Arithmetic {
    static let digest: String = {
        var hash = SHA256()
        for step in 1...20_000 {
            let x = Double(step) * 0.001_37
            hash.update([exp(x), exp(-x), log(x), log1p(x), expm1(-x), pow(x, 1.37), pow(1 + x, -0.6), lgamma(x)])
        }
        var stream = RandomStream(StreamName(seed: 1, replication: 1, kind: 0, identity: 0, purpose: 0))
        for _ in 1...1_000 {
            hash.update([
                stream.normal(), stream.gamma(mean: 3, shape: 0.7), stream.beta(2, 5), stream.exponential(mean: 2),
                Double(stream.poisson(mean: 4)),
            ])
        }
        return hash.hexadecimal
    }()
}

extension SHA256 {
    fileprivate mutating func update(_ values: [Double]) {
        update(values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init) })
    }
}
