import Simulator

/// Writes down what happens to one seeker.
struct StoryRecorder {
    /// Of the seeker who is followed.
    let identity: UInt64
    /// Nil until the seeker becomes eligible.
    var seeker: Index<Seeker>?
    var entries: [StoryEntry] = []

    init(identity: UInt64) { self.identity = identity }
}

// What the processes tell. Each place asks `tells` first, one comparison, so that a run without a story does no work for it.
extension FollowUpModel {
    /// True for the seeker whose story is told.
    func tells(_ s: Index<Seeker>) -> Bool { story?.seeker == s }

    /// Writes an event down.
    mutating func note(_ event: StoryEvent) {
        let entry = StoryEntry(time: now, event: event)
        story?.entries.append(entry)
    }

    /// Writes an event down, and how things stand.
    mutating func note(turning event: StoryEvent, at time: Instant? = nil) {
        guard let s = story?.seeker else { return }
        let seeker = seekers[s]
        let state = StoryState(trust: seeker.trust, knowledge: seeker.knowledge, motivation: seeker.motivation)
        let entry = StoryEntry(time: time ?? now, event: event, state: state)
        story?.entries.append(entry)
    }

    /// Begins the story where the seeker is the one to be followed.
    mutating func beginStory(_ s: Index<Seeker>) {
        guard let story, story.identity == seekers[s].identity else { return }
        self.story?.seeker = s
        note(.eligible(person(s)))
    }

    /// Waiting seekers of the same municipality.
    func waiting(with s: Index<Seeker>) -> Int {
        waiting[seekers[s].municipality]
    }

    mutating func noteContact(
        _ kind: StoryContact.Kind, _ s: Index<Seeker>, _ task: DueTask, remote: Bool, by post: Index<Specialist>
    ) {
        let due = kind == .accompaniment ? now : min(now, seekers[s].due)
        note(
            .contact(
                StoryContact(
                    kind: kind, phase: seekers[s].phase,
                    place: remote ? .remote : task.outside ? .workplace : .office, municipality: name(task.place),
                    specialist: told(post), length: .hours(task.hours), overdue: now - due)))
    }

    mutating func noteProposal(
        _ s: Index<Seeker>, _ e: Index<Employer>, perceived: Double, accepted: Bool, by post: Index<Specialist>
    ) {
        note(
            turning: .proposed(
                StoryProposal(
                    employer: told(e), specialist: told(post), perceivedFit: perceived, fit: trueFit(s, e),
                    isAccepted: accepted)))
    }

    mutating func noteAgreement(_ offer: Offer, startsIn delay: Span) {
        note(
            .agreed(
                StoryTerms(
                    employer: told(offer.employer), contract: offer.contract, hoursPerWeek: offer.hoursPerWeek,
                    isSubsidised: offer.subsidy != nil, isCarved: offer.carved, hasMentor: offer.mentor),
                startsIn: delay))
    }

    mutating func noteJob(_ s: Index<Seeker>, _ job: Job) {
        let terms = StoryTerms(
            employer: job.employer.map { told($0) }, contract: job.contract, hoursPerWeek: job.hoursPerWeek,
            isSubsidised: job.subsidy != nil, isCarved: job.carved, hasMentor: job.mentor)
        note(turning: .jobBegan(StoryJob(number: seekers[s].spells.count, terms: terms, fit: job.fit)))
    }

    mutating func noteHandOver(to post: Index<Specialist>) {
        let left = story?.entries.last {
            switch $0.event {
            case .specialistLeft, .withoutSpecialist: true
            default: false
            }
        }
        note(turning: .handedOver(told(post), alone: now - (left?.time ?? now)))
    }

    // MARK: who

    private func name(_ municipality: Int) -> String { region.municipalities[municipality].name }

    private func person(_ s: Index<Seeker>) -> StoryPerson {
        let traits = seekers[s].traits
        return StoryPerson(
            municipality: name(seekers[s].municipality), age: traits.age, isWoman: traits.woman,
            segment: traits.segment, ability: traits.ability, efficacy: traits.efficacy,
            expectation: traits.expectation, hoursBefore: traits.hoursBefore, hoursWanted: traits.wantedHours,
            statedNeed: traits.statedNeed, need: traits.need, isPressured: traits.pressured,
            isDigital: traits.digital, meetingsFactor: traits.languageFactor,
            posts: posts[seekers[s].municipality].count)
    }

    /// The specialist as a story names one.
    func told(_ post: Index<Specialist>) -> StorySpecialist {
        let specialist = specialists[post]
        let first = specialists.indices.first { specialists[$0].team == specialist.team } ?? post
        return StorySpecialist(
            team: input.teams[specialist.team].name, post: post.position - first.position + 1,
            holder: Int(specialist.incumbent), desk: name(specialist.base),
            identity: RandomNames.text(specialist.identity))
    }

    /// The employer as a story names one.
    func told(_ employer: Index<Employer>) -> StoryEmployer {
        let employer = employers[employer]
        return StoryEmployer(
            identity: RandomNames.text(employer.identity), municipality: name(employer.municipality),
            sizeClass: employer.sizeClass)
    }
}

extension RandomNames {
    /// An identity as people write it: number of the municipality and number within it.
    static func text(_ identity: UInt64) -> String { "\(identity >> 32)-\(identity & 0xFFFF_FFFF)" }
}
