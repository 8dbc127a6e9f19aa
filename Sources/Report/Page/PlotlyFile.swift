import Foundation
import Scenarios

/// The script that draws the figures: fetched at set-up, not kept with the sources.
public enum PlotlyFile {
    /// Where set-up puts it, within the program's folder.
    public static let name = ".build/plotly/plotly.min.js"

    /// The script's text.
    ///
    /// - Throws: `StoreFailure` that says where it was looked for and what to run.
    public static func text(_ path: String? = nil) throws -> String {
        guard let found = path ?? ProgramFolder.file(name),
            let text = try? String(contentsOfFile: found, encoding: .utf8)
        else {
            let elsewhere = path == nil ? ", and neither is it in a folder above this one or above the program" : ""
            throw StoreFailure(
                .badFile, path: path ?? name,
                cause:
                    "the script that draws figures is not there\(elsewhere); run 'make setup' in the program's folder")
        }
        // A closing tag within the script would end it early.
        return text.replacing("</script", with: "<\\/script")
    }
}
