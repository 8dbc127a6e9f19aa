extension OutcomeCatalogue {
    /// How specialists fare and spend their time.
    static let timeOutcomes: [Outcome] =
        [
            Outcome(name: "discharges_per_specialist_year", unit: "per post and year", scope: .staff) {
                (pool, _) throws(Outcome.Undefined) in
                let perDay = try divide(pool[.exitJob], pool[.postDays], noPosts)
                return perDay * pool.context.workingDays / pool.context.years
            },
            Outcome(name: "employer_contacts_per_week", unit: "per post and week", scope: .staff) {
                (pool, _) throws(Outcome.Undefined) in
                try divide(5 * pool[.employerContacts], pool[.postDays], noPosts)
            },
            Outcome(name: "out_of_office_share", unit: "share", scope: .staff) {
                (pool, _) throws(Outcome.Undefined) in
                try divide(pool[.hoursOutOfOffice] + pool[.hoursTravel], booked(pool), noHours)
            },
            Outcome(name: "travel_share", unit: "share", scope: .staff) { (pool, _) throws(Outcome.Undefined) in
                try divide(pool[.hoursTravel], booked(pool), noHours)
            },
        ] + (1...5).map { phaseShare($0) } + [
            ratio("caseload_mean", unit: "seekers per post", .staff, .caseloadSum, .postWeeks),
            ratio("backlog_days_mean", unit: "days", .staff, .backlogSum, .postWeeks),
            Outcome(name: "turnover_per_year", unit: "per post and year", scope: .staff) {
                (pool, _) throws(Outcome.Undefined) in
                let perDay = try divide(pool[.departures], pool[.postDays], noPosts)
                return perDay * pool.context.workingDays / pool.context.years
            },
        ]

    private static let noPosts = "no post is filled"
    private static let noHours = "no hours are booked"

    private static func phaseShare(_ phase: Int) -> Outcome {
        Outcome(name: "phase_time_share_\(phase)", unit: "share", scope: .staff) {
            (pool, _) throws(Outcome.Undefined) in
            try divide(pool[Measure.phaseHours[phase - 1]], onSeekers(pool), noHours)
        }
    }

    /// Hours booked on seekers, by phase; travel and administration apart.
    private static func onSeekers(_ pool: Pool) -> Double { Measure.phaseHours.reduce(0) { $0 + pool[$1] } }

    private static func booked(_ pool: Pool) -> Double {
        onSeekers(pool) + pool[.hoursTravel] + pool[.hoursAdministration]
    }
}
