import Models

/// A region, its numbers and an amount a year: what a strategy has to keep to.
struct AllocationBudget {
    let region: Region
    let parameters: ParameterValues
    /// NOK of 2019 a year.
    let limit: Double

    /// What teams are planned to cost a year.
    func cost(_ teams: [Team]) -> Double {
        PlannedCost(teams: teams, region: region, parameters: parameters).total
    }

    /// True where the teams cost no more than the limit.
    func affords(_ teams: [Team]) -> Bool { cost(teams) <= limit }

    /// People who become eligible a year in a municipality.
    func inflow(_ municipality: Int) -> Double { region.expectedInflow(municipality, parameters) }

    /// The place with the shortest drive to a municipality; the lower number of equals.
    func nearest(to municipality: Int, among places: [Int]) -> Int? {
        places.min { a, b in
            let (first, second) = (region.travel.minutes(a, municipality), region.travel.minutes(b, municipality))
            return (first, number(a)) < (second, number(b))
        }
    }

    /// The name of a municipality, with its number where others are named so.
    func uniqueName(_ municipality: Int) -> String {
        let name = region.municipalities[municipality].name
        let isShared = region.municipalities.filter { $0.name == name }.count > 1
        return isShared ? "\(name) (\(number(municipality)))" : name
    }

    /// The number of a municipality, by which ties are broken.
    func number(_ municipality: Int) -> String { region.municipalities[municipality].number }
}

/// Why a strategy gives no teams.
struct BudgetTooSmall: Error, Hashable {
    /// What is the least that it needs, in words.
    var needs: String
    /// What that costs, NOK of 2019 a year.
    var cost: Double
}
