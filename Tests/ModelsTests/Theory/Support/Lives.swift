import Simulator

@testable import Models

/// What happened to everyone in a replication, event by event.
struct Lives {
    /// One clock or timer of a seeker that rang.
    struct Happening: Equatable {
        var kind: SeekerEvent
        var time: Instant
    }

    /// By the identity of the seeker, in the order of time.
    private(set) var happenings: [UInt64: [Happening]] = [:]
    private(set) var seekers: [Seeker] = []

    /// Follows a replication to its horizon.
    init(_ input: ModelInput, seed: UInt64, replication: Int) {
        var model = FollowUpModel(input, seed: seed, replication: replication)
        while let event = model.calendar.next(until: .start + input.horizon) {
            if case .seeker(let s) = event {
                let seeker = model.seekers[s]
                happenings[seeker.identity, default: []].append(.init(kind: seeker.pendingKind, time: model.now))
            }
            model.handle(event)
        }
        seekers = model.seekers.rows
    }

    /// What happened to one seeker, without a counsellor's thoughts of a referral.
    func background(_ seeker: Seeker) -> [Happening] {
        (happenings[seeker.identity] ?? []).filter { $0.kind != .referral }
    }

    /// All that is recorded of the jobs, the benefit and the education of one seeker, as text.
    static func record(_ seeker: Seeker) -> String {
        let jobs = seeker.spells.map { spell in
            "\(spell.start.days) \(spell.end.days) \(spell.hoursPerWeek) \(spell.fit) "
                + "\(spell.permanentFrom.days) \(spell.cause.map { "\($0)" } ?? "")"
        }
        return "\(seeker.eligibleAt.days) \(seeker.traits.age) \(jobs) \(seeker.disabledAt.days) "
            + "\(seeker.completedEducations) \(seeker.inEducation) \(seeker.hasMoved) \(seeker.motivation) "
            + "\(seeker.traits.efficacy)"
    }
}
