/// The unit of space: people live, work and are served in a municipality; travel is between the centres.
public struct Municipality: Hashable, Sendable {
    /// Official number, four digits as text.
    public var number: String
    /// Official name.
    public var name: String
    /// Residents aged 18 to 66.
    public var residents18to66: Double
    /// Residents aged 18 to 29.
    public var residents18to29: Double
    /// Residents who receive a work assessment allowance or a disability pension.
    public var benefitRecipients: Double
    /// Establishments with at least one employee.
    public var employers: Int
    /// SSB centrality class, 1 (most central) to 6.
    public var centrality: Int
    /// Index of the office that serves it.
    public var office: Int

    /// A municipality from its parts.
    public init(
        number: String, name: String, residents18to66: Double, residents18to29: Double, benefitRecipients: Double,
        employers: Int, centrality: Int, office: Int
    ) {
        self.number = number
        self.name = name
        self.residents18to66 = residents18to66
        self.residents18to29 = residents18to29
        self.benefitRecipients = benefitRecipients
        self.employers = employers
        self.centrality = centrality
        self.office = office
    }
}

/// A NAV office.
public struct Office: Hashable, Sendable {
    /// NAV's number of the office, four digits as text.
    public var number: String
    /// Its name.
    public var name: String
    /// Indices of the municipalities that it serves.
    public var municipalities: [Int]
    /// Index of the municipality where it sits: the most populous that it serves.
    public var seat: Int

    /// An office from its parts.
    public init(number: String, name: String, municipalities: [Int], seat: Int) {
        self.number = number
        self.name = name
        self.municipalities = municipalities
        self.seat = seat
    }
}

/// Driving times and distances between municipal centres, one way.
public struct TravelMatrix: Hashable, Sendable {
    /// How many centres.
    public let size: Int
    /// True where the times are estimates and not a planner's own.
    public let approximate: Bool
    private let minutesFlat: [Double]
    private let kilometresFlat: [Double]

    /// A matrix from rows of minutes and of kilometres; both square and of one size.
    public init(minutes: [[Double]], kilometres: [[Double]], approximate: Bool) {
        precondition(minutes.allSatisfy { $0.count == minutes.count } && kilometres.count == minutes.count)
        size = minutes.count
        minutesFlat = minutes.flatMap { $0 }
        kilometresFlat = kilometres.flatMap { $0 }
        self.approximate = approximate
    }

    /// Minutes from one centre to another in summer.
    public func minutes(_ from: Int, _ to: Int) -> Double { minutesFlat[from * size + to] }
    /// Kilometres from one centre to another.
    public func kilometres(_ from: Int, _ to: Int) -> Double { kilometresFlat[from * size + to] }
}

/// Where a study takes place.
///
/// Copies of one region are known to be equal without a look at what is in them, which is much for a nation.
public struct Region: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Municipalities, by index everywhere in the model.
    public var municipalities: [Municipality]
    /// Offices, by index.
    public var offices: [Office]
    /// Travel between the centres of the municipalities.
    public var travel: TravelMatrix
    /// Larger areas for which outcomes are taken too; nil for none.
    public var division: Division?

    /// A region from its parts.
    public init(
        name: String, municipalities: [Municipality], offices: [Office], travel: TravelMatrix,
        division: Division? = nil
    ) {
        self.name = name
        self.municipalities = municipalities
        self.offices = offices
        self.travel = travel
        self.division = division
    }
}
