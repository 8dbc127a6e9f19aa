import Models
import Scenarios

// The decision brief: question, answer, how sure, what would change it, what it rests on.
extension ReportContext {
    /// For the template, of studies or else of a search; nil where neither is in the report.
    var brief: [String: Any]? {
        guard let first = studies.first else { return sources.optimisations.first.map(brief) }
        return [
            "question": question ?? derivedQuestion, "headline": headline, "answers": answers,
            "glance": glance.context, "sure": howSure, "changes": whatWouldChange, "assumptions": assumptions,
            "description": first.header.description, "hasDescription": !first.header.description.isEmpty,
        ]
    }

    private var derivedQuestion: String {
        guard let first = studies.first else { return "" }
        if studies.count > 1 {
            return phrases(
                "question.comparison", ["a": first.name, "others": phrases.list(studies.dropFirst().map(\.name))])
        }
        if let arms = first.report.cohort?.arms, arms.count > 1 {
            return phrases(
                "question.cohort",
                ["a": arms[0].name, "others": phrases.list(arms.dropFirst().map(\.name)), "name": first.name])
        }
        return phrases("question.single", ["name": first.name, "region": first.input.region.name])
    }

    // MARK: answer

    /// Outcomes that lead: over all eligible; of a cohort over all enrolled.
    var leading: [String] {
        isOfCohorts ? ["ever_employed_12m", "employed_at_12m", "hours_change", "dropout_12m"] : OutcomeSection.leading
    }

    var isOfCohorts: Bool { studies.first?.isCohort ?? false }

    /// Differences in leading outcomes, by what is compared with the first.
    private var leadingDifferences: [(name: String, differences: [Difference])] {
        let all = allDifferences.filter { leading.contains($0.name) && $0.estimate != nil }
        return all.map(\.b).distinct().map { name in (name, all.filter { $0.b == name }) }
    }

    /// The answer in a sentence or two.
    private var headline: String {
        let found = leadingDifferences
        guard !found.isEmpty else { return singleHeadline }
        return found.map { name, differences in
            let told = differences.filter(\.excludesZero)
            let better = told.filter(isBetter).compactMap(gained)
            let worse = told.filter { !isBetter($0) }.compactMap(gained)
            let names: KeyValuePairs = [
                "b": name, "a": differences.first?.a ?? "", "better": phrases.list(better),
                "worse": phrases.list(worse),
                "all": numbers.text(differences.count),
            ]
            switch (better.isEmpty, worse.isEmpty) {
            case (true, true): return phrases(told.isEmpty ? "headline.none" : "headline.alike", names)
            case (false, true): return phrases("headline.better", names)
            case (true, false): return phrases("headline.worse", names)
            case (false, false): return phrases("headline.mixed", names)
            }
        }.joined(separator: " ")
    }

    /// `places within 90 days (6 more of 1000)`; nil for what is written as nought: however sure, it is no news.
    private func gained(_ difference: Difference) -> String? {
        let estimate = difference.estimate ?? 0
        guard difference.unit == "share" else {
            let hours = hours([estimate], [])
            guard hours(estimate) != hours(0) else { return nil }
            return phrases(
                "headline.gained",
                [
                    "outcome": phrases("short." + difference.name),
                    "change": phrases("change.hours", ["count": hours(estimate, signed: true)]),
                ])
        }
        let people = PeopleText(
            [estimate], halfWidths: difference.reaches.compactMap(\.self), numbers: numbers)
        guard people.change(estimate) != people.change(0) else { return nil }
        return phrases(
            "headline.gained_of",
            [
                "outcome": phrases("short." + difference.name), "change": people.change(estimate),
                "base": people.baseText,
            ])
    }

    private func isBetter(_ difference: Difference) -> Bool {
        ((difference.estimate ?? 0) > 0) == (OutcomeCatalogue.preference(of: difference.name) != .smaller)
    }

    private var singleHeadline: String {
        guard let first = studies.first, let job = first.report.regional("eligible_sustained_26w"),
            let place = first.report.regional("coverage_90d"), let jobs = job.estimate, let places = place.estimate
        else { return phrases("headline.no_levels") }
        let people = PeopleText(
            [jobs, places], halfWidths: [job.halfWidth, place.halfWidth].compactMap(\.self), numbers: numbers)
        return phrases(
            "headline.single",
            [
                "base": people.baseText, "jobs": people.range(job.low ?? jobs, job.high ?? jobs),
                "places": people.range(place.low ?? places, place.high ?? places),
            ])
    }

    /// A sentence for each leading outcome, and one for the money.
    private var answers: [String] { leading.compactMap(answer) + [costAnswer].compactMap(\.self) }

    private func answer(_ name: String) -> String? {
        guard let first = studies.first else { return nil }
        let levels = first.report.outcomes.filter { $0.name == name && ($0.group.key.isEmpty || $0.group.key == "arm") }
        guard let level = levels.first, let estimate = level.estimate else { return nil }
        let differences = allDifferences.filter { $0.name == name && $0.estimate != nil }
        let isShare = level.unit == "share"
        let halves = NumberText.reaches(estimate, level.low, level.high) + differences.flatMap(\.reaches)
        let people = PeopleText(
            [estimate] + differences.compactMap(\.estimate), halfWidths: halves.compactMap(\.self), numbers: numbers)
        let subject = isOfCohorts ? level.group.title : first.name
        let (low, high) = (level.low ?? estimate, level.high ?? estimate)
        let hours = hours([low, high] + differences.flatMap(\.written), halves)
        let range =
            isShare
            ? people.range(low, high) : numbers.range(hours(low, signed: true), hours(high, signed: true))
        let opening = phrases(
            "answer." + name,
            [
                "base": people.baseText, "range": range,
                "name": studies.count > 1 || isOfCohorts ? phrases("word.under", ["name": subject]) : "",
            ])
        let clauses = differences.map { clause($0) { self.change($0, isShare ? people : nil, hours) } }
        return clauses.isEmpty ? opening : opening + " " + clauses.joined(separator: " ")
    }

    /// Hours of a week as a sentence has them: with one decimal, and more where an interval needs them.
    private func hours(_ values: [Double?], _ halfWidths: [Double?]) -> NumberRow {
        numbers.row("hours per week", values + [10], halfWidths: halfWidths)
    }

    private func change(_ value: Double, _ people: PeopleText?, _ hours: NumberRow) -> String {
        people?.change(value) ?? phrases("change.hours", ["count": hours(value, signed: true)])
    }

    /// What is more or less with another, with its interval where that can be told from the estimate as it is written.
    func clause(_ difference: Difference, _ change: (Double) -> String) -> String {
        guard let estimate = difference.estimate else { return "" }
        let middle = change(estimate)
        guard let low = difference.simultaneousLow, let high = difference.simultaneousHigh else {
            return phrases("clause.unsure", ["name": difference.b, "change": middle])
        }
        let ends = (low: change(low), high: change(high))
        let key =
            ends == (middle, middle)
            ? difference.excludesZero ? "clause.exact" : "clause.hardly"
            : difference.excludesZero ? "clause.told" : "clause.not_told"
        return phrases(key, ["name": difference.b, "change": middle, "low": ends.low, "high": ends.high])
    }

    /// Levels and differences of the leading outcomes side by side.
    private var glance: DataTable {
        let subjects =
            isOfCohorts && studies.count == 1 ? studies[0].report.cohort?.arms.map(\.name) ?? [] : studies.map(\.name)
        func outcome(_ name: String, _ subject: Int) -> ReportedOutcome? {
            if isOfCohorts {
                return studies.count == 1 ? studies[0].report.outcome(name, ofArm: subjects[subject]) : nil
            }
            return studies[subject].report.regional(name)
        }
        let more = isOfCohorts ? [] : ["additional_sustained_jobs", "coverage_p90_minus_p10", "cost_total"]
        let columns: [DataTable.Column] =
            [.init(title: phrases("column.outcome"), name: "label", isNumber: false)]
            + subjects.flatMap { name -> [DataTable.Column] in
                [.init(title: name, name: "estimate_" + name, isNumber: true)]
            } + [
                .init(title: phrases("column.unit"), name: "unit", isNumber: false),
                .init(title: phrases("column.name"), name: "name", isNumber: false, isHidden: true),
            ]
        let rows = (leading + more).compactMap { name -> [DataTable.Cell]? in
            let found = subjects.indices.map { outcome(name, $0) }
            guard let unit = found.compactMap(\.self).first?.unit else { return nil }
            let row = numbers.row(found)
            let cells = found.map { outcome -> DataTable.Cell in
                guard let outcome, outcome.estimate != nil else { return .init("–", nil) }
                let ends = possible(outcome)
                return .init(row.withInterval(outcome.estimate, ends.low, ends.high), outcome.estimate)
            }
            return [.init(label(name), note: name)] + cells + [
                .init(row.unit, raw: unit), .init(name, isCode: true),
            ]
        }
        return DataTable(
            name: "glance", title: phrases("table.glance", ["percent": percent]), columns: columns, rows: rows)
    }
}
