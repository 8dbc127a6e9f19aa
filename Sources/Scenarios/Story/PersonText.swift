import Models

/// Who a seeker is, in a few sentences.
enum PersonText {
    static func text(_ person: StoryPerson) -> String {
        let words = Pronouns(isWoman: person.isWoman)
        return [
            "A \(person.isWoman ? "woman" : "man") of \(Int(person.age)), \(segment(person.segment)), in"
                + " \(person.municipality).",
            scores(person, words), hours(person, words), need(person, words), rest(person, words),
        ].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func segment(_ segment: Int) -> String {
        ["young, in neither work nor education", "ill for a long time", "a refugee", "on social assistance"][segment]
    }

    private static func scores(_ person: StoryPerson, _ words: Pronouns) -> String {
        "\(words.capitalShe) rates \(words.hers) ability to work at \(PlainWords.number(person.ability)) of 10 and"
            + " \(words.hers) belief in managing a job at \(PlainWords.number(person.efficacy)) of 10,"
            + " and \(expectation(person.expectation))."
    }

    private static func expectation(_ expectation: Int) -> String {
        switch expectation {
        case 1: "expects to work within a month"
        case 2, 3: "expects to work soon (\(expectation), where 1 is within a month and 7 is never)"
        case 4, 5, 6: "expects it to take long (\(expectation), where 1 is within a month and 7 is never)"
        case 7: "expects never to work"
        default: "does not know when to expect work"
        }
    }

    private static func hours(_ person: StoryPerson, _ words: Pronouns) -> String {
        let before =
            person.hoursBefore < 0.05
            ? "did not work in the year before"
            : "worked \(PlainWords.counted(person.hoursBefore, "hour")) a week in the year before"
        let wanted = person.hoursWanted >= 37.5 ? "full time" : PlainWords.counted(person.hoursWanted, "hour")
        return "\(words.capitalShe) \(before) and wants \(wanted)."
    }

    private static func need(_ person: StoryPerson, _ words: Pronouns) -> String {
        "A referral would put \(words.hers) need for support at \(PlainWords.percent(person.statedNeed)) of the most"
            + " that there is; in truth it is \(PlainWords.percent(person.need)), which only the simulation knows."
    }

    private static func rest(_ person: StoryPerson, _ words: Pronouns) -> String {
        var parts: [String] = []
        if person.isPressured { parts.append("fears to lose \(words.hers) benefits") }
        if person.meetingsFactor > 1 {
            parts.append("needs \(PlainWords.number(person.meetingsFactor)) meetings where others need one")
        }
        if !person.isDigital { parts.append("cannot be met by telephone or video") }
        return parts.isEmpty ? "" : "\(words.capitalShe) \(PlainWords.list(parts))."
    }
}

/// How a person is spoken of.
struct Pronouns: Sendable {
    /// Else a man.
    let isWoman: Bool

    var she: String { isWoman ? "she" : "he" }
    var her: String { isWoman ? "her" : "him" }
    var hers: String { isWoman ? "her" : "his" }
    var capitalShe: String { isWoman ? "She" : "He" }
    var capitalHers: String { isWoman ? "Her" : "His" }
}
