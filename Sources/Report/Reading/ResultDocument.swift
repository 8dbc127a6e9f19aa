import Foundation
import Scenarios

/// A result in JSON, told apart by its members.
struct ResultDocument {
    enum Kind { case sensitivity, optimisation, validation, posterior }

    let path: String
    let kind: Kind
    private let content: CheckedJSON

    /// True where a file is JSON and not a database.
    ///
    /// - Throws: `StoreFailure` where there is no such file.
    static func isText(_ path: String) throws -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StoreFailure(.badFile, path: path, cause: "no such file")
        }
        defer { try? handle.close() }
        return try handle.read(upToCount: 1) == Data("{".utf8)
    }

    /// Reads the beginning of a result in JSON.
    ///
    /// - Throws: `StoreFailure` where it is none that this program writes.
    init(path: String) throws {
        do {
            content = try CheckedJSON(path: path)
        } catch {
            throw StoreFailure(.badFile, path: path, cause: "this result cannot be read: \(error.text)")
        }
        self.path = path
        let object = content.members
        if object["series"] != nil {
            kind = .sensitivity
        } else if object["improvements"] != nil, object["best"] != nil {
            kind = .optimisation
        } else if object["patterns"] != nil, object["studies"] != nil {
            kind = .validation
        } else if object["particles"] != nil {
            kind = .posterior
        } else {
            throw StoreFailure(
                .badFile, path: path,
                cause:
                    "no report is made of this; allowed: a result file (.sqlite), validation.json, NAME-posterior.json, "
                    + "NAME-sensitivity.json, NAME-optimisation.json")
        }
    }

    /// What is in it.
    ///
    /// - Throws: `StoreFailure` where a member is missing or of another kind.
    func read<Content: CheckedReading>() throws -> Content {
        let found: Content
        do {
            found = try content.decode()
        } catch {
            throw refusal(error.text)
        }
        if let fault = found.fault { throw refusal(fault) }
        return found
    }

    private func refusal(_ fault: String) -> StoreFailure {
        StoreFailure(.badFile, path: path, cause: "this result cannot be read: \(fault)")
    }
}

/// What is read from JSON, and has members that have to go together.
protocol CheckedReading: Decodable {
    /// The first member that does not, with what is allowed; nil where all do.
    var fault: String? { get }
}

extension CheckedReading {
    /// A phrase on the first of these that is not so.
    static func first(_ checks: [(isSound: Bool, member: String, allowed: String)]) -> String? {
        checks.first { !$0.isSound }.map { "'\($0.member)' is not possible; allowed: \($0.allowed)" }
    }
}

extension PosteriorReading: CheckedReading {
    var fault: String? {
        let sizes = particles.firstIndex { $0.count != parameters.count }
        return Self.first([
            (weights.count == particles.count, "weights", "one for each particle (\(particles.count))"),
            (sizes == nil, "particles[\(sizes ?? 0)]", "\(parameters.count) numbers, as there are parameters"),
            (weights.allSatisfy { $0 >= 0 }, "weights", "numbers from 0"),
            (particles.isEmpty || weights.contains { $0 > 0 }, "weights", "at least one above 0"),
            (evaluations >= 0, "evaluations", "a number from 0"),
            (replications > 0, "replications", "a number from 1"),
        ])
    }
}

extension OptimisationReading: CheckedReading {
    var fault: String? {
        let posts = best.desks.firstIndex { !(0...1_000_000).contains($0.posts) }
        let shares = frontier.firstIndex { !(0...1).contains($0.probabilityDominated) }
        let widths = improvements.firstIndex { ($0.simultaneousHalfWidth ?? 0) < 0 }
        return Self.first([
            (posts == nil, "best.desks[\(posts ?? 0)].posts", "0 to 1000000"),
            (shares == nil, "frontier[\(shares ?? 0)].probability_dominated", "0 to 1"),
            (widths == nil, "improvements[\(widths ?? 0)].simultaneous_half_width", "a number from 0"),
            (confidence > 0 && confidence < 1, "confidence", "a number above 0 and below 1"),
            (!best.desks.isEmpty, "best.desks", "at least one"),
        ])
    }
}

extension SensitivityReading: CheckedReading {
    var fault: String? { nil }
}

extension ValidationReading: CheckedReading {
    var fault: String? {
        let counts = studies.firstIndex { $0.replications < 1 }
        return Self.first([(counts == nil, "studies[\(counts ?? 0)].replications", "a number from 1")])
    }
}
