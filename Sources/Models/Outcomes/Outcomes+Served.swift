import Simulator

extension OutcomeCatalogue {
    /// Among the admitted, clock at admission.
    static let servedOutcomes: [Outcome] =
        [
            ratio("employed_at_12m", .served, .employedAt12m, .admittedFollowed12m),
            ratio("ever_employed_12m", .served, .everEmployed12m, .admittedFollowed12m),
            ratio("dropout_12m", .served, .droppedOut12m, .admittedFollowed12m),
            ratio("hours_before", unit: "hours per week", .served, .hoursBefore, .admittedFollowed12m),
            ratio("hours_after", unit: "hours per week", .served, .hoursAfter, .admittedFollowed12m),
            Outcome(name: "hours_change", unit: "hours per week", scope: .served) {
                (pool, _) throws(Outcome.Undefined) in
                try divide(
                    pool[.hoursAfter] - pool[.hoursBefore], pool[.admittedFollowed12m],
                    "nobody admitted is followed for 12 months")
            },
            ratio("sustained_26w", .served, .sustained26w, .admittedFollowed18m),
            ratio("sustained_12m", .served, .sustained12m, .admittedFollowed24m),
        ] + [3.0, 6, 12, 24].map { retention(months: $0) } + (1...5).map { dropout(phase: $0) }

    /// The share of first jobs that last for a number of months: survival just before, so that a job that ends exactly then has lasted.
    private static func retention(months: Double) -> Outcome {
        Outcome(name: "retention_\(Int(months))m", unit: "share", scope: .served) {
            (pool, _) throws(Outcome.Undefined) in
            let curves = pool.curves((.firstJobEndedByDay, nil, .firstJobCensoredByDay))
            let day = CumulativeIncidence.day(before: Span.months(months).days)
            guard curves.events.contains(where: { $0 > 0 }) || curves.censored.contains(where: { $0 > 0 }) else {
                throw Outcome.Undefined(reason: "no first job began")
            }
            let ended = CumulativeIncidence(
                events: curves.events, competing: curves.competing, censored: curves.censored)
            // Somebody is followed beyond that day.
            if curves.events.count > day + 1 { return 1 - ended.byDay[day] }
            guard let last = ended.byDay.last, last > 1 - 1e-9 else {
                throw Outcome.Undefined(reason: "no first job is followed for \(Int(months)) months")
            }
            return 0
        }
    }

    /// Cumulative incidence of drop-out among entries to a phase, over the longest stay.
    private static func dropout(phase: Int) -> Outcome {
        Outcome(name: "dropout_phase_\(phase)", unit: "share", scope: .served) {
            (pool, _) throws(Outcome.Undefined) in
            let curves = pool.curves(
                (Measure.phaseDropout[phase - 1], Measure.phaseLeft[phase - 1], Measure.phaseCensored[phase - 1]))
            let incidence = CumulativeIncidence(
                events: curves.events, competing: curves.competing, censored: curves.censored)
            guard let last = incidence.byDay.last else {
                throw Outcome.Undefined(reason: "nobody enters phase \(phase)")
            }
            return last
        }
    }
}
