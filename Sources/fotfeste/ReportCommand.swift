import ArgumentParser
import Foundation
import Report
import Scenarios

/// `fotfeste report`
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Writes a report of results as one HTML page that works offline.",
        discussion: """
            Examples: fotfeste report results/troms-finnmark-2019.sqlite results/spread.sqlite --output spread.html
            fotfeste report results/validation/validation.json --language en

            Several studies make a comparison: each later one with the first, paired by replication. A sweep, what 'sensitivity', 'optimise', 'validate' and
            'calibrate' wrote, and studies can go into one report.
            """)

    @Argument(
        help:
            "Result files (.sqlite), validation.json, NAME-posterior.json, NAME-sensitivity.json, NAME-optimisation.json."
    )
    var files: [String]

    @Option(help: "nb (Norwegian bokmål) or en (English).")
    var language: Language = .nb

    @Option(help: "The page to write (default: beside the first result, NAME-report.html).")
    var output: String?

    @Option(help: "The question that the report answers, in place of one made from the studies.")
    var question: String?

    @Option(
        help: "Borders of municipalities as GeoJSON (default: those of the shipped region).",
        completion: .file(extensions: ["geojson"]))
    var map: String?

    @Option(help: "The script that draws the figures (default: where 'make setup' puts it).")
    var plotly: String?

    func run() async throws {
        let files = files
        let page = try OutputFile(output ?? defaultOutput, .report, inputs: files + [map, plotly].compactMap(\.self))
        let plotly = try PlotlyFile.text(plotly)
        let borders = try (map ?? RegionMap.file()).map { try RegionMap(path: $0) }
        let options = ReportPage.Options(language: language, plotly: plotly, map: borders, question: question)
        let isAsked = map != nil
        let html = try await Interruption.cancelling {
            let page = ReportPage(try ReportSources(paths: files) { Talk.line("reading \($0)") }, options)
            if let notice = page.mapNotice {
                Talk.line(notice)
            } else if isAsked, !page.hasMap {
                Talk.line("--map is not used: these results are not by municipality")
            }
            return try page.html()
        }
        try page.write(html)
        Output.write(page.path + "\n")
    }

    private var defaultOutput: String { ((files.first ?? "result") as NSString).deletingPathExtension + "-report.html" }
}

extension Language: ExpressibleByArgument {}
