/// Something that a specialist could do today.
struct DueTask: Sendable, Equatable {
    /// Municipality where it is done.
    var place: Int
    /// Length without travel.
    var hours: Double
    /// How much it matters today; larger goes first.
    var weight: Double
    /// Can be done from the desk by telephone or video.
    var remote = false
    /// Leaves the office even in the municipality of the desk.
    var outside = false
}

/// A specialist's day: what is done, where, and the drive.
///
/// A pure function of the tasks, the place, the hours and the travel times:
/// 1. Every municipality with a task is a possible trip, and staying at the desk is another.
/// 2. For each, tasks are taken by weight until the hours are used: first those at the destination, then those at the desk and those
///    that can be done from afar, within the time that the drive leaves.
/// 3. A trip whose drive leaves no time for any task in one day takes as many days as it needs, up to the longest trip.
/// 4. Where a plan has fixed the destination, the trip goes there, in the fewest days in which something can be done there.
/// 5. Else the choice with the largest weight done per day wins, what is done from afar counting for its worth; ties go to the nearer, then to the lower number.
struct DailyPlan: Sendable, Equatable {
    /// A task that is done.
    struct Item: Sendable, Equatable {
        var task: Int
        var remote: Bool
    }

    /// Where a trip may go.
    enum Trips: Sendable, Equatable {
        case anywhere
        /// There, whatever is due, unless it is further than the longest trip.
        case only(Int)
        /// Not to places that have days of their own.
        case elsewhere(than: [Int])

        func allows(_ place: Int) -> Bool {
            switch self {
            case .anywhere: true
            case .only(let only): place == only
            case .elsewhere(let others): !others.contains(place)
            }
        }
    }

    /// In the order in which they are done.
    var items: [Item] = []
    /// Nil when the day is spent at the desk.
    var destination: Int?
    /// On the road, both ways, local driving included.
    var travelHours = 0.0
    /// Hours of tasks.
    var taskHours = 0.0
    /// Working days that it takes.
    var days = 1
    private var weight = 0.0
    private let remoteWorth: Double

    /// The best plan for a day of so many hours from a desk at `base`.
    init(
        tasks: [DueTask], base: Int, hours: Double, remoteBeyond minutes: Double, remoteWorth: Double = 1,
        trips: Trips = .anywhere, longestTrip: Int = Int(Registry[.longestTrip].defaultValue),
        oneWay: (Int) -> Double
    ) {
        let order = tasks.indices.sorted { (tasks[$1].weight, $0) < (tasks[$0].weight, $1) }
        var places: [Int] = []
        for task in tasks where task.place != base && !places.contains(task.place) && trips.allows(task.place) {
            places.append(task.place)
        }
        self.init(remoteWorth: remoteWorth)
        fill(order, tasks, base: base, hours: hours, remoteBeyond: minutes, oneWay)
        /// In the fewest days in which something can be done there; if it has to be, in the fewest that the drive takes.
        func trip(to place: Int, inAnyCase: Bool) -> DailyPlan? {
            var shortest: DailyPlan?
            for days in 1...max(1, longestTrip) where 2 * oneWay(place) <= hours * Double(days) {
                var plan = DailyPlan(remoteWorth: remoteWorth)
                plan.destination = place
                plan.days = days
                plan.travelHours = 2 * oneWay(place)
                plan.fill(order, tasks, base: base, hours: hours, remoteBeyond: minutes, oneWay)
                if plan.doesSomethingAtDestination(tasks) { return plan }
                if shortest == nil { shortest = plan }
            }
            return inAnyCase ? shortest : nil
        }
        if case .only(let place) = trips, place != base {
            if let plan = trip(to: place, inAnyCase: true) { self = plan }
            return
        }
        for place in places.sorted(by: { (oneWay($0), $0) < (oneWay($1), $1) }) {
            guard let plan = trip(to: place, inAnyCase: false) else { continue }
            if plan.weight / Double(plan.days) > weight / Double(days) { self = plan }
        }
    }

    private func doesSomethingAtDestination(_ tasks: [DueTask]) -> Bool {
        items.contains { tasks[$0.task].place == destination && !$0.remote }
    }

    private init(remoteWorth: Double) { self.remoteWorth = remoteWorth }

    /// Takes tasks by weight while they fit.
    private mutating func fill(
        _ order: [Int], _ tasks: [DueTask], base: Int, hours: Double, remoteBeyond minutes: Double,
        _ oneWay: (Int) -> Double
    ) {
        var left = hours * Double(days) - travelHours
        var drivenLocally = false
        let passes = destination.map { [$0, base] } ?? [base]
        for place in passes {
            for index in order {
                let task = tasks[index]
                let fromAfar =
                    task.remote && task.place != destination && oneWay(task.place) * 60 >= minutes && place == base
                guard task.place == place || (fromAfar && task.place != base) else { continue }
                let local = task.outside && task.place == base && !drivenLocally ? 2 * oneWay(base) : 0
                guard task.hours + local <= left, !items.contains(where: { $0.task == index }) else { continue }
                if local > 0 { drivenLocally = true }
                left -= task.hours + local
                travelHours += local
                taskHours += task.hours
                let remote = task.place != place
                weight += task.weight * (remote ? remoteWorth : 1)
                items.append(Item(task: index, remote: remote))
            }
        }
    }
}
