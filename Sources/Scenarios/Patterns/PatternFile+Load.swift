import Models

extension PatternFile {
    /// Reads and checks a file of patterns; the studies that it names are read when they are run.
    ///
    ///     let file = try PatternFile.load(path: "scenarios/patterns.yaml")
    ///
    /// - Throws: `InvalidInput` with everything that is wrong, at once.
    public static func load(path: String) throws(InvalidInput) -> PatternFile {
        let problems = Problems(files: .user)
        let file = PatternReader(file: path, problems: problems).read()
        guard let file, problems.isEmpty else { throw problems.invalidInput }
        return file
    }
}

/// Reads a file of patterns.
private struct PatternReader {
    let file: String
    let problems: Problems

    func read() -> PatternFile? {
        let place = Place(file: file)
        guard let text = FilePath.read(file, statedAt: place, what: "file of patterns", problems: problems),
            let root = YAMLFile.compose(text, file: file, problems: problems, what: "a file of patterns"),
            let fields = fields(root, "a file of patterns", ["version", "studies", "patterns"])
        else { return nil }
        fields.require(["version", "studies", "patterns"])
        _ = fields.integer("version", 1...1)
        let studies = studies(fields)
        let items = items("patterns", of: "patterns", in: fields) ?? []
        let patterns = items.compactMap { pattern($0.value, studies: studies.map(\.name)) }
        reportRepeated(
            items.compactMap { Fields($0.value, "a pattern", known: nil, file: file, problems: problems)?.text("id") })
        return PatternFile(path: file, studies: studies, patterns: patterns)
    }

    /// A list that holds something.
    private func items(_ key: String, of what: String, in fields: Fields) -> [Stated<Node>]? {
        guard let items = fields.list(key, of: what)?.value else { return nil }
        if items.isEmpty { problems.add(fields.place(of: key), "'\(key)' is empty; allowed: a list of \(what)") }
        return items
    }

    private func fields(_ node: Node, _ what: String, _ known: [String]) -> Fields? {
        Fields(node, what, known: known, file: file, problems: problems)
    }

    private func studies(_ fields: Fields) -> [(name: String, path: String)] {
        guard let node = fields["studies"],
            let named = Fields(node, "'studies'", known: nil, file: file, problems: problems)
        else { return [] }
        return named.keys.compactMap { key in
            named.text(key.value).map { (key.value, FilePath.resolve($0.value, statedIn: file)) }
        }
    }

    private func reportRepeated(_ ids: [Stated<String>]) {
        var seen: Set<String> = []
        for id in ids where !seen.insert(id.value).inserted {
            problems.add(id.place, "pattern '\(id.value)' is stated more than once; allowed: once")
        }
    }

    private func pattern(_ node: Node, studies: [String]) -> Pattern? {
        let required = ["id", "use", "title", "source", "because", "lines"]
        guard let fields = fields(node, "a pattern", required + ["explanation"]) else { return nil }
        fields.require(required)
        let use = fields.choice("use", Pattern.Use.allCases.map(\.rawValue), "use")
        let lines = items("lines", of: "lines", in: fields)?.compactMap { line($0.value, studies: studies) }
        guard let id = fields.text("id"), let use = use.flatMap({ Pattern.Use(rawValue: $0.value) }),
            let title = fields.text("title"), let source = fields.text("source"),
            let because = fields.text("because"), let lines
        else { return nil }
        return Pattern(
            id: id.value, use: use, title: title.value, source: source.value, because: because.value,
            explanation: fields.text("explanation")?.value ?? "", lines: lines)
    }

    private func line(_ node: Node, studies: [String]) -> PatternLine? {
        let known = [
            "study", "arm", "against", "outcome", "published", "standard_error", "rounding", "discrepancy", "more_than",
            "less_than", "between", "verdict",
        ]
        guard let fields = fields(node, "a line of a pattern", known) else { return nil }
        fields.require(["study", "outcome"])
        let study = fields.choice("study", studies, "study")
        let outcome = fields.choice("outcome", OutcomeCatalogue.allNames, "outcome")
        let verdict = fields.choice("verdict", ["none"], "verdict")
        guard let expectation = expectation(fields), let study, let outcome else { return nil }
        let (arm, against) = (fields.text("arm"), fields.text("against"))
        if let against, arm == nil {
            problems.add(against.place, "'against' is stated without 'arm'; allowed: the arm that it is taken from too")
        }
        var places = ["": fields.place]
        for key in fields.keys { places[key.value] = key.place }
        return PatternLine(
            study: study.value, arm: arm?.value, against: against?.value, outcome: outcome.value,
            expectation: expectation, hasVerdict: verdict == nil, places: places)
    }

    private func expectation(_ fields: Fields) -> PatternLine.Expectation? {
        let kinds = ["published", "more_than", "less_than", "between"].filter { fields[$0] != nil }
        guard kinds.count == 1, let kind = kinds.first else {
            problems.add(
                fields.place,
                "a line of a pattern states \(kinds.isEmpty ? "nothing" : kinds.joined(separator: " and ")); allowed: one of "
                    + "published, more_than, less_than, between")
            return nil
        }
        if kind != "published" { refuseAllowances(fields, beside: kind) }
        let anything = -1e12...1e12
        switch kind {
        case "more_than": return fields.number(kind, anything).map { .above($0.value) }
        case "less_than": return fields.number(kind, anything).map { .below($0.value) }
        case "between": return range(fields)
        default: return value(fields).map { .value($0) }
        }
    }

    /// What a published value may be off by says nothing of a direction or a range.
    private func refuseAllowances(_ fields: Fields, beside kind: String) {
        for key in ["standard_error", "rounding", "discrepancy"] where fields[key] != nil {
            problems.add(fields.place(of: key), "'\(key)' says nothing beside '\(kind)'; allowed: beside 'published'")
        }
    }

    private func range(_ fields: Fields) -> PatternLine.Expectation? {
        let ends = (fields.texts("between", of: "two numbers")?.value ?? []).compactMap { Double($0.value) }
        guard ends.count == 2, ends[0] <= ends[1] else {
            problems.add(fields.place(of: "between"), "'between' is no range; allowed: two numbers, the smaller first")
            return nil
        }
        return .between(ends[0], ends[1])
    }

    private func value(_ fields: Fields) -> PublishedValue? {
        fields.require(["standard_error", "discrepancy"])
        let positive = 0...1e12
        guard let estimate = fields.number("published", -1e12...1e12),
            let error = fields.number("standard_error", positive),
            let discrepancy = fields.number("discrepancy", positive)
        else { return nil }
        let published = PublishedValue(
            estimate: estimate.value, standardError: error.value,
            rounding: fields.number("rounding", positive)?.value ?? 0, discrepancy: discrepancy.value)
        guard published.tolerance > 0 else {
            problems.add(
                fields.place(of: "published"),
                "standard_error, rounding and discrepancy are all 0; allowed: at least one above 0")
            return nil
        }
        return published
    }
}
