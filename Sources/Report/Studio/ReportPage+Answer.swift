// What the studio shows of a report beside the whole page.

/// The answer of a report in plain words.
package struct ReportAnswer: Sendable {
    /// In a sentence or two.
    package var headline: String
    /// With absolute numbers.
    package var answers: [String]
    /// How sure that is.
    package var certainty: [String]
    /// What a reader has to know before anything else.
    package var warnings: [String]
}

extension ReportPage {
    /// The answer; nil where no study is in the report.
    package var answer: ReportAnswer? {
        guard let brief = context.brief, let headline = brief["headline"] as? String else { return nil }
        return ReportAnswer(
            headline: headline, answers: brief["answers"] as? [String] ?? [],
            certainty: brief["sure"] as? [String] ?? [], warnings: context.warnings)
    }
}

/// What outcomes are called.
package struct OutcomeWords: Sendable {
    private let context: ReportContext

    package init(_ language: Language) {
        context = ReportContext(ReportSources(), language: language, map: nil, question: nil)
    }

    /// What an outcome is called; its name where it is one that the catalogue does not know.
    package func label(_ name: String) -> String { context.label(name) }

    /// As it is shown beside numbers; empty for a pure number.
    package func unit(_ unit: String) -> String { context.numbers.unit(unit) }
}

/// A municipality to be drawn.
package struct MapOutline: Sendable {
    package var number: String
    package var name: String
    /// An SVG path.
    package var path: String
    /// Middle of the largest part.
    package var x: Double
    package var y: Double
}

extension RegionMap {
    /// Of drawings, in the units of the paths.
    package static var drawingWidth: Double { width }
    package var drawingHeight: Double { height }

    /// The map of these municipalities; nil where one of them is not on it.
    package func whole(_ numbers: [String]) -> RegionMap? {
        let map = of(numbers)
        return map?.places.count == Set(numbers).count ? map : nil
    }

    package var outlines: [MapOutline] {
        places.map { MapOutline(number: $0.number, name: $0.name, path: $0.path, x: $0.middle.x, y: $0.middle.y) }
    }
}
