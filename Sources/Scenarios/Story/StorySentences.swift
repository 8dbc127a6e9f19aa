import Models
import Simulator

/// What is told of one day, or of a stretch of days on which much the same happened.
struct StorySentence: Equatable {
    /// Days of the run.
    var days: ClosedRange<Int>
    /// Whole sentences.
    var text: String
}

/// Puts a story into words: entries of one day are told together, and many alike in a row are summed up.
struct StorySentences {
    private let story: Story
    private let words: StoryWords
    private let entries: ArraySlice<StoryEntry>
    private var sentences: [StorySentence] = []

    /// The words for a part of a story, or for all of it.
    static func of(_ story: Story, _ range: Range<Int>? = nil) -> [StorySentence] {
        var teller = StorySentences(story, range ?? 0..<story.entries.count)
        teller.tell()
        return teller.sentences
    }

    private init(_ story: Story, _ range: Range<Int>) {
        self.story = story
        words = StoryWords(of: story)
        entries = story.entries[range]
    }

    private mutating func tell() {
        var index = entries.startIndex
        while index < entries.endIndex {
            let end = stretch(from: index)
            if end > index + 1 {
                let part = entries[index..<end]
                add(words.contacts(part.compactMap(\.event.asContact), among: part), from: index, to: end - 1)
            } else if let taste = tasteEnd(from: index) {
                add(words.taste(entries[index..<taste]), from: index, to: taste - 1)
                index = taste
                continue
            } else if let text = words.sentence(story.entries, index) {
                add(text, from: index, to: index)
            }
            index = end
        }
    }

    /// Joins what happens on one day.
    private mutating func add(_ text: String, from first: Int, to last: Int) {
        let days = entries[first].day...entries[last].day
        if let end = sentences.indices.last, sentences[end].days == days, days.count == 1 {
            sentences[end].text += " " + text
        } else {
            sentences.append(StorySentence(days: days, text: text))
        }
    }

    // MARK: stretches

    /// Where the contacts that are told together with the one at `index` end; half-yearly grants in between do not part them.
    private func stretch(from index: Int) -> Int {
        guard let first = entries[index].event.asContact, first.isRoutine, index > words.firstContact else {
            return index + 1
        }
        var end = index + 1
        for next in (index + 1)..<max(index + 1, entries.endIndex) {
            if entries[next].event == .reviewed(.granted) { continue }
            guard let contact = entries[next].event.asContact, contact.isRoutine, contact.phase == first.phase,
                contact.specialist == first.specialist
            else { break }
            end = next + 1
        }
        return end
    }

    /// Where the days of a job taste that begin at `index` end, the contacts among them included; nil where none begin.
    private func tasteEnd(from index: Int) -> Int? {
        guard entries[index].event.isTasteDay || entries[index].event.asContact?.kind == .accompaniment else {
            return nil
        }
        let run = entries[index...].prefix { $0.event.isTasteDay || $0.event.asContact != nil }
        return run.lastIndex { $0.event.isTasteDay }.map { $0 + 1 }
    }
}

extension StoryEvent {
    /// The contact, where it is one.
    var asContact: StoryContact? { if case .contact(let contact) = self { contact } else { nil } }
    /// True for a day of a job taste.
    var isTasteDay: Bool { if case .tasteDay = self { true } else { false } }
}

extension StoryContact {
    /// True for what happens week after week.
    var isRoutine: Bool { kind == .meeting || kind == .noShow || kind == .support || kind == .employerMeeting }
}
