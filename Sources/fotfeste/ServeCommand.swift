import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste serve`
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Starts the studio, the local web application, where it is built.",
        discussion: """
            Example: fotfeste serve --port 8080

            'make studio' builds it. All options are those of fotfeste-studio: 'fotfeste-studio --help' lists them.
            """)

    @Argument(parsing: .captureForPassthrough, help: "Options of fotfeste-studio.")
    var options: [String] = []

    func run() throws {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = parentFolder(of: own) + "/fotfeste-studio"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw StoreFailure(
                .badFile, path: program, cause: "the studio is not built; run 'make studio' in the program's folder")
        }
        // The studio takes this process's place, so that signals reach it.
        var arguments = ([program] + options).map { strdup($0) } + [nil]
        execv(program, &arguments)
        throw StoreFailure(
            .cannotWrite, path: program, cause: "the studio cannot be started (\(String(cString: strerror(errno))))")
    }
}
