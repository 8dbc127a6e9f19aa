import Models
import Simulator

/// A trace for people: one life day by day, or two up to where they part.
public struct TraceText {
    private let trace: Trace
    private let width: Int

    /// The text for a trace, in lines of at most so many characters.
    public init(_ trace: Trace, width: Int = 100) {
        self.trace = trace
        self.width = max(40, width)
    }

    /// Title, person, what happened, how it ended.
    public var text: String {
        let told = trace.lives.compactMap { life in life.story.map { (life, $0) } }
        let body: String
        switch told.count {
        case 2: body = pair(told[0], told[1])
        default: body = absences + (told.first.map { whole($0.1) + "\n" + ending([$0]) } ?? "")
        }
        let text = title + "\n" + person(told.first?.1) + "\n" + body + "\n" + caution
        return text.replacing(PlainWords.joint, with: " ")
    }

    private var title: String {
        let names = PlainWords.list(trace.lives.map(\.name))
        return block("Seeker \(trace.seeker.text) in \(names), replication \(trace.replication), seed \(trace.seed)")
    }

    private func person(_ story: Story?) -> String {
        guard case .eligible(let person) = story?.entries.first?.event else { return "" }
        return block(PersonText.text(person))
    }

    private var caution: String {
        block(
            "One made-up life among many, in a model most of whose numbers are assumed: it shows what the simulation does, and nothing"
                + " about a policy.")
    }

    private var absences: String {
        let lines = trace.lives.compactMap { life in
            life.absence.map { block("In \(life.name) there is no such seeker: \($0.reason).") }
        }
        return lines.isEmpty ? "" : lines.joined() + "\n"
    }

    // MARK: one life

    private func whole(_ story: Story) -> String { tell(StorySentences.of(story), story) }

    private func tell(_ sentences: [StorySentence], _ story: Story) -> String {
        sentences.map { sentence in
            let lines = wrapped(dated(sentence, story), indent: "", width: width - 2).split(separator: "\n")
            return lines.enumerated().map { ($0 == 0 ? "" : "  ") + $1 + "\n" }.joined()
        }.joined()
    }

    private func dated(_ sentence: StorySentence, _ story: Story) -> String {
        let (first, last) = (sentence.days.lowerBound, sentence.days.upperBound)
        if first == last {
            return "\(PlainWords.date(story.date(first))) (day\(PlainWords.joint)\(first)): \(sentence.text)"
        }
        let dates = PlainWords.dates(story.date(first), story.date(last))
        return "\(dates) (days \(first) to \(last)): \(sentence.text)"
    }

    // MARK: two lives

    private func pair(_ first: (TracedLife, Story), _ second: (TracedLife, Story)) -> String {
        guard let parting = trace.parting else {
            return never(first.1, second.1) + "\n" + whole(first.1) + "\n" + ending([first, second])
        }
        let common = StorySentences.of(first.1, 0..<parting.first)
        let beginning = common.isEmpty ? "" : "The same in both\n\n" + tell(common, first.1) + "\n"
        return beginning + parts(first, second, at: parting) + "\n" + ending([first, second])
    }

    private func never(_ first: Story, _ second: Story) -> String {
        let end = min(first.entries.last?.day ?? 0, second.entries.last?.day ?? 0)
        return block(
            "The two lives never part: all that happens is the same in both, as far as both are followed, to"
                + " \(PlainWords.date(first.date(end))) (day \(end)).")
    }

    private func parts(
        _ first: (TracedLife, Story), _ second: (TracedLife, Story), at parting: Story.Parting
    ) -> String {
        let columns = TextColumns(2, width: width)
        let (a, b) = (next(first.1, parting.first), next(second.1, parting.second))
        return "Here the lives part\n\n" + columns.row([first.0.name, second.0.name])
            + columns.row([rule(first.0.name), rule(second.0.name)]) + columns.row([a, b])
    }

    /// What happens next from a position, on that day.
    private func next(_ story: Story, _ position: Int) -> String {
        let sentences = StorySentences.of(story, position..<story.entries.count)
        return sentences.first.map { dated($0, story) } ?? "Nothing more, to the end."
    }

    private func ending(_ lives: [(TracedLife, Story)]) -> String {
        let columns = TextColumns(first: lives.count == 1 ? 38 : width / 4, others: lives.count, width: width)
        let cells = lives.map { LifeEnding($0.1).cells }
        var text = lives.count == 1 ? "How it ended\n\n" : "How each ended\n\n"
        if lives.count > 1 {
            text += columns.row([""] + lives.map(\.0.name)) + columns.row([""] + lives.map { rule($0.0.name) })
        }
        for (row, label) in LifeEnding.labels.enumerated() { text += columns.row([label] + cells.map { $0[row] }) }
        return text
    }

    private func rule(_ name: String) -> String { String(repeating: "-", count: min(name.count, width / 3)) }

    private func block(_ text: String) -> String { wrapped(text, indent: "", width: width) }
}
