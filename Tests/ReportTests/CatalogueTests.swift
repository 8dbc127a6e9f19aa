import Foundation
import Models
import Scenarios
import Testing

@testable import Report

/// The catalogues of texts: complete in both languages, and nothing in them that no report uses.
@Suite struct CatalogueTests {
    private let keys = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, Phrases($0).keys) })

    @Test func bothLanguagesHaveTheSameKeys() throws {
        let (nb, en) = (try #require(keys[.nb]), try #require(keys[.en]))
        #expect(nb.count > 400)
        #expect(nb.subtracting(en).isEmpty && en.subtracting(nb).isEmpty)
    }

    @Test func bothLanguagesHaveTheSamePlaceholders() {
        let (nb, en) = (Phrases(.nb), Phrases(.en))
        func names(_ text: String) -> Set<Substring> { Set(text.matches(of: /\{[a-z_]+\}/).map(\.output)) }
        for key in nb.keys { #expect(names(nb(key)) == names(en(key)), "\(key)") }
    }

    @Test func theLanguagesDiffer() {
        let (nb, en) = (Phrases(.nb), Phrases(.en))
        let same = nb.keys.filter { $0.contains(".lead") || $0.hasPrefix("answer.") || $0.hasPrefix("outcome.") }.filter
        { nb($0) == en($0) }
        #expect(same.isEmpty)
    }

    /// Every parameter has words of its own in both languages, short enough for a figure, so that a planner can read a tornado.
    @Test func everyParameterHasPlainWords() {
        for language in Language.allCases {
            let phrases = Phrases(language)
            let labels = Registry.all.map { phrases.optional("parameter." + $0.name) ?? "" }
            #expect(labels.allSatisfy { (4...60).contains($0.count) && !$0.contains("_") && !$0.hasSuffix(".") })
            let twice = Dictionary(grouping: labels, by: { $0 }).filter { $0.value.count > 1 }.keys
            #expect(twice.isEmpty, "\(twice)")
        }
        let (nb, en) = (Phrases(.nb), Phrases(.en))
        let same = Registry.all.map(\.name).filter { nb("parameter." + $0) == en("parameter." + $0) }
        #expect(same.isEmpty, "\(same)")
    }

    /// Keys written out in the sources, and those made of names that the model, the registry and the page have.
    @Test func noKeyIsUnusedAndNoneIsMissing() throws {
        let written = try Self.writtenKeys()
        let named = Self.namedKeys
        let known = try #require(keys[.nb])
        let families = [
            "source.", "figure.", "word.", "table.", "column.", "axis.", "warning.", "sweep.", "sensitivity.",
            "validation.", "optimisation.",
        ]
        let missing = written.filter { key in
            families.contains { key.hasPrefix($0) } && !"._".contains(key.last ?? ".") && !known.contains(key)
        }
        #expect(missing.isEmpty, "\(missing.sorted())")
        #expect(named.subtracting(known).isEmpty, "\(named.subtracting(known).sorted())")
        let unused = known.subtracting(written).subtracting(named).filter { !$0.hasPrefix("reason.") }
        #expect(unused.isEmpty, "\(unused.sorted())")
    }

    /// Every reason for which the model leaves an outcome undefined has its text in the report's language.
    @Test func everyReasonIsTranslated() throws {
        let studies = try Self.sources("Sources/Models/Outcomes")
        let found = studies.matches(of: /(?:reason: |, )"([a-z][^"]*)"\)/).map { String($0.output.1) }.filter {
            $0.contains(" ")
        }
        #expect(found.count > 20)
        let report = try ReportContext(ReportSources(paths: []), language: .nb, map: nil, question: nil)
        for reason in Set(found) where reason != "1 to 4" && reason != "5 and 6" {
            let text = reason.replacing(/\\\(Int\(months\)\)/, with: "12").replacing(/\\\(phase\)/, with: "3")
                .replacing(/\\\(classes\)/, with: "1 to 4").replacing(/\\\(below.rawValue\)/, with: "eligible")
            #expect(report.reason(text) != report.phrases("reason.other"), "\(text)")
        }
        #expect(report.reason("no first job is followed for 24 months") == "ingen første jobb følges i 24 måneder")
    }

    // MARK: support

    private static func sources(_ folder: String) throws -> String {
        let path = Results.package + "/" + folder
        let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(".swift") }.map {
            try String(contentsOfFile: path + "/" + $0, encoding: .utf8)
        }.joined()
    }

    private static func writtenKeys() throws -> Set<String> {
        Set(
            try sources("Sources/Report").matches(of: /"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"/).map {
                String($0.output.1)
            })
    }

    /// One of each kind.
    private static let brokenRules: [BrokenRule] = [
        .smallTeam(posts: 1), .farOutpost(minutes: 130), .longDrive(minutes: 200), .leavesOut(municipalities: 2),
        .overBudget, .leastCoverage(share: 0.1, municipality: "Tromsø"),
    ]

    private static var namedKeys: Set<String> {
        var keys: Set<String> = []
        func add(_ prefix: String, _ names: some Sequence<String>) { keys.formUnion(names.map { prefix + $0 }) }
        let curve = /^(employed_at|ever_employed|in_service|dropout|on_disability|off_benefits_employed)_[0-9]+m$/
        let open = Set(OutcomeCatalogue.names.map(\.name))
        add("outcome.", OutcomeCatalogue.allNames.filter { open.contains($0) || $0.firstMatch(of: curve) == nil })
        add(
            "curve.",
            ["employed_at", "ever_employed", "in_service", "dropout", "on_disability", "off_benefits_employed"])
        add("unit.", OutcomeCatalogue.names.map(\.unit) + Unit.allCases.map(\.rawValue))
        add(
            "unit.",
            [
                "people", "jobs", "points", "minutes per week", "hours per week and point", "million NOK",
                "million NOK per year",
            ])
        add("section.", Registry.sections.map(\.id))
        add("stress.", Checklist.allCases.flatMap { [$0.rawValue, $0.rawValue + ".text"] })
        add("data.", DataSource.all.flatMap { [$0, $0 + ".licence"] })
        add("task.", SpecialistWeek.tasks + SpecialistWeek.places)
        add("flow.", PhaseFlow.Node.allCases.map(\.rawValue))
        add("outcomes.", OutcomeSection.all.indices.map(String.init))
        add("cohort_section.", OutcomeSection.ofCohorts.indices.map(String.init))
        let leading = OutcomeSection.leading + ["ever_employed_12m", "employed_at_12m", "hours_change", "dropout_12m"]
        add("short.", leading)
        add("answer.", leading)
        add("page.", ReportPage.words)
        add("axis.difference.", ["people", "hours", "jobs", "money"])
        add("figure.first_event.", ["job", "dropout"])
        add("figure.equality.", ["gain_more", "gain_less", "gap_more", "gap_less"])
        add("word.", ["task", "place"])
        add(
            "column.",
            [
                "study", "version", "seed", "replications", "observed", "warmup", "digest", "file", "kind",
                "results_digest",
            ])
        add(
            "column.",
            ["parameter", "base_value", "value", "unit", "grade", "team", "base", "posts", "supervisor", "serves"])
        add(
            "column.",
            ["mean_size", "mean_size_interval", "mean_effect", "above_noise", "assumption", "alone", "alone_interval"])
        add("column.", ["with_others", "with_others_interval", "prior", "posterior_mean", "posterior_interval"])
        add("column.", ["pattern", "line", "published", "simulated", "fits"])
        add("parameter.", Registry.all.map(\.name))
        add("optimisation.", ["cost_total", "cost_posts", "cost_supervision", "cost_travel", "cost_instruments"])
        add("optimisation.broken.", brokenRules.map(\.id))
        add("optimisation.headline.", ["told", "not_told", "worse"])
        add("optimisation.equality.", ["more", "less", "alike"])
        add("column.optimisation.", ["allocation", "level", "level_half_width", "improvement"])
        add("column.optimisation.", ["improvement_half_width", "equality", "cost", "rule"])
        add("column.frontier.", ["point", "allocation", "objective", "interval", "equality", "equality_interval"])
        add("column.frontier.", ["beaten"])
        return keys
    }
}
