import Models

/// How a stored table of outcomes differs from what its replications give.
enum OutcomeDifferences {
    /// Last digits may differ between machines: numbers are alike within this share of the larger one.
    private static let tolerance = 1e-9

    /// One sentence for each outcome that is stored otherwise, missing, or too many; the first five.
    static func between(_ stored: [StoredOutcome], _ computed: [ReportedOutcome], point: Int? = nil) -> [String] {
        let found = Dictionary(stored.map { ([$0.name, $0.by, $0.arm], $0) }) { first, _ in first }
        let place = point.map { " at point \($0)" } ?? ""
        var differences = computed.compactMap { outcome -> String? in
            let group = outcome.group.key.isEmpty ? "" : " (\(outcome.group.key) \(outcome.group.value))"
            let name = "the outcome \(outcome.name)\(group)\(place)"
            guard let row = found[[outcome.name, outcome.group.key, outcome.group.value]] else {
                return "\(name) is not stored"
            }
            return areAlike(row, outcome) ? nil : "\(name) is not what its replications give"
        }
        if stored.count > computed.count {
            differences.append(
                "\(stored.count - computed.count) outcomes\(place) are stored that the replications do not give")
        }
        let rest = differences.count - 5
        return rest > 1 ? differences.prefix(5) + ["\(rest) more outcomes\(place) differ"] : differences
    }

    private static func areAlike(_ row: StoredOutcome, _ outcome: ReportedOutcome) -> Bool {
        row.unit == outcome.unit && row.replications == outcome.replications
            && row.level == outcome.level && row.method == outcome.low.map { _ in outcome.method }
            && areAlike(row.estimate, outcome.estimate) && areAlike(row.low, outcome.low)
            && areAlike(row.high, outcome.high)
    }

    static func areAlike(_ a: Double?, _ b: Double?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return abs(a - b) <= tolerance * max(abs(a), abs(b))
    }
}

extension StudyFile {
    /// Where the description of the study does not agree with itself, one sentence each.
    func headerDifferences() -> [String] {
        var differences: [String] = []
        if SHA256.hexadecimal(of: header.scenarioText) != header.scenarioDigest {
            differences.append("the scenario text does not have the stored digest")
        }
        if header.horizonDays != input.horizon.days || header.warmupDays != input.warmup.days {
            differences.append("horizon or warm-up are not those of the stored input")
        }
        return differences
    }

    /// Refuses an input on which the model cannot run.
    ///
    /// - Throws: `StoreFailure`.
    func requireRunnable(_ input: ModelInput, _ place: String) throws {
        guard !input.canRun else { return }
        throw StoreFailure.damaged(path, "\(place): the parameters contradict each other")
    }
}
