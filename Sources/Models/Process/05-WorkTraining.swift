import Foundation
import Simulator

// 5, continued. Unpaid work training on top of full staffing: no promise of a job, and time in which others search (B1.3).
extension FollowUpModel {
    /// Training of some months; whether and when it breaks off is drawn by fit and unmet need (B1.1).
    mutating func beginTraining(_ s: Index<Seeker>, _ e: Index<Employer>) {
        var stream = names.stream(.seeker, seekers[s].identity, .training, seekers[s].proposals)
        let length = stream.gamma(mean: values[.trainingMonths], shape: values[.trainingShape])
        let strain =
            values[.breakdownFitEffect] * (0.5 - trueFit(s, e))
            + values[.breakdownNeedEffect] * (seekers[s].traits.need - 0.5)
        let untilBreak = stream.exponential(mean: 1) / max(1e-9, values[.trainingBreakRate] * exp(strain))
        let breaksOff = untilBreak < length
        seekers[s].training = WorkTraining(employer: e, breaksOff: breaksOff)
        seekers[s].step = .training
        seekers[s].clocks.trainingEnd = now + .months(min(length, untilBreak))
        if tells(s) { note(.trainingBegan(told(e), months: length)) }
        refreshClocks(s)
        reschedule(s)
    }

    /// At the end the employer hires, or not, as after a job taste but less often than where a job was the aim.
    mutating func endTraining(_ s: Index<Seeker>) {
        seekers[s].clocks.trainingEnd = .never
        guard let training = seekers[s].training else { return }
        seekers[s].training = nil
        seekers[s].step = .none
        let odds =
            values[.trainingHireIntercept] + values[.tasteHireFitEffect] * (trueFit(s, training.employer) - 0.5)
        let hired = !training.breaksOff && chance(logistic(odds), s, .tasteOutcome, 1 << 32 | seekers[s].proposals)
        if tells(s) {
            note(turning: .trainingEnded(training.breaksOff ? .brokenOff : hired ? .wanted : .notWanted))
        }
        if hired { beginAgreement(s, training.employer) } else { reject(s) }
    }
}
