/// What posts, supervision and travel cost a year, as planned: by this, strategies are held to one budget.
///
/// Travel by a planning rule, since the real driving is known only after a run: each post makes some trips a week from its desk to the
/// area that it serves, at the mean distance of the expected inflow there.
public struct PlannedCost: Hashable, Sendable {
    /// Job specialists, NOK of 2019 a year.
    public var posts: Double
    /// Supervisors, NOK of 2019 a year.
    public var supervision: Double
    /// Travel, NOK of 2019 a year, by the planning rule.
    public var travel: Double

    /// All of it.
    public var total: Double { posts + supervision + travel }

    /// The planned cost of an allocation.
    public init(teams: [Team], region: Region, parameters: ParameterValues) {
        let price = parameters[.postPrice]
        posts = Double(teams.reduce(0) { $0 + $1.posts }) * price
        supervision = teams.reduce(0) { $0 + $1.supervisor } * price
        travel = teams.reduce(0) { sum, team in
            let atBase = region.plannedTravel(team.postsAtBase, at: team.base, serving: team.serves, parameters)
            return team.outposts.reduce(sum + atBase) {
                $0 + region.plannedTravel($1.posts, at: $1.municipality, serving: $1.serves, parameters)
            }
        }
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

    /// NOK a year for the trips of some posts.
    fileprivate func plannedTravel(_ posts: Int, at base: Int, serving: [Int], _ parameters: ParameterValues) -> Double
    {
        let inflow = serving.reduce(0) { $0 + expectedInflow($1, parameters) }
        guard inflow > 0 else { return 0 }
        let distance = serving.reduce(0) {
            $0 + ($1 == base ? 0 : travel.kilometres(base, $1)) * expectedInflow($1, parameters) / inflow
        }
        let trips = parameters[.plannedTripsPerWeek] * parameters[.workingWeeks]
        return Double(posts) * trips * 2 * distance * parameters[.kilometrePrice]
    }
}
