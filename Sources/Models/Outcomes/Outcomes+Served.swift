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
        let day = CumulativeIncidence.day(before: Span.months(months).days)
        let lasting: @Sendable (Pool) -> EventCount? = { pool in
            let found = counted(pool.curves((.firstJobEndedByDay, nil, .firstJobCensoredByDay)), through: day)
            return found.map { EventCount(events: $1 - $0, trials: $1, perEvent: 1 / $1) }
        }
        return Outcome(name: "retention_\(Int(months))m", unit: "share", scope: .served, events: lasting) {
            (pool, _) throws(Outcome.Undefined) in
            let curves = pool.curves((.firstJobEndedByDay, nil, .firstJobCensoredByDay))
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
        let measures = (Measure.phaseDropout[phase - 1], Measure.phaseLeft[phase - 1], Measure.phaseCensored[phase - 1])
        let dropped: @Sendable (Pool) -> EventCount? = { pool in
            counted(pool.curves(measures), through: .max).map { EventCount(events: $0, trials: $1, perEvent: 1 / $1) }
        }
        return Outcome(name: "dropout_phase_\(phase)", unit: "share", scope: .served, events: dropped) {
            (pool, _) throws(Outcome.Undefined) in
            let curves = pool.curves(measures)
            let incidence = CumulativeIncidence(
                events: curves.events, competing: curves.competing, censored: curves.censored)
            guard let last = incidence.byDay.last else {
                throw Outcome.Undefined(reason: "nobody enters phase \(phase)")
            }
            return last
        }
    }

    /// Ends up to a day, and among how many people without censoring they would be the same incidence; nil where nobody is followed.
    private static func counted(
        _ curves: (events: [Double], competing: [Double], censored: [Double]), through day: Int
    ) -> (ends: Double, people: Double)? {
        let length = min(curves.events.count, day == .max ? .max : day + 1)
        let ends = curves.events.prefix(length).reduce(0, +)
        if ends > 0 {
            let incidence = CumulativeIncidence(
                events: curves.events, competing: curves.competing, censored: curves.censored)
            return (ends, max(ends, ends / incidence.byDay[length - 1]))
        }
        let all = [curves.events, curves.competing, curves.censored].joined().reduce(0, +)
        let known = all - curves.censored.prefix(length).reduce(0, +)
        return known > 1e-9 ? (0, known) : nil
    }
}
