import Models
import Simulator

/// Turns what a chain of files states of a cohort into a study.
struct CohortResolver {
    /// All files of the chain as one.
    let merged: ScenarioLayer
    /// The file that the user named.
    let file: ScenarioLayer
    let problems: Problems

    /// The model's input with its region; nil with problems.
    func input(_ loaded: LoadedRegion?, start: CalendarDate) -> ModelInput? {
        let statement = merged.cohort
        guard let loaded else { return nil }
        let place = statement.place.flatMap { loaded.index($0, problems: problems) }
        let stated = statement.arms?.value ?? []
        let arms = stated.map { arm($0, place: place ?? 0) }
        guard let place, let followUp = statement.followUp, !arms.isEmpty, problems.isEmpty else { return nil }
        let cohort = Cohort(
            place: place, enrolment: statement.enrolment?.value ?? .zero, followUp: followUp.value, arms: arms)
        var region = loaded.region
        if region.name.isEmpty { region.name = file.name?.value ?? FilePath.stem(file.file) }
        return ModelInput(region: region, parameters: merged.parameterValues, start: start, cohort: cohort)
    }

    private func arm(_ statement: ArmStatement, place: Int) -> Cohort.Arm {
        let values = merged.parameterValues(of: statement)
        reportContradictions(values, statement)
        reportNeedlessPosts(values, statement)
        let teams = Cohort.teams(
            of: statement.name.value, participants: statement.participants.value, at: place,
            posts: statement.posts?.value, supervisor: statement.supervisor?.value, values)
        let needed = teams.reduce(0) { $0 + $1.posts }
        if needed > StudyLimits.posts {
            problems.add(
                statement.participants.place,
                "arm '\(statement.name.value)' needs \(needed) posts; allowed: at most \(StudyLimits.posts), with fewer participants, a larger 'caseload.cap', or 'posts'"
            )
        }
        return Cohort.Arm(
            name: statement.name.value, programme: statement.programme.value,
            participants: statement.participants.value, teams: teams, parameters: values)
    }

    private func reportContradictions(_ values: ParameterValues, _ arm: ArmStatement) {
        for contradiction in values.contradictions {
            let stated = contradiction.keys.compactMap { (arm.parameters[$0] ?? merged.parameters[$0])?.place }
            let names = contradiction.keys.map { "'\(Registry[$0].name)'" }.joined(separator: ", ")
            problems.add(stated.first ?? arm.place, "\(names): \(contradiction.message)")
        }
    }

    private func reportNeedlessPosts(_ values: ParameterValues, _ arm: ArmStatement) {
        guard !values.isDelivered else { return }
        let stated = [("posts", arm.posts?.place), ("supervisor", arm.supervisor?.place)]
        for case (let key, let place?) in stated {
            problems.add(
                place, "arm '\(arm.name.value)' has '\(key)', but nobody delivers its programme; allowed: none")
        }
    }
}

extension ScenarioLayer {
    /// All numbers of one arm: what is the arm's own comes over what is the scenario's, and what is stated one by one over sets of numbers.
    func parameterValues(of arm: ArmStatement) -> ParameterValues {
        var layer = self
        layer.programme = arm.programme
        layer.population = arm.population ?? population
        layer.effort = arm.effort ?? effort
        layer.parameters = parameters.merging(arm.parameters) { _, own in own }
        return layer.parameterValues
    }
}
