import Models
import Scenarios

/// What all parts of a report draw on.
struct ReportContext {
    let sources: ReportSources
    let phrases: Phrases
    let numbers: Numbers
    /// Every later study against the first, paired; empty without studies.
    let comparison: Comparison
    let map: RegionMap?
    /// In place of a question made from the studies.
    let question: String?

    init(_ sources: ReportSources, language: Language, map: RegionMap?, question: String?) {
        self.sources = sources
        phrases = Phrases(language)
        numbers = Numbers(phrases: phrases)
        comparison = Comparison(sources.studies.map(\.report))
        self.map = map
        self.question = question
    }

    var studies: [StudyReading] { sources.studies }
    var confidence: Double { studies.first?.report.outcomes.first?.level ?? 0.95 }
    /// `95 %`
    var percent: String {
        numbers.text(100 * confidence, decimals: confidence * 100 == (confidence * 100).rounded() ? 0 : 1) + "\u{A0}%"
    }

    /// What an outcome is called; its name where it is one that the catalogue does not know.
    func label(_ name: String) -> String {
        if let text = phrases.optional("outcome." + name) { return text }
        guard let mark = name.lastIndex(of: "_"), name.last == "m",
            let months = Int(name[mark...].dropFirst().dropLast()),
            let stem = phrases.optional("curve." + name[..<mark])
        else { return name }
        return stem + ", " + phrases("word.months", ["count": numbers.text(months)])
    }

    /// The difference of a later study from the first, for the whole region.
    func difference(_ name: String, of study: StudyReading) -> Difference? {
        comparison.differences.first { $0.name == name && $0.b == study.name && $0.group.key.isEmpty }
    }

    /// Why an outcome is undefined, in the report's language.
    func reason(_ text: String) -> String {
        if let known = phrases.optional("reason." + text) { return known }
        // Reasons that hold a number or a name.
        let generic = text.replacing(/[0-9]+/, with: "#").replacing(/\([a-z_0-9#]+ is #\)/, with: "()")
        let number = text.firstMatch(of: /[0-9]+/).map { String($0.output) } ?? ""
        return phrases.optional("reason." + generic)?.replacing("#", with: number) ?? phrases("reason.other")
    }
}
