import Foundation
import Simulator

// 5, continued. Job tastes: day by day, the first one hardest (B3.8).
extension FollowUpModel {
    mutating func beginTasteOrAgreement(_ s: Index<Seeker>, _ e: Index<Employer>) {
        var stream = names.stream(.seeker, seekers[s].identity, .tasteLength, seekers[s].proposals)
        guard stream.chance(values[.tasteShare]) else { return beginAgreement(s, e) }
        let span = Int(values[.tasteLongest] - values[.tasteShortest]) + 1
        let length = Int(values[.tasteShortest]) + stream.index(below: max(1, span))
        seekers[s].taste = JobTaste(employer: e, days: length)
        seekers[s].tastes += 1
        seekers[s].step = .tasting
        if tells(s) { note(.tasteBegan(told(e), days: length)) }
        scheduleTasteDay(s, after: today)
        reschedule(s)
    }

    /// Three in the afternoon of the next working day.
    private mutating func scheduleTasteDay(_ s: Index<Seeker>, after day: Int) {
        seekers[s].clocks.tasteDay =
            days.nextWorkingDay(after: day).map { Instant(days: Double($0)) + .hours(15) } ?? .never
    }

    mutating func endTasteDay(_ s: Index<Seeker>) {
        seekers[s].clocks.tasteDay = .never
        bringSlowStatesToNow(s)
        guard var taste = seekers[s].taste else { return }
        taste.day += 1
        let came = attends(s, taste)
        let wasMissed = taste.missed
        if tells(s) { note(.tasteDay(number: taste.day, came: came, accompanied: taste.accompanied)) }
        taste.missed = !came
        taste.accompanied = false
        seekers[s].taste = taste
        if !came && wasMissed {
            failTaste(s)
        } else if !came {
            seekers[s].due = now
            drift(s)
            scheduleTasteDay(s, after: today)
        } else if taste.day >= taste.days {
            completeTaste(s)
        } else {
            scheduleTasteDay(s, after: today)
        }
    }

    /// Day one and perhaps two are managed; being fetched and accompanied helps.
    private func attends(_ s: Index<Seeker>, _ taste: JobTaste) -> Bool {
        let crisis = taste.day >= 3 && seekers[s].tastes == 1 ? values[.tasteFirstCrisis] : 0
        let odds =
            values[.tasteAttendIntercept] + values[.tasteTrustEffect] * (seekers[s].trust - 0.5)
            + values[.tasteMotivationEffect] * (seekers[s].motivation - 0.5)
            + values[.tasteEfficacyEffect] * (seekers[s].traits.efficacy - values[.efficacyMean]) / 9
            + values[.tasteFitEffect] * (trueFit(s, taste.employer) - 0.5)
            + values[.tasteReadinessEffect] * (seekers[s].traits.readiness - 0.5)
            + (taste.accompanied ? values[.tasteAccompaniedEffect] : 0) - crisis
        return chance(logistic(odds), s, .tasteDay, UInt64(seekers[s].tastes) << 8 | UInt64(min(taste.day, 255)))
    }

    private mutating func completeTaste(_ s: Index<Seeker>) {
        guard let taste = seekers[s].taste else { return }
        let odds = values[.tasteHireIntercept] + values[.tasteHireFitEffect] * (trueFit(s, taste.employer) - 0.5)
        seekers[s].taste = nil
        seekers[s].step = .none
        let wanted = chance(logistic(odds), s, .tasteOutcome, UInt64(seekers[s].tastes))
        if tells(s) { note(turning: .tasteEnded(wanted ? .wanted : .notWanted)) }
        if wanted {
            beginAgreement(s, taste.employer)
        } else {
            reject(s)
        }
    }

    /// A failed taste needs contact anew and costs a little goodwill; the next one is less frightening.
    private mutating func failTaste(_ s: Index<Seeker>) {
        guard let taste = seekers[s].taste else { return }
        seekers[s].taste = nil
        seekers[s].step = .none
        if tells(s) { note(turning: .tasteEnded(.brokenOff)) }
        employers[taste.employer].goodwill =
            max(-1, employers[taste.employer].goodwill - values[.goodwillLoss] * values[.goodwillTasteShare])
        reject(s)
    }
}
