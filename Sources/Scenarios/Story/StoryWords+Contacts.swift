import Models
import Simulator

// Meetings, visits and the days of job tastes.
extension StoryWords {
    func firstMeeting(_ contact: StoryContact) -> String {
        guard contact.kind != .noShow else {
            return "\(capitalShe) does not appear at the first meeting with \(name(contact.specialist))."
        }
        return
            "First meeting with \(name(contact.specialist)) \(whereabouts(contact)), \(minutes(contact))\(late(contact))."
    }

    func single(_ contact: StoryContact) -> String {
        switch contact.kind {
        case .noShow: "\(capitalShe) does not appear at a meeting \(whereabouts(contact))."
        case .accompaniment: "\(PlainWords.capitalised(short(contact.specialist))) comes along to the workplace."
        default: "\(PlainWords.capitalised(noun(contact).one)), \(minutes(contact))\(late(contact))."
        }
    }

    private func late(_ contact: StoryContact) -> String {
        let days = Int(contact.overdue.days.rounded(.down))
        return days < 1 ? "" : ", \(PlainWords.duration(.days(Double(days)))) late"
    }

    private func minutes(_ contact: StoryContact) -> String { PlainWords.counted(contact.length.minutes, "minute") }

    private func whereabouts(_ contact: StoryContact) -> String {
        switch contact.place {
        case .office: "at the office"
        case .workplace: "at the workplace"
        case .remote: "by telephone or video"
        }
    }

    private func noun(_ contact: StoryContact) -> (one: String, many: String) {
        switch (contact.kind, contact.place) {
        case (.employerMeeting, _): ("meeting about terms with the employer", "meetings about terms with the employer")
        case (_, .workplace): ("visit at the workplace", "visits at the workplace")
        case (_, .remote): ("talk by telephone or video", "talks by telephone or video")
        case (_, .office): ("meeting at the office", "meetings at the office")
        }
    }

    /// Contacts in a row, summed up.
    func contacts(_ contacts: [StoryContact], among entries: ArraySlice<StoryEntry>) -> String {
        var counts: [(one: String, many: String, count: Int)] = []
        for contact in contacts where contact.kind != .noShow {
            let (one, many) = noun(contact)
            if let index = counts.firstIndex(where: { $0.one == one }) {
                counts[index].count += 1
            } else {
                counts.append((one, many, 1))
            }
        }
        var text = PlainWords.list(counts.map { PlainWords.count($0.count, $0.one, $0.many) })
        let missed = contacts.count { $0.kind == .noShow }
        if text.isEmpty {
            text = "\(she) does not appear, \(PlainWords.times(missed))"
        } else if missed > 0 {
            text += "; \(PlainWords.times(missed)) \(she) does not appear"
        }
        return PlainWords.capitalised(text + latest(contacts) + ".") + granted(entries)
    }

    private func latest(_ contacts: [StoryContact]) -> String {
        let days = Int((contacts.map(\.overdue.days).max() ?? 0).rounded(.down))
        return days < 3 ? "" : "; up to \(PlainWords.duration(.days(Double(days)))) late"
    }

    private func granted(_ entries: ArraySlice<StoryEntry>) -> String {
        entries.contains { $0.event == .reviewed(.granted) }
            ? " Meanwhile \(hers) place is granted for another half year." : ""
    }

    /// The days of a job taste, and who was there.
    func taste(_ entries: ArraySlice<StoryEntry>) -> String {
        var (came, missed, accompanied): ([Int], [Int], [Int]) = ([], [], [])
        for case .tasteDay(let number, let isThere, let isAccompanied) in entries.map(\.event) {
            if isThere { came.append(number) } else { missed.append(number) }
            if isAccompanied { accompanied.append(number) }
        }
        var text = attendance(came, missed)
        if !accompanied.isEmpty { text += "; the specialist comes along on \(days(accompanied))" }
        let others = entries.compactMap(\.event.asContact).filter { $0.kind != .accompaniment }
        return text + "." + (others.isEmpty ? "" : " " + contacts(others, among: []))
    }

    private func attendance(_ came: [Int], _ missed: [Int]) -> String {
        if came.isEmpty { return "\(capitalShe) does not come to the job taste" }
        if missed.isEmpty { return "\(capitalShe) comes every day" }
        return "\(capitalShe) comes on \(days(came)) of the job taste and stays away on \(days(missed))"
    }

    /// `day 4`, `days 1 to 3, 5 and 6`
    private func days(_ numbers: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        let parts = runs.flatMap { run in
            run.count > 2 ? ["\(run.lowerBound) to \(run.upperBound)"] : run.map(String.init)
        }
        return (numbers.count == 1 ? "day " : "days ") + PlainWords.list(parts)
    }
}
