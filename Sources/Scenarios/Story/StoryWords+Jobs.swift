import Models
import Simulator

// Agreements, and how jobs begin and end.
extension StoryWords {
    func agreed(_ terms: StoryTerms, _ delay: Span) -> String {
        let start = delay.days < 1 ? "at once" : "in \(PlainWords.duration(delay))"
        return "They agree: \(self.terms(terms)). \(capitalShe) is to start \(start)."
    }

    func jobBegan(_ job: StoryJob, leavesQueue: Bool) -> String {
        let fit = "suits \(her) " + ["badly", "fairly well", "well"][grade(job.fit)]
        let what = "It \(fit) (\(PlainWords.percent(job.fit)))."
        if let employer = job.terms.employer {
            return
                "\(capitalShe) starts in \(hers) \(PlainWords.ordinal(job.number)) job, at \(self.employer(employer)). \(what)"
        }
        let queue = leavesQueue ? " and leaves the queue" : ""
        return
            "\(capitalShe) finds a job \(pronouns.isWoman ? "herself" : "himself")\(queue): \(terms(job.terms)). \(what)"
    }

    func trainingEnded(_ outcome: TasteOutcome) -> String {
        switch outcome {
        case .wanted: "The training ends, and the employer wants \(her) to stay in a job."
        case .notWanted: "The training ends without a job."
        case .brokenOff: "\(capitalShe) breaks the training off."
        }
    }

    func jobEnded(_ cause: JobEnd, _ held: Span) -> String {
        let after = "after \(PlainWords.duration(held))"
        switch cause {
        case .quit: return "\(capitalShe) quits \(after) in the job."
        case .dismissal: return "\(capitalShe) is dismissed \(after) in the job."
        case .trialOver: return "The employer ends the job with the trial period, \(after)."
        case .layOff: return "\(capitalShe) is laid off \(after) in the job."
        case .sickness: return "\(capitalShe) has to give up the job for \(hers) health, \(after)."
        case .temporaryOver: return "The contract runs out \(after) and is not renewed."
        case .subsidyOver: return "The wage subsidy ends, and the employer ends the job with it, \(after)."
        }
    }

    private func terms(_ terms: StoryTerms) -> String {
        var parts = ["\(contract(terms.contract)), \(PlainWords.counted(terms.hoursPerWeek, "hour")) a week"]
        if terms.isSubsidised { parts.append("with a wage subsidy") }
        if terms.isCarved { parts.append("tasks cut out for \(her)") }
        if terms.hasMentor { parts.append("a colleague paid as mentor") }
        return parts.joined(separator: ", ")
    }

    private func contract(_ contract: Contract) -> String {
        switch contract {
        case .permanent: "a permanent job"
        case .substitute: "a job in someone's absence"
        case .engagement: "a job for a limited time"
        case .onCall: "work on call"
        }
    }
}
