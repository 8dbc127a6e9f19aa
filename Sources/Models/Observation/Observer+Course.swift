import Simulator

// The course of an open study, for figures: kept for the whole region only, so that it adds few rows.
extension Observer {
    mutating func observeCourse(_ seeker: Seeker) {
        for episode in seeker.episodes {
            observeFirstEvent(seeker, episode)
            observeStock(.waitingByMonth, from: episode.referredAt, to: min(episode.admittedAt, episode.leftQueueAt))
            if episode.admittedAt < .never {
                observeStock(.inServiceByMonth, from: episode.admittedAt, to: episode.exitAt)
            }
        }
        for index in seeker.stays.indices { observeMove(seeker, stay: index) }
    }

    /// What comes first after an admission: a job, dropping out, or leaving for another reason.
    private mutating func observeFirstEvent(_ seeker: Seeker, _ episode: Episode) {
        let t = episode.admittedAt
        guard inWindow(t) else { return }
        let job = seeker.mergedSpells.first { $0.start >= t }?.start ?? .never
        let time = min(job, episode.exitAt)
        let day = wholeDays(t, min(time, end))
        if time > end {
            count(.courseCensoredByDay, Cell(), day: day)
        } else if job <= episode.exitAt || episode.exitKind == .job {
            count(.courseJobByDay, Cell(), day: day)
        } else {
            count(episode.exitKind == .dropOut ? .courseDropoutByDay : .courseLeftByDay, Cell(), day: day)
        }
    }

    /// How many there are at the end of each month of the window, and at its start.
    private mutating func observeStock(_ measure: Measure, from: Instant, to: Instant) {
        guard from <= end, to > start else { return }
        let month = Span.months(1).days
        let first = max(0, Int(((from - start).days / month).rounded(.up)))
        let last = Int(((min(to, end) - start).days / month).rounded(.down))
        guard first <= last else { return }
        for number in first...last where start + .months(Double(number)) < to {
            count(measure, Cell(), day: number)
        }
    }

    /// To which phase a stay that was entered in the window led, or whether it led to a discharge.
    private mutating func observeMove(_ seeker: Seeker, stay index: Int) {
        let stay = seeker.stays[index]
        guard inWindow(stay.entered), stay.left <= end, !stay.droppedOut else { return }
        let next = index + 1 < seeker.stays.count ? seeker.stays[index + 1] : nil
        if let next, next.entered == stay.left {
            if let move = Measure.move(from: Int(stay.phase), to: Int(next.phase)) { count(move, Cell()) }
        } else if seeker.episodes.contains(where: { $0.exitAt == stay.left && $0.exitKind == .job }) {
            if stay.phase == 5 { count(.discharge5, Cell()) }
        }
    }
}

extension Measure {
    /// Moves from one phase of follow-up to another; nil where there is no such move.
    public static func move(from: Int, to: Int) -> Measure? {
        switch (from, to) {
        case (1, 2): .move1to2
        case (1, 5): .move1to5
        case (2, 3): .move2to3
        case (2, 5): .move2to5
        case (3, 4): .move3to4
        case (3, 5): .move3to5
        case (4, 3): .move4to3
        case (4, 5): .move4to5
        case (5, 3): .move5to3
        default: nil
        }
    }
}
