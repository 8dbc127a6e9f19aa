import Foundation
import Mustache
import Scenarios

/// A report as one HTML page that needs nothing from outside.
public struct ReportPage {
    /// What a page needs besides results.
    public struct Options: Sendable {
        /// Of the page.
        public var language: Language
        /// The script that draws the figures.
        public var plotly: String
        /// Borders of the region; without them there is no map.
        public var map: RegionMap?
        /// In place of a question made from the studies.
        public var question: String?

        /// Options from their parts.
        public init(language: Language, plotly: String, map: RegionMap?, question: String? = nil) {
            (self.language, self.plotly, self.map, self.question) = (language, plotly, map, question)
        }
    }

    let context: ReportContext
    private let plotly: String

    /// The page of results.
    public init(_ sources: ReportSources, _ options: Options) {
        context = ReportContext(sources, language: options.language, map: options.map, question: options.question)
        plotly = options.plotly
    }

    /// The whole page.
    ///
    /// - Throws: an error of the template.
    public func html() throws -> String {
        var library = MustacheLibrary()
        try library.register(String(decoding: PackageResources.table_mustache, as: UTF8.self), named: "table")
        try library.register(String(decoding: PackageResources.page_mustache, as: UTF8.self), named: "page")
        return library.render(pageContext, withTemplate: "page") ?? ""
    }

    /// True where the page has a map.
    public var hasMap: Bool { context.mapSection != nil }

    /// Why the page has no map where one is due, or what it lacks, in English; nil where nothing is left out.
    public var mapNotice: String? {
        context.mapNotice.map { Phrases(.en)($0.key, $0.values) }
    }

    /// All figures, in the order of the page.
    var figures: [Figure] { parts.flatMap(\.figures) }

    private var parts: [Part] { context.parts }

    private var pageContext: [String: Any] {
        let phrases = context.phrases
        let parts = parts
        var page: [String: Any] = [
            "language": phrases.language.rawValue, "title": context.title, "subtitle": context.subtitle,
            "css": String(decoding: PackageResources.page_css, as: UTF8.self),
            "js": String(decoding: PackageResources.page_js, as: UTF8.self), "plotly": plotly,
            "figures": figureData(parts.flatMap(\.figures)), "warnings": context.warnings,
            "hasWarnings": !context.warnings.isEmpty, "words": Self.texts(phrases), "method": context.method,
            "parts": parts.map(\.context), "version": programVersion,
        ]
        if let brief = context.brief { page["brief"] = brief }
        if let map = context.mapSection { page["map"] = map }
        if let notice = context.mapNotice { page["mapNotice"] = phrases(notice.key, notice.values) }
        let tables = context.outcomeTables
        if !tables.isEmpty { page["outcomes"] = ["tables": tables.map(\.context)] }
        return page
    }

    /// For a script element: nothing in it can end the element.
    private func figureData(_ figures: [Figure]) -> String {
        let data = JSONText.object([
            ("decimal", .string(context.phrases("number.decimal_mark"))),
            ("figures", .array(figures.compactMap(\.json))),
        ])
        return data.compact.replacing("<", with: "\\u003c")
    }

    /// The fixed texts of the template.
    private static func texts(_ phrases: Phrases) -> [String: String] {
        Dictionary(uniqueKeysWithValues: words.map { ($0, phrases("page." + $0)) })
    }

    /// Keys of the fixed texts.
    static let words = [
        "skip", "contents", "brief", "question", "answer", "glance", "how_sure", "what_changes", "assumptions",
        "outcomes", "method",
        "what_was_run", "intervals", "what_differs", "checklist", "data", "notes", "notes_lead", "files", "table",
        "download", "map",
        "made_with", "no_script", "checklist_lead", "method_lead", "outcomes_lead", "about", "print_tables",
    ]
}

/// Figures under a heading.
struct Part {
    var id: String
    var title: String
    /// Said before the figures, or in place of them.
    var texts: [String] = []
    var figures: [Figure] = []
    var tables: [DataTable] = []

    var isEmpty: Bool { figures.isEmpty && texts.isEmpty && tables.isEmpty }

    /// For the template.
    var context: [String: Any] {
        [
            "id": id, "title": title, "texts": texts, "figures": figures.map(\.context),
            "tables": tables.map(\.context),
        ]
    }
}

extension ReportContext {
    var title: String {
        if let first = studies.first {
            let names = studies.count > 1 ? phrases.list(studies.map(\.name)) : first.name
            return phrases(
                studies.count > 1 ? "title.comparison" : isOfCohorts ? "title.cohort" : "title.single", ["names": names]
            )
        }
        if let search = sources.optimisations.first { return phrases("title.optimisation", ["names": search.name]) }
        if let sweep = sources.sweeps.first { return phrases("title.sweep", ["names": sweep.name]) }
        if let sensitivity = sources.sensitivities.first {
            return phrases("title.sensitivity", ["names": sensitivity.name])
        }
        if let posterior = sources.posteriors.first { return phrases("title.posterior", ["names": posterior.name]) }
        return phrases("title.validation")
    }

    var subtitle: String {
        guard let first = studies.first else {
            return sources.optimisations.first.map(subtitle) ?? phrases("subtitle.other", ["version": programVersion])
        }
        return phrases(
            "subtitle.studies",
            [
                "region": first.input.region.name, "replications": numbers.text(first.report.replications),
                "seed": "\(first.header.seed)", "version": first.header.programVersion,
            ])
    }

    private func subtitle(of search: OptimisationReading) -> String {
        phrases(
            "subtitle.optimisation",
            [
                "region": search.region.name, "allocations": numbers.text(search.search.allocations),
                "runs": numbers.text(search.search.runs), "replications": numbers.text(search.fresh.replications),
                "seed": "\(search.fresh.seed)", "version": search.programVersion,
            ])
    }

    /// What a reader has to know before anything else.
    var warnings: [String] {
        var warnings: [String] = []
        for study in studies where study.isInterrupted {
            let names: KeyValuePairs = [
                "name": study.name, "count": numbers.text(study.report.replications),
                "stored": numbers.text(study.stored),
            ]
            warnings.append(phrases(study.finished == nil ? "warning.unfinished" : "warning.continued", names))
        }
        for sweep in sources.sweeps where !sweep.isFinished {
            warnings.append(phrases("warning.sweep", ["name": sweep.name, "runs": numbers.text(sweep.runs)]))
        }
        if let first = studies.first {
            switch first.report.replications {
            case ..<2: warnings.append(phrases("warning.one"))
            case ..<10: warnings.append(phrases("warning.few", ["count": numbers.text(first.report.replications)]))
            default: break
            }
        }
        for search in sources.optimisations where search.fresh.replications < 10 {
            warnings.append(phrases("warning.few", ["count": numbers.text(search.fresh.replications)]))
        }
        if studies.contains(where: { $0.finished.map { $0 > studies[0].report.replications } ?? false }) {
            warnings.append(phrases("warning.shared", ["count": numbers.text(studies[0].report.replications)]))
        }
        return warnings
    }

    /// All parts with figures that these results give.
    var parts: [Part] {
        let studyFigures = [
            differencesFigure, equalityFigure, firstEventFigure, cohortFigure, retentionFigure, waitingFigure,
            weekFigure,
        ].compactMap(\.self)
        let missing = studies.first.map { !$0.isCohort && !$0.series.has(.move1to2) } ?? false
        let parts =
            [
                Part(
                    id: "figures", title: phrases("page.figures"), texts: missing ? [phrases("figure.older_file")] : [],
                    figures: studyFigures + flowFigures)
            ] + optimisationParts + sensitivityParts + sweepParts + validationParts + posteriorParts
        return parts.filter { !$0.isEmpty }
    }
}
