extension ParameterSet {
    /// Programmes that a scenario can name.
    public static let programmes: [ParameterSet] = [
        ParameterSet(
            name: "utvidet_oppfolging", sentence: "Extended in-house follow-up as studied in Troms, 2017 to 2020.",
            evidence: ["B2.1", "B2.3", "B2.5"], overrides: [:]),
        ParameterSet(
            name: "no_measure", sentence: "No measure beyond ordinary follow-up: only the background clocks run.",
            evidence: [], overrides: [.serviceDelivered: 0]),
    ]
}
