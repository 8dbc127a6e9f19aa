/// A YAML file as nodes that know their places.
package enum YAMLFile {
    /// The nodes of a text within limits; nil with a problem where it is no YAML or beyond them.
    ///
    /// Keys that are repeated stay in their mapping: `Fields` reports them.
    package static func compose(
        _ text: String, file: String, problems: Problems, what: String = "a scenario", limits: TextLimits = .file
    ) -> YAMLNode? {
        do throws(YAMLFault) {
            if let node = try YAMLComposer.compose(text, limits: limits) { return node }
            problems.add(Place(file: file), "the file is empty; allowed: keys of \(what), such as 'version: 1'")
        } catch {
            problems.add(place(error.mark, file), error.message)
        }
        return nil
    }

    static func place(_ mark: YAMLMark?, _ file: String) -> Place {
        Place(file: file, line: mark?.line, column: mark?.column)
    }
}

/// Why a text is not read as YAML, and where.
struct YAMLFault: Error {
    var mark: YAMLMark
    var message: String

    static func unreadable(_ problem: String, at mark: YAMLMark) -> YAMLFault {
        let tab = problem.contains("cannot start any token") ? "; lines are indented with spaces, not tabs" : ""
        return YAMLFault(mark: mark, message: "not readable as YAML: \(problem)\(tab)")
    }
}
