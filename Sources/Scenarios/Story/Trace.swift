import Models

/// A scenario in which a seeker is looked for.
public struct TracedScenario: Sendable {
    /// Of the scenario; of the life in all that is printed.
    public var name: String
    /// As the user wrote it.
    public var file: String
    /// What the model runs on.
    public var input: ModelInput
    private let hints: MunicipalityHints?

    /// A scenario as its file has it.
    public init(_ scenario: Scenario, file: String) {
        (name, input, self.file, hints) = (scenario.name, scenario.input, file, scenario.hints)
    }

    /// `; did you mean '5421-3' (Senja)?` for a seeker who is named by a municipality or a place in one; nothing where it is not known.
    public func hint(forSeeker text: String) -> String {
        guard let dash = text.lastIndex(of: "-") else { return "" }
        let (place, number) = (String(text[..<dash]), text[text.index(after: dash)...])
        let named = input.region.municipalities.first { $0.name.lowercased() == place.lowercased() }
        return named.map { "; did you mean '\($0.number)-\(number)' (\($0.name))?" } ?? hint(for: place)
    }

    /// `; 5503 is the number of 2024 of Harstad, 5402 here`, or nothing.
    fileprivate func hint(for municipality: String) -> String { hints?.hint(for: municipality) ?? "" }

    /// One arm of a cohort.
    ///
    /// - Parameter arm: its name; nil for the first.
    /// - Throws: `InvalidInput` where the scenario has no such arm, or is no cohort.
    public init(_ scenario: Scenario, file: String, arm: String?) throws(InvalidInput) {
        self.init(scenario, file: file)
        guard let arms = scenario.input.cohort?.arms else {
            guard arm == nil else { throw Self.invalid(file, "--arm: this is an open study; allowed: no --arm") }
            return
        }
        let names = arms.map(\.name)
        guard let index = arm.map({ names.firstIndex(of: $0) }) ?? 0 else {
            let hint = NearestName.hint(for: arm ?? "", among: names)
            let allowed = names.joined(separator: ", ")
            throw Self.invalid(file, "--arm: there is no arm '\(arm ?? "")'; allowed: \(allowed)\(hint)")
        }
        name += ", arm \(names[index])"
        input = input.ofArm(index)
    }

    private static func invalid(_ file: String, _ message: String) -> InvalidInput {
        InvalidInput(diagnostics: [Diagnostic(file: file, message: message)])
    }

    /// The same people and luck, and no team anywhere.
    public var withoutMeasure: TracedScenario {
        var copy = self
        copy.name = name + " without any measure"
        copy.input.teams = []
        return copy
    }
}

/// What became of a seeker in one scenario.
public struct TracedLife: Sendable {
    /// Of the scenario.
    public var name: String
    /// What happened; nil where the scenario has no such seeker.
    public var story: Story?
    /// Why there is none.
    public var absence: Absence?

    /// Why a scenario has no such seeker.
    public struct Absence: Hashable, Sendable {
        /// What is wrong.
        public var reason: String
        /// What could be asked for.
        public var allowed: String
    }
}

/// One seeker's life in one replication, in one scenario or in two.
public struct Trace: Sendable {
    /// Who.
    public var seeker: SeekerName
    /// Of the study.
    public var seed: UInt64
    /// From 1.
    public var replication: Int
    /// In the order of the scenarios; at least one has a story.
    public var lives: [TracedLife]

    /// Where the lives part; nil for one life, and where they never do.
    public var parting: Story.Parting? {
        let stories = lives.compactMap(\.story)
        return stories.count == 2 ? stories[0].parts(from: stories[1]) : nil
    }

    /// Runs one replication of each scenario and follows the seeker through it.
    ///
    /// - Throws: `InvalidInput` where no scenario has such a seeker; `CancellationError` where the task was cancelled.
    public static func run(
        _ seeker: SeekerName, in scenarios: [TracedScenario], seed: UInt64, replication: Int
    ) throws -> Trace {
        var trace = Trace(seeker: seeker, seed: seed, replication: replication, lives: [])
        for scenario in scenarios { trace.lives.append(try trace.life(in: scenario)) }
        if trace.lives.allSatisfy({ $0.story == nil }) {
            throw trace.invalidInput(scenarios)
        }
        return trace
    }

    /// Each message once, although a file and its life without any measure share theirs.
    private func invalidInput(_ scenarios: [TracedScenario]) -> InvalidInput {
        let problems = Problems()
        for (scenario, life) in zip(scenarios, lives) {
            guard let absence = life.absence else { continue }
            let message = "--seeker \(seeker.text): \(absence.reason); allowed: \(absence.allowed)"
            problems.add(Place(file: scenario.file), message)
        }
        return problems.invalidInput
    }

    private func life(in scenario: TracedScenario) throws -> TracedLife {
        let region = scenario.input.region
        guard let place = region.municipalities.firstIndex(where: { $0.number == seeker.municipality }) else {
            return TracedLife(name: scenario.name, story: nil, absence: unknownMunicipality(scenario))
        }
        let story = try FollowUp.story(
            of: seeker.number, in: place, scenario.input, seed: seed, replication: replication)
        if story.exists { return TracedLife(name: scenario.name, story: story, absence: nil) }
        let absence = tooFew(story.arrivals, in: region.municipalities[place].name, scenario.input)
        return TracedLife(name: scenario.name, story: nil, absence: absence)
    }

    private func unknownMunicipality(_ scenario: TracedScenario) -> TracedLife.Absence {
        let region = scenario.input.region
        let example = region.municipalities.first.map { ", such as \($0.number) (\($0.name))" } ?? ""
        return TracedLife.Absence(
            reason: "there is no municipality \(seeker.municipality) in \(region.name)",
            allowed: "the number of one of its "
                + counted(region.municipalities.count, "municipality", "municipalities") + example
                + scenario.hint(for: seeker.municipality))
    }

    private func notInArm(_ cohort: Cohort, _ input: ModelInput) -> TracedLife.Absence {
        let (place, count) = (input.region.municipalities[cohort.place], cohort.participants(of: input))
        return TracedLife.Absence(
            reason: seeker.municipality == place.number
                ? "the arm has \(counted(count, "participant"))" : "the cohort is at \(place.name), \(place.number)",
            allowed: "\(place.number)-1 to \(place.number)-\(count)")
    }

    private func tooFew(_ arrivals: Int, in municipality: String, _ input: ModelInput) -> TracedLife.Absence {
        if let cohort = input.cohort { return notInArm(cohort, input) }
        let days = "the \(counted(Int(input.horizon.days), "day")) of replication \(replication) with seed \(seed)"
        let who = arrivals == 0 ? "nobody becomes" : arrivals == 1 ? "one person becomes" : "\(arrivals) people become"
        let first = "\(seeker.municipality)-1"
        return TracedLife.Absence(
            reason: "\(who) eligible in \(municipality) in \(days)",
            allowed: arrivals == 0
                ? "another municipality" : arrivals == 1 ? first : "\(first) to \(seeker.municipality)-\(arrivals)")
    }
}
