/// What posts, supervision and travel cost a year, as planned: by this, strategies are held to one budget.
///
/// Travel by a planning rule, since the real driving is known only after a run: each post makes some trips a week from its desk to the
/// area that it serves, at the mean distance of the expected inflow there. Where there are presence days, these are counted.
public struct PlannedCost: Hashable, Sendable {
    /// Job specialists, NOK of 2019 a year.
    public var posts: Double
    /// Supervisors, NOK of 2019 a year.
    public var supervision: Double
    /// Training of ordinary counsellors, NOK of 2019 a year.
    public var training: Double
    /// Travel, NOK of 2019 a year, by the planning rule.
    public var travel: Double

    /// All of it.
    public var total: Double { posts + supervision + training + travel }

    /// The planned cost of an allocation.
    public init(teams: [Team], region: Region, parameters: ParameterValues) {
        let price = parameters[.postPrice]
        posts = teams.reduce(0) { $0 + $1.fullTimePosts } * price
        supervision = teams.reduce(0) { $0 + $1.supervisor } * price
        training = teams.reduce(0) { $0 + $1.training(parameters) }
        travel = teams.reduce(0) { sum, team in
            let planned = Set(team.presence.map(\.municipality))
            let serves = planned.isEmpty ? team.serves : team.serves.filter { !planned.contains($0) }
            let atBase = region.plannedTravel(
                Double(team.postsAtBase) * team.fte, at: team.base, serving: serves, parameters)
            let byPlan = region.travelByPlan(team, parameters)
            return team.outposts.reduce(sum + atBase + byPlan) {
                $0
                    + region.plannedTravel(
                        Double($1.posts) * team.fte, at: $1.municipality, serving: $1.serves, parameters)
            }
        }
    }
}

extension Team {
    /// What the training of ordinary counsellors costs, NOK of 2019 a year; nothing for job specialists.
    func training(_ parameters: ParameterValues) -> Double {
        areCounsellors ? Double(posts) * parameters[.trainingPrice] : 0
    }
}

extension Region {
    /// People who become eligible a year in a municipality, on average.
    ///
    /// By residents aged 18 to 66, or in part by receivers of health-related benefits, with the same sum over the region.
    public func expectedInflow(_ municipality: Int, _ parameters: ParameterValues) -> Double {
        let place = municipalities[municipality]
        let weight = parameters[.inflowBenefitWeight]
        let recipients = weight > 0 ? municipalities.reduce(0) { $0 + $1.benefitRecipients } : 0
        guard recipients > 0 else { return place.residents18to66 * parameters[.inflowRate] }
        let residents = municipalities.reduce(0) { $0 + $1.residents18to66 }
        let likely = place.benefitRecipients * residents / recipients
        return ((1 - weight) * place.residents18to66 + weight * likely) * parameters[.inflowRate]
    }

    /// NOK a year for a team's presence days.
    fileprivate func travelByPlan(_ team: Team, _ parameters: ParameterValues) -> Double {
        team.presence.reduce(0) { sum, day in
            let people = Double(day.post == nil ? team.postsAtBase : 1)
            let trips = people * parameters[.workingWeeks] / Double(day.every)
            return sum + trips * 2 * travel.kilometres(team.base, day.municipality) * parameters[.kilometrePrice]
        }
    }

    /// NOK a year for the trips of some posts.
    fileprivate func plannedTravel(_ posts: Double, at base: Int, serving: [Int], _ parameters: ParameterValues)
        -> Double
    {
        let inflow = serving.reduce(0) { $0 + expectedInflow($1, parameters) }
        guard inflow > 0 else { return 0 }
        let distance = serving.reduce(0) {
            $0 + ($1 == base ? 0 : travel.kilometres(base, $1)) * expectedInflow($1, parameters) / inflow
        }
        let trips = parameters[.plannedTripsPerWeek] * parameters[.workingWeeks]
        return posts * trips * 2 * distance * parameters[.kilometrePrice]
    }
}

extension ModelInput {
    /// About how many people become eligible in one replication, from its start to its horizon, or how many are enrolled.
    public var expectedEligible: Double {
        if let cohort { return Double(cohort.participants(of: self)) }
        return region.municipalities.indices.reduce(0) { $0 + region.expectedInflow($1, parameters) } * horizon.years
    }
}
