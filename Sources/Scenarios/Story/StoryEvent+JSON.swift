import Models
import Simulator

// Every event as one flat object, its keys with their units.
extension StoryEntry {
    /// On one line: when, what, and what goes with it.
    func json(start: CalendarDate) -> JSONText {
        var members: [(String, JSONText)] = [
            ("day", .integer(day)), ("date", .string((start + day).text)), ("event", .string(event.name)),
        ]
        members += event.members
        if let state {
            members += [
                ("trust", .rounded(state.trust)), ("knowledge", .rounded(state.knowledge)),
                ("motivation", .rounded(state.motivation)),
            ]
        }
        return .object(members)
    }
}

extension StoryEvent {
    /// Of the kind of event.
    var name: String {
        switch self {
        case .eligible: "eligible"
        case .notReferred: "not_referred"
        case .referred: "referred"
        case .leftQueue: "left_queue"
        case .admitted: "admitted"
        case .phase: "phase"
        case .contact: "contact"
        case .proposed: "proposed"
        case .tasteBegan: "taste_began"
        case .tasteDay: "taste_day"
        case .tasteEnded: "taste_ended"
        case .trainingBegan: "training_began"
        case .trainingEnded: "training_ended"
        case .agreed: "agreed"
        case .talksFailed: "talks_failed"
        case .jobBegan: "job_began"
        case .contractRenewed: "contract_renewed"
        case .subsidyEnded: "subsidy_ended"
        case .jobEnded: "job_ended"
        case .withoutSpecialist: "without_specialist"
        case .specialistLeft: "specialist_left"
        case .handedOver: "handed_over"
        case .reviewed: "reviewed"
        case .exited: "exited"
        case .disability: "disability"
        case .education: "education"
        case .educationEnded: "education_ended"
        case .elsewhere: "elsewhere"
        case .ended: "ended"
        }
    }

    fileprivate var members: [(String, JSONText)] {
        switch self {
        case .eligible(let person): person.members
        case .notReferred(let chance): [("chance", chance.map(JSONText.rounded) ?? .null)]
        case .referred(let chance, let ahead): [("chance", .rounded(chance)), ("waiting_before", .integer(ahead))]
        case .leftQueue(let reason): [("reason", .string(reason.name))]
        case .admitted(let specialist, let waited):
            specialist.members + [("waited_days", .rounded(waited.days))]
        case .phase(let phase): [("phase", .integer(phase))]
        case .contact(let contact): contact.members
        case .proposed(let proposal): proposal.members
        case .tasteBegan(let employer, let days): employer.members + [("length_days", .integer(days))]
        case .tasteDay(let number, let came, let accompanied):
            [("day_of_taste", .integer(number)), ("came", .bool(came)), ("accompanied", .bool(accompanied))]
        case .tasteEnded(let outcome): [("outcome", .string(outcome.name))]
        case .trainingBegan(let employer, let months): employer.members + [("longest_months", .rounded(months))]
        case .trainingEnded(let outcome): [("outcome", .string(outcome.name))]
        case .agreed(let terms, let delay): terms.members + [("starts_in_days", .rounded(delay.days))]
        case .talksFailed(let employer): employer.members
        case .jobBegan(let job):
            [("job", .integer(job.number))] + job.terms.members + [("fit", .rounded(job.fit))]
        case .contractRenewed(let permanent): [("permanent", .bool(permanent))]
        case .subsidyEnded(let goesOn): [("job_goes_on", .bool(goesOn))]
        case .jobEnded(let cause, let held): [("cause", .string(cause.name)), ("held_days", .rounded(held.days))]
        case .specialistLeft(let specialist): specialist.members
        case .handedOver(let specialist, let alone): specialist.members + [("alone_days", .rounded(alone.days))]
        case .reviewed(let review): [("outcome", .string(review.name))]
        case .exited(let kind, let inWork): [("kind", .string(kind.name)), ("in_work", .bool(inWork))]
        case .education(let inWork): [("in_work", .bool(inWork))]
        case .disability, .educationEnded, .elsewhere, .ended, .withoutSpecialist: []
        }
    }
}

extension StoryPerson {
    fileprivate var members: [(String, JSONText)] {
        [
            ("municipality", .string(municipality)), ("age_years", .rounded(age)),
            ("sex", .string(isWoman ? "woman" : "man")), ("segment", .string(Traits.segments[segment])),
            ("ability_0_to_10", .rounded(ability)), ("efficacy_1_to_10", .rounded(efficacy)),
            ("expectation_1_to_8", .integer(expectation)), ("hours_per_week_before", .rounded(hoursBefore)),
            ("hours_per_week_wanted", .rounded(hoursWanted)), ("stated_need_0_to_1", .rounded(statedNeed)),
            ("need_0_to_1", .rounded(need)), ("pressured", .bool(isPressured)), ("digital", .bool(isDigital)),
            ("meetings_factor", .rounded(meetingsFactor)), ("posts_that_serve", .integer(posts)),
        ]
    }
}

extension StorySpecialist {
    fileprivate var members: [(String, JSONText)] {
        [
            ("team", .string(team)), ("specialist", .integer(post)), ("holder", .integer(holder)),
            ("desk", .string(desk)), ("post", .string(identity)),
        ]
    }
}

extension StoryEmployer {
    fileprivate var members: [(String, JSONText)] {
        [
            ("employer", .string(identity)), ("employer_municipality", .string(municipality)),
            ("employees", .string(employees)),
        ]
    }
}

extension StoryContact {
    fileprivate var members: [(String, JSONText)] {
        [
            ("kind", .string(kind.name)), ("phase", .integer(phase)), ("place", .string(place.name)),
            ("municipality", .string(municipality)), ("length_minutes", .rounded(length.minutes)),
            ("overdue_days", .rounded(overdue.days)),
        ] + specialist.members
    }
}

extension StoryProposal {
    fileprivate var members: [(String, JSONText)] {
        employer.members + specialist.members + [
            ("perceived_fit", .rounded(perceivedFit)), ("fit", .rounded(fit)), ("accepted", .bool(isAccepted)),
        ]
    }
}

extension StoryTerms {
    fileprivate var members: [(String, JSONText)] {
        (employer?.members ?? [("employer", .null)]) + [
            ("contract", .string(contract.name)), ("hours_per_week", .rounded(hoursPerWeek)),
            ("subsidised", .bool(isSubsidised)), ("carved", .bool(isCarved)), ("mentor", .bool(hasMentor)),
        ]
    }
}

extension JSONText {
    /// A number with two decimals at most.
    static func rounded(_ value: Double) -> JSONText { .number((value * 100).rounded() / 100) }
}
