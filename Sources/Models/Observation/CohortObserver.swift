import Simulator

/// Turns the participants of an arm into observations: each with the clock at enrolment, and only within the follow-up.
///
/// To observe something more, add cases to `Measure`, a function here or in an extension, and a call in `observe`; then an outcome to
/// `OutcomeCatalogue.cohortMakers`.
struct CohortObserver {
    /// Months since enrolment at which the course of participants is looked at, as far as they are followed.
    static let months = [3, 6, 12, 18, 24, 36, 48, 60]

    let cohort: Cohort
    let values: ParameterValues
    let cell: Cell
    private var sums: [Key: Double] = [:]

    private struct Key: Hashable {
        var measure: Measure
        var month: Int
    }

    init(_ cohort: Cohort, arm: Int) {
        self.cohort = cohort
        values = cohort.arms[arm].parameters
        cell = Cell(arm: arm)
    }

    /// The observations of one arm in one replication, staff's hours among them.
    static func observations(of model: borrowing FollowUpModel) -> [Observation] {
        guard let cohort = model.input.cohort, let arm = model.input.arm else { return [] }
        var observer = CohortObserver(cohort, arm: arm)
        for s in model.seekers.indices { observer.observe(model.seekers[s]) }
        let teamsBefore = cohort.arms[..<arm].reduce(0) { $0 + $1.teams.count }
        return observer.observations
            + model.staff.observations.map { observation in
                var observation = observation
                observation.cell.team += teamsBefore
                observation.cell.arm = arm
                return observation
            }
    }

    private mutating func observe(_ seeker: Seeker) {
        count(.enrolled)
        observeIntake(seeker)
        observeCourse(seeker)
        observeHours(seeker)
        observeJobs(seeker)
        observeContact(seeker)
    }

    /// True where everyone is followed for so long.
    func follows(months: Int) -> Bool { cohort.followsMonths(months) }

    /// Adds to a sum over participants; `month` where it belongs to a time since enrolment.
    mutating func count(_ measure: Measure, month: Int = -1, by amount: Double = 1) {
        guard amount != 0 else { return }
        sums[Key(measure: measure, month: month), default: 0] += amount
    }

    private var observations: [Observation] {
        sums.map { Observation(measure: $0.measure, cell: cell, day: $0.month, value: $1) }
    }
}

extension Cohort {
    /// True where everyone is followed for so many months.
    func followsMonths(_ months: Int) -> Bool { followUp >= .months(Double(months)) - .hours(1) }
}

extension CohortObserver {
    /// Where participants are at times since enrolment.
    private mutating func observeCourse(_ seeker: Seeker) {
        for month in Self.months where follows(months: month) {
            let (from, time) = (seeker.eligibleAt, seeker.eligibleAt + .months(Double(month)))
            let isDisabled = seeker.disabledAt <= time
            if seeker.works(at: time) { count(.cohortEmployed, month: month) }
            if seeker.worked(from: from, to: time) { count(.cohortEverEmployed, month: month) }
            if seeker.isInService(at: time) { count(.cohortInService, month: month) }
            if seeker.episode.exitAt <= time { count(.cohortLeft, month: month) }
            if seeker.episode.exitKind == .dropOut, seeker.episode.exitAt <= time {
                count(.cohortDroppedOut, month: month)
            }
            if isDisabled { count(.cohortOnDisability, month: month) }
            if !isDisabled, seeker.worksUnsubsidised(at: time) { count(.cohortOffBenefitsEmployed, month: month) }
        }
    }

    private mutating func observeIntake(_ seeker: Seeker) {
        let traits = seeker.traits
        if traits.woman { count(.cohortWomen) }
        add(.age, traits.age)
        let scores = CohortVariable.scores(seeker)
        for (variable, value) in scores { add(variable, value) }
        for (first, a) in scores {
            for (second, b) in scores { if let pair = first.times(second) { count(pair, by: a * b) } }
        }
    }

    /// The year before and after, where that year is within the follow-up.
    private mutating func observeHours(_ seeker: Seeker) {
        guard follows(months: 12) else { return }
        let time = seeker.eligibleAt
        let before = seeker.hoursInYearBefore(time, values)
        let after = seeker.registerHours(from: time, to: time + .months(12), values)
        add(.hoursBefore, before)
        add(.hoursAfter, after)
        count(.cohortHoursBeforeTimesAfter, by: before * after)
        for (variable, value) in CohortVariable.scores(seeker) {
            if let pair = variable.times(.hoursAfter) { count(pair, by: value * after) }
        }
    }

    private mutating func add(_ variable: CohortVariable, _ value: Double) {
        count(variable.sum, by: value)
        count(variable.squares, by: value * value)
    }
}

extension Seeker {
    /// In a job for which no wage subsidy is paid any more, or never was.
    func worksUnsubsidised(at time: Instant) -> Bool {
        spells.contains { $0.start <= time && time < $0.end && $0.subsidyEnd <= time }
    }
}
