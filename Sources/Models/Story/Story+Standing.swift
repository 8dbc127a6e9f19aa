import Simulator

/// Where a seeker stands at a point of time.
public struct Standing: Hashable, Sendable {
    /// With respect to the service.
    public enum Place: Hashable, Sendable {
        /// With the ordinary counsellor, never referred.
        case ordinary
        /// In the queue.
        case waiting
        /// In the service.
        case inService
        /// Left the queue.
        case leftQueue(QueueExit)
        /// Left the service.
        case exited(ExitKind)
    }

    /// With respect to the service.
    public var place = Place.ordinary
    /// Weekly hours of the job; nil out of work.
    public var hoursPerWeek: Double?
    /// On disability benefit.
    public var isDisabled = false
    /// In an education that began out of work.
    public var isInEducation = false
}

extension Story {
    /// Where the seeker stands so long after becoming eligible; nil where that is beyond the horizon.
    public func standing(after span: Span) -> Standing? {
        guard let first = entries.first, let last = entries.last, first.time + span <= last.time else { return nil }
        return standing(at: first.time + span)
    }

    /// Where the seeker stands at a time, what happens at that very time included.
    public func standing(at time: Instant) -> Standing {
        entries.prefix { $0.time <= time }.reduce(into: Standing()) { $0.take($1.event) }
    }
}

extension Standing {
    fileprivate mutating func take(_ event: StoryEvent) {
        switch event {
        case .referred: place = .waiting
        case .leftQueue(let exit): place = .leftQueue(exit)
        case .admitted: place = .inService
        case .exited(let kind, _): place = .exited(kind)
        case .jobBegan(let job): (hoursPerWeek, isInEducation) = (job.terms.hoursPerWeek, false)
        case .jobEnded: hoursPerWeek = nil
        case .disability: isDisabled = true
        case .education(let inWork): isInEducation = !inWork
        case .educationEnded: isInEducation = false
        default: break
        }
    }
}
