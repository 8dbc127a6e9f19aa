import Foundation
import Scenarios

/// Files that come with the program, found from where it runs or from where it lies.
package enum ProgramFolder {
    /// The same for a folder, without a slash at its end.
    package static func folder(_ name: String) -> String? { file(name + "/").map { String($0.dropLast()) } }

    /// The first of the folders from the current one and from the program's upwards in which there is such a file.
    static func file(_ name: String) -> String? {
        places(name).first { FileManager.default.fileExists(atPath: $0) }
    }

    /// Where is looked.
    static func places(_ name: String) -> [String] {
        var places = [name]
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        for start in [FileManager.default.currentDirectoryPath, program] {
            var folder = start
            while folder.count > 1 {
                folder = parentFolder(of: folder)
                places.append((folder as NSString).appendingPathComponent(name))
            }
        }
        return places
    }
}
