import Models
import Simulator

/// Says in plain words what happens to a seeker.
struct StoryWords {
    /// Position of the first contact in the story.
    let firstContact: Int
    private let place: String
    let pronouns: Pronouns

    init(of story: Story) {
        firstContact = story.entries.firstIndex { $0.event.asContact != nil } ?? .max
        if case .eligible(let person) = story.entries.first?.event {
            (place, pronouns) = (person.municipality, Pronouns(isWoman: person.isWoman))
        } else {
            (place, pronouns) = ("", Pronouns(isWoman: true))
        }
    }

    var she: String { pronouns.she }
    var her: String { pronouns.her }
    var hers: String { pronouns.hers }
    var capitalShe: String { pronouns.capitalShe }
    var capitalHers: String { pronouns.capitalHers }

    /// What one entry says; nil where those beside it say it already.
    func sentence(_ entries: [StoryEntry], _ index: Int) -> String? {
        let entry = entries[index]
        let before = index > 0 ? entries[index - 1] : nil
        let after = index + 1 < entries.count ? entries[index + 1] : nil
        switch entry.event {
        case .eligible(let person): return eligible(person)
        case .notReferred(let chance): return notReferred(chance)
        case .referred(let chance, let ahead): return referred(chance, ahead)
        case .leftQueue(let reason): return reason == .elsewhere ? "\(capitalShe) leaves the queue." : nil
        case .admitted(let specialist, let waited): return admitted(specialist, waited)
        case .phase(let phase): return self.phase(phase, entry.state, since: before?.event)
        case .contact(let contact): return index == firstContact ? firstMeeting(contact) : single(contact)
        case .proposed(let proposal): return self.proposal(proposal)
        case .tasteBegan(_, let days):
            return "They agree that \(she) tries the place for \(PlainWords.count(days, "day", "days")), a job taste."
        case .tasteDay: return nil
        case .tasteEnded(let outcome): return tasteEnded(outcome)
        case .trainingBegan(_, let months):
            return "\(capitalShe) begins unpaid work training, \(PlainWords.duration(.months(months))) at most."
        case .trainingEnded(let outcome): return trainingEnded(outcome)
        case .agreed(let terms, let delay): return agreed(terms, delay)
        case .talksFailed: return "The employer wants a wage subsidy, does not get it, and withdraws."
        case .jobBegan(let job): return jobBegan(job, leavesQueue: before?.event == .leftQueue(.ownJob))
        case .contractRenewed(let permanent):
            return permanent ? "The contract is made permanent." : "The contract is renewed."
        case .subsidyEnded(let goesOn): return goesOn ? "The wage subsidy ends, and the job goes on." : nil
        case .jobEnded(let cause, let held): return jobEnded(cause, held)
        case .withoutSpecialist:
            return "No specialist has room yet: \(she) waits within the service until one has."
        case .specialistLeft(let specialist): return specialistLeft(specialist, entry.state)
        case .handedOver(let specialist, let alone): return handedOver(specialist, alone)
        case .reviewed(let review): return self.review(review)
        case .exited(let kind, let inWork): return exited(kind, inWork, entry.state, before: before?.event)
        case .disability: return "\(capitalShe) gets disability benefit\(andLeaves(after?.event))."
        case .education(let inWork):
            return "\(capitalShe) begins an education\(inWork ? " beside the job" : "")\(andLeaves(after?.event))."
        case .educationEnded: return "\(capitalShe) completes the education."
        case .elsewhere: return elsewhere(after?.event)
        case .ended: return nil
        }
    }

    // MARK: before the service

    private func eligible(_ person: StoryPerson) -> String {
        let who = "\(capitalShe) becomes eligible for follow-up and is with \(hers) ordinary counsellor."
        return person.posts == 0 ? who + " No team serves \(place)." : who
    }

    private func notReferred(_ chance: Double?) -> String {
        guard let chance else {
            return "\(capitalHers) counsellor would think of the service now, but \(she) is in work or in an education."
        }
        return
            "\(capitalHers) counsellor does not refer \(her) to the service (the chance was \(PlainWords.percent(chance)))."
    }

    private func referred(_ chance: Double, _ ahead: Int) -> String {
        let line =
            ahead == 0
            ? "Nobody from \(place) is waiting before \(her)."
            : "\(PlainWords.capitalised(PlainWords.count(ahead))) from \(place) \(ahead == 1 ? "is" : "are") waiting before \(her)."
        return "\(capitalHers) counsellor refers \(her) to the service (the chance was \(PlainWords.percent(chance)))."
            + " " + line
    }

    private func elsewhere(_ after: StoryEvent?) -> String? {
        switch after {
        case .leftQueue: "\(capitalShe) is to be followed up elsewhere."
        case .exited: nil
        default: "\(capitalShe) is to be followed up elsewhere: no referral will come."
        }
    }

    private func andLeaves(_ after: StoryEvent?) -> String {
        switch after {
        case .leftQueue: " and leaves the queue"
        case .exited: " and leaves the service"
        default: ""
        }
    }

    private func admitted(_ specialist: StorySpecialist, _ waited: Span) -> String {
        let desk = specialist.team.contains(specialist.desk) ? "" : ", whose desk is in \(specialist.desk)"
        let waiting =
            waited.days < 1 ? "\(capitalShe) gets" : "After \(PlainWords.duration(waited)) of waiting \(she) gets"
        return "\(waiting) a place with \(name(specialist))\(desk)."
    }

    // MARK: in the service

    private func phase(_ phase: Int, _ state: StoryState?, since before: StoryEvent?) -> String? {
        switch phase {
        case 2:
            return "They agree to work together. Now they find out what \(she) can and wants.\(standing(state))"
        case 3:
            guard case .phase = before else {
                if case .contact = before { return "The search for a job begins.\(standing(state))" }
                return "The search begins again."
            }
            return "The search for a job begins.\(standing(state))"
        case 4: return "Talks about terms begin."
        default: return nil
        }
    }

    /// What nobody measures, as the simulation has it.
    private func standing(_ state: StoryState?) -> String {
        guard let state else { return "" }
        return " \(capitalHers) trust is at \(PlainWords.percent(state.trust)) of full; the specialist knows"
            + " \(PlainWords.percent(state.knowledge)) of what there is to know of \(her)."
    }

    private func proposal(_ proposal: StoryProposal) -> String {
        let answer = proposal.isAccepted ? "The employer is willing." : "The employer says no."
        let fit = proposal.perceivedFit
        let match = ["poor", "fair", "good"][grade(fit)]
        return
            "\(PlainWords.capitalised(short(proposal.specialist))) proposes \(her) to \(employer(proposal.employer)):"
            + " it seems a \(match) match (\(PlainWords.percent(fit)); in truth \(PlainWords.percent(proposal.fit)))."
            + " \(answer)"
    }

    /// 0 poor, 1 fair, 2 good; of the fit in whole percent, as it is shown.
    func grade(_ fit: Double) -> Int {
        let percent = (fit * 100).rounded()
        return percent >= 70 ? 2 : percent >= 50 ? 1 : 0
    }

    private func tasteEnded(_ outcome: TasteOutcome) -> String {
        switch outcome {
        case .wanted: "The employer wants to go on."
        case .notWanted: "The employer does not want to go on."
        case .brokenOff: "The job taste breaks off."
        }
    }

    private func specialistLeft(_ specialist: StorySpecialist, _ state: StoryState?) -> String {
        "\(PlainWords.capitalised(short(specialist))) leaves the post, and \(she) is without a specialist."
            + standing(state).replacing("the specialist knows", with: "a successor would know")
    }

    private func handedOver(_ specialist: StorySpecialist, _ alone: Span) -> String {
        let after = alone.days < 1 ? "" : "After \(PlainWords.duration(alone)) without anyone, "
        return PlainWords.capitalised("\(after)\(name(specialist)) takes over.")
    }

    private func review(_ review: GrantReview) -> String? {
        review == .granted ? "\(capitalHers) place is granted for another half year." : nil
    }

    private func exited(_ kind: ExitKind, _ inWork: Bool, _ state: StoryState?, before: StoryEvent?) -> String? {
        let work = inWork ? "with the job" : "without a job"
        switch kind {
        case .job: return "\(capitalShe) no longer needs the service and leaves it \(work)."
        case .dropOut:
            let trust = state.map { " \(capitalHers) trust was at \(PlainWords.percent($0.trust)) of full." } ?? ""
            return before?.endsJob == true
                ? "\(capitalShe) does not come back to the service.\(trust)"
                : "\(capitalShe) drops out of the service, \(work).\(trust)"
        case .disability, .education: return nil
        case .timeLimit: return "The longest stay is reached: \(she) leaves the service, \(work)."
        case .other:
            return before == .reviewed(.refused)
                ? "\(capitalHers) place is not granted again: \(she) leaves the service, \(work)."
                : "\(capitalShe) is to be followed up elsewhere and leaves the service, \(work)."
        }
    }

    // MARK: who

    /// With the team.
    func name(_ specialist: StorySpecialist) -> String {
        "\(short(specialist)) of the \(specialist.team) team"
    }

    /// Without the team; the holder of the post from the second on.
    func short(_ specialist: StorySpecialist) -> String {
        let holder =
            specialist.holder > 1 ? " (the \(PlainWords.ordinal(specialist.holder)) in that post)" : ""
        return "specialist\(PlainWords.joint)\(specialist.post)\(holder)"
    }

    func employer(_ employer: StoryEmployer) -> String {
        "an employer in \(employer.municipality) with \(employer.employees) people (\(employer.identity))"
    }
}

extension StoryEvent {
    fileprivate var endsJob: Bool { if case .jobEnded = self { true } else { false } }
}
