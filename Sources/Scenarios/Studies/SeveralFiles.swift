extension InvalidInput {
    /// Handles every file, also after one that is wrong.
    ///
    /// - Throws: `InvalidInput` with all that is wrong in all of them.
    public static func collecting<Result>(_ files: [String], _ body: (String) throws -> Result) throws -> [Result] {
        var results: [Result] = []
        var diagnostics: [Diagnostic] = []
        for file in files {
            do {
                results.append(try body(file))
            } catch let invalid as InvalidInput {
                diagnostics += invalid.diagnostics
            }
        }
        if !diagnostics.isEmpty { throw InvalidInput(diagnostics: diagnostics) }
        return results
    }
}
