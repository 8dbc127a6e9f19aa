extension Registry {
    static let inflow: [Parameter] = [
        Parameter(
            .inflowRate, "inflow.rate", .perYear, 0.008, 0...0.1, .triangular(low: 0.002, mode: 0.008, high: 0.03), [],
            .d, "Residents aged 18 to 66 who become eligible, per resident and year.")
    ]
    static let service: [Parameter] = [
        Parameter(
            .caseloadCap, "caseload.cap", .seekers, 15, 1...60, .uniform(12, 20), ["B2.3"], .b,
            "Most seekers that a full-time specialist follows at a time.")
    ]
}
