import Foundation
import Scenarios

/// All rounds, each a file in a folder.
actor Rounds {
    /// Guesses that one round takes.
    static let mostGuesses = 300
    static let mostRounds = 2_000

    private let folder: String
    private var rounds: [String: Round] = [:]

    init(folder: String) throws {
        self.folder = folder
        try makeFolder(folder)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".json") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name),
                let round = try? JSONDecoder().decode(Round.self, from: data), round.id + ".json" == name
            else { continue }
            rounds[round.id] = round
        }
    }

    /// The latest first.
    var all: [Round] { rounds.values.sorted { ($0.created, $0.id) > ($1.created, $1.id) } }

    func round(_ id: String) throws -> Round {
        guard let round = rounds[id] else {
            throw Refusal(.notFound, "there is no round '\(id.prefix(40))'; /api/rounds lists all")
        }
        return round
    }

    func open(_ make: (String, Int) -> Round) throws -> Round {
        guard rounds.count < Self.mostRounds else {
            throw Refusal(
                .tooManyRequests,
                "there are \(rounds.count) rounds; allowed: \(Self.mostRounds), remove old ones from the results folder"
            )
        }
        let now = Int(Date().timeIntervalSince1970)
        var number = 1
        while rounds["\(now)-\(number)"] != nil { number += 1 }
        return try keep(make("\(now)-\(number)", now))
    }

    /// A second guess of the same name takes the place of the first.
    func guess(_ id: String, _ guess: Round.Guess) throws -> Round {
        var round = try round(id)
        guard round.runs.isEmpty else {
            throw Refusal(.conflict, "this round is run already; allowed: guesses before that")
        }
        round.guesses.removeAll { $0.name == guess.name }
        guard round.guesses.count < Self.mostGuesses else {
            throw Refusal(.tooManyRequests, "this round has \(Self.mostGuesses) guesses; allowed: no more")
        }
        round.guesses.append(guess)
        return try keep(round)
    }

    func ran(_ id: String, _ runs: [String]) throws -> Round {
        var round = try round(id)
        round.runs = runs
        return try keep(round)
    }

    private func keep(_ round: Round) throws -> Round {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let text = String(decoding: try encoder.encode(round), as: UTF8.self)
        try AtomicFile(path: "\(folder)/\(round.id).json").write { try $0(text + "\n") }
        rounds[round.id] = round
        return round
    }
}
