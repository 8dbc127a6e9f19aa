import Foundation
import Testing

/// The tutorials and the page on clusters, followed to the letter in one folder with the shipped scenarios: files are written as they show
/// them, commands and scripts are run, and what comes out has the words of what they show, in this order, whatever the numbers.
@Suite(.serialized) struct TutorialTests {
    @Test func everythingInTheTutorialsWorks() throws {
        try Program.inTemporaryFolder { program in
            try FileManager.default.createSymbolicLink(
                atPath: program.folder + "/scenarios", withDestinationPath: program.folder + "/shipped")
            // With how many blocks a page has at the least, so that none is passed over for its marks.
            for (page, least) in [("tutorial-planner", 11), ("tutorial-researcher", 11), ("cluster", 9)] {
                let blocks = try Block.all(in: "docs/\(page).md")
                #expect(blocks.count >= least)
                var last = ""
                for block in blocks { last = try follow(block, program, after: last, page: page) }
            }
        }
    }

    /// - Returns: what it printed, for the output that is shown next.
    private func follow(_ block: Block, _ program: Program, after last: String, page: String) throws -> String {
        switch block.language {
        case "yaml":
            let name = block.text.prefix { !$0.isNewline }.dropFirst(2)
            #expect(block.text.hasPrefix("# ") && name.hasSuffix(".yaml"), "\(page): a file without a name")
            try Data(block.text.utf8).write(to: URL(fileURLWithPath: "\(program.folder)/\(name)"))
            return ""
        case "sh":
            let path = "export PATH='\((Program.path as NSString).deletingLastPathComponent)':\"$PATH\"\n"
            return try output(of: ["/bin/bash", "-e", "-c", path + block.text], block, program, page)
        case "r": return try output(of: ["Rscript", "-e", block.text], block, program, page)
        case "python": return try output(of: ["/usr/bin/python3", "-c", block.text], block, program, page)
        default:
            #expect(block.language == "text")
            for part in block.text.components(separatedBy: "...\n") {
                #expect(Self.words(last).contains(Self.words(part)), "\(page): not in the output: \(part)\n\(last)")
            }
            return last
        }
    }

    private func output(of command: [String], _ block: Block, _ program: Program, _ page: String) throws -> String {
        let outcome = try program.run(command, executable: "/usr/bin/env")
        let missing = outcome.talk.contains("No such file") || outcome.talk.contains("ModuleNotFoundError")
        let remedy = missing ? "R and pandas are needed: apt-get install r-base-core python3-pandas\n" : ""
        #expect(outcome.status == 0, "\(page): \(block.text)\(remedy)\(outcome.output)\(outcome.talk)")
        return outcome.output
    }

    /// Letters alone, without those of digests, one space between words: lines are broken elsewhere when numbers change.
    private static func words(_ text: String) -> String {
        " " + text.replacing(#/[0-9a-f]{64}/#, with: "").split { !$0.isLetter }.joined(separator: " ") + " "
    }
}

/// A block of code in a page.
private struct Block {
    let language: String
    let text: String

    static func all(in page: String) throws -> [Block] {
        let text = try String(contentsOfFile: TestScenario.package + "/" + page, encoding: .utf8)
        let parts = text.components(separatedBy: "\n```")
        return stride(from: 1, to: parts.count, by: 2).map { index in
            let (head, body) = (parts[index].prefix { !$0.isNewline }, parts[index].drop { !$0.isNewline })
            return Block(language: String(head), text: String(body.dropFirst()) + "\n")
        }
    }
}
