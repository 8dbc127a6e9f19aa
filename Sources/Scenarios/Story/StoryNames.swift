import Models

// What the kinds of things are called in JSON.

extension QueueExit {
    var name: String {
        switch self {
        case .ownJob: "own_job"
        case .disability: "disability"
        case .education: "education"
        case .elsewhere: "elsewhere"
        }
    }
}

extension TasteOutcome {
    var name: String {
        switch self {
        case .wanted: "wanted"
        case .notWanted: "not_wanted"
        case .brokenOff: "broken_off"
        }
    }
}

extension GrantReview {
    var name: String {
        switch self {
        case .granted: "granted"
        case .refused: "refused"
        case .timeLimit: "time_limit"
        }
    }
}

extension StoryContact.Kind {
    var name: String {
        switch self {
        case .meeting: "meeting"
        case .noShow: "no_show"
        case .accompaniment: "accompaniment"
        case .employerMeeting: "employer_meeting"
        case .support: "support"
        }
    }
}

extension StoryContact.Place {
    var name: String {
        switch self {
        case .office: "office"
        case .workplace: "workplace"
        case .remote: "remote"
        }
    }
}

extension Contract {
    var name: String {
        switch self {
        case .permanent: "permanent"
        case .substitute: "substitute"
        case .engagement: "engagement"
        case .onCall: "on_call"
        }
    }
}

extension JobEnd {
    var name: String {
        switch self {
        case .quit: "quit"
        case .dismissal: "dismissal"
        case .trialOver: "trial_over"
        case .layOff: "lay_off"
        case .sickness: "sickness"
        case .temporaryOver: "temporary_over"
        case .subsidyOver: "subsidy_over"
        }
    }
}

extension ExitKind {
    var name: String {
        switch self {
        case .job: "job"
        case .dropOut: "dropout"
        case .disability: "disability"
        case .education: "education"
        case .timeLimit: "time_limit"
        case .other: "other"
        }
    }
}

extension StoryEmployer {
    /// How many work there.
    var employees: String { ["1 to 4", "5 to 19", "20 to 99", "100 or more"][min(max(sizeClass, 1), 4) - 1] }
}
