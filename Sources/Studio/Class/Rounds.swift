import Foundation
import Scenarios

/// All rounds, each a file in a folder.
actor Rounds {
    /// Guesses that one round takes.
    static let mostGuesses = 300
    static let mostRounds = 2_000

    private let folder: String
    private var rounds: [String: Round] = [:]
    /// Those whose runs are being started.
    private var starting: Set<String> = []

    init(folder: String) throws {
        self.folder = folder
        try makeFolder(folder)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".json") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name),
                let round = try? BoundedJSON.decode(Round.self, from: data, file: name), round.id + ".json" == name
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

    /// Runs a round once, however many press at the same time.
    ///
    /// - Parameter start: queues its runs and gives their ids.
    /// - Throws: `Refusal`: 409 for those who press while its runs are being started.
    func run(_ id: String, start: @Sendable (Round) async throws -> [String]) async throws -> Round {
        let open = try round(id)
        guard open.runs.isEmpty else { return open }
        guard starting.insert(id).inserted else {
            throw Refusal(.conflict, "this round is being started already; allowed: once")
        }
        defer { starting.remove(id) }
        let runs = try await start(open)
        // Guesses may have come meanwhile.
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
