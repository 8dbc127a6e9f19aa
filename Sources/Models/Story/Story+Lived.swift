import Simulator

// When two stories of the same seeker tell the same life.
extension Story {
    /// Where two lives part: positions of the first entries that differ.
    public struct Parting: Hashable, Sendable {
        /// Position in the first story.
        public var first: Int
        /// Position in the second story.
        public var second: Int
    }

    /// The first entries at which another life of the same seeker differs; nil where it never does, as far as both are followed.
    ///
    /// Two entries are alike where the same happens on the same day of the run with the same people on the same terms. What only the
    /// simulation knows (chances, trust, fit, how long something was due) may differ, and so may a referral that is not made, since
    /// it changes nothing in the seeker's life.
    public func parts(from other: Story) -> Parting? {
        let (mine, theirs) = (livedPositions, other.livedPositions)
        for (a, b) in zip(mine, theirs) {
            let (one, two) = (entries[a], other.entries[b])
            if one.event == .ended || two.event == .ended {
                return isEnd(one, before: two) || isEnd(two, before: one) ? nil : Parting(first: a, second: b)
            }
            if one.day != two.day || one.event.lived != two.event.lived { return Parting(first: a, second: b) }
        }
        return nil
    }

    /// One story stops being told before anything else happens in the other.
    private func isEnd(_ end: StoryEntry, before next: StoryEntry) -> Bool {
        end.event == .ended && end.time <= next.time
    }

    private var livedPositions: [Int] {
        entries.indices.filter {
            switch entries[$0].event {
            case .notReferred, .elsewhere: false
            default: true
            }
        }
    }
}

extension StoryEvent {
    /// The event without what only the simulation knows.
    var lived: StoryEvent {
        switch self {
        case .eligible(var person):
            person.posts = 0
            return .eligible(person)
        case .referred: return .referred(chance: 0, ahead: 0)
        case .admitted(let specialist, _): return .admitted(specialist.lived, waited: .zero)
        case .contact(var contact):
            contact.specialist = contact.specialist.lived
            contact.overdue = .zero
            return .contact(contact)
        case .proposed(var proposal):
            proposal.specialist = proposal.specialist.lived
            (proposal.perceivedFit, proposal.fit) = (0, 0)
            return .proposed(proposal)
        case .agreed(let terms, _): return .agreed(terms, startsIn: .zero)
        case .jobBegan(var job):
            job.fit = 0
            return .jobBegan(job)
        case .jobEnded(let cause, _): return .jobEnded(cause, held: .zero)
        case .specialistLeft(let specialist): return .specialistLeft(specialist.lived)
        case .handedOver(let specialist, _): return .handedOver(specialist.lived, alone: .zero)
        default: return self
        }
    }
}

extension StorySpecialist {
    /// The person at the desk, whatever the scenario calls the team.
    fileprivate var lived: StorySpecialist {
        var lived = self
        (lived.team, lived.post) = ("", 0)
        return lived
    }
}
