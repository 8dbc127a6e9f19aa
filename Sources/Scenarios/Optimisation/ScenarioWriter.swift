import Foundation
import Models

/// Writes teams as a scenario file that extends another.
struct ScenarioWriter {
    /// The scenario to extend, as a path from where the user stands.
    let base: String
    /// As a file states it: `base`, or an amount.
    let budget: String
    let region: Region

    /// The text of a file at a path.
    ///
    /// - Parameter parameters: such as the base does not pass on.
    func text(
        name: String, description: String, comments: [String], teams: [Team],
        parameters: [(key: ParameterKey, value: Double)] = [], at path: String
    ) -> String {
        let head = comments.map { "# \($0)\n" }.joined()
        let own = """

            extends: \(JSONText.quoted(Self.path(to: base, from: path)))
            name: \(JSONText.quoted(name))
            description: \(JSONText.quoted(description))

            strategy:
              kind: explicit
              budget: \(budget)

            teams:

            """
        return head + own + teams.map(team).joined() + text(of: parameters)
    }

    private func team(_ team: Team) -> String {
        var lines = [
            "  - name: \(JSONText.quoted(team.name))", "    base: \(name(team.base))", "    posts: \(team.posts)",
            "    supervisor: \(shortNumber(team.supervisor))", "    serves: \(names(team.serves))",
        ]
        if !team.outposts.isEmpty { lines.append("    outposts:") }
        for outpost in team.outposts {
            lines.append(
                "      - {municipality: \(name(outpost.municipality)), posts: \(outpost.posts), serves: \(names(outpost.serves))}"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(of parameters: [(key: ParameterKey, value: Double)]) -> String {
        guard !parameters.isEmpty else { return "" }
        let lines = parameters.map { parameter in
            let (name, unit) = (Registry[parameter.key].name, ParameterReader.unitName(Registry[parameter.key].unit))
            return "  \(name): \(shortNumber(parameter.value))\(unit.isEmpty ? "" : " " + unit)\n"
        }
        return "\nparameters:   # which came with the strategy of the scenario above\n" + lines.joined()
    }

    /// By number where a name is not unique.
    private func name(_ index: Int) -> String {
        let place = region.municipalities[index]
        let isUnique = region.municipalities.filter { $0.name == place.name }.count == 1
        return JSONText.quoted(isUnique ? place.name : place.number)
    }

    private func names(_ indices: [Int]) -> String { "[" + indices.map(name).joined(separator: ", ") + "]" }

    /// The path of a file as another file states it.
    static func path(to file: String, from other: String) -> String {
        func parts(_ path: String) -> [String] {
            URL(fileURLWithPath: path).standardizedFileURL.path.split(separator: "/").map(String.init)
        }
        let (target, folder) = (parts(file), Array(parts(other).dropLast()))
        let shared = zip(target, folder).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: folder.count - shared)
        return (up + target.dropFirst(shared)).joined(separator: "/")
    }
}
