import Testing

@testable import Models

@Suite struct DailyPlanTests {
    /// Half an hour per step on a line.
    private func plan(_ tasks: [DueTask], hours: Double = 6, remoteBeyond: Double = 45) -> DailyPlan {
        DailyPlan(tasks: tasks, base: 0, hours: hours, remoteBeyond: remoteBeyond) { $0 == 0 ? 0.1 : 0.5 * Double($0) }
    }

    @Test func staysAtTheDeskWhenNothingIsDueElsewhere() {
        let plan = plan([DueTask(place: 0, hours: 1, weight: 1)])
        #expect(plan.destination == nil && plan.items.map(\.task) == [0] && plan.travelHours == 0)
    }

    @Test func oneTripServesAllThatIsDueThere() {
        let plan = plan([
            DueTask(place: 2, hours: 1, weight: 1), DueTask(place: 2, hours: 1, weight: 1),
            DueTask(place: 0, hours: 1, weight: 1),
        ])
        #expect(plan.destination == 2)
        #expect(plan.travelHours == 2)
        #expect(plan.items.map(\.task) == [0, 1, 2])
    }

    @Test func theHeavierTaskGoesFirst() {
        let plan = plan([DueTask(place: 0, hours: 4, weight: 1), DueTask(place: 0, hours: 4, weight: 2)])
        #expect(plan.items.map(\.task) == [1])
    }

    @Test func whatIsFarCanBeDoneFromTheDesk() {
        let task = DueTask(place: 3, hours: 1, weight: 1, remote: true)
        let far = plan([task], hours: 3.5)
        #expect(far.destination == nil && far.items == [DailyPlan.Item(task: 0, remote: true)])
        let near = plan([DueTask(place: 1, hours: 1, weight: 1, remote: true)])
        #expect(near.destination == 1 && near.items == [DailyPlan.Item(task: 0, remote: false)])
    }

    @Test func aLongDriveTakesTwoDays() {
        let plan = plan([DueTask(place: 6, hours: 1, weight: 1)])
        #expect(plan.days == 2 && plan.travelHours == 6 && plan.items.count == 1)
        let further = self.plan([DueTask(place: 12, hours: 1, weight: 1)])
        #expect(further.days == 3 && further.travelHours == 12)
        #expect(self.plan([DueTask(place: 60, hours: 1, weight: 1)]).items.isEmpty)
    }

    @Test func localDrivingIsPaidOnce() {
        let out = DueTask(place: 0, hours: 1, weight: 1, outside: true)
        #expect(plan([out, out]).travelHours == 0.2)
    }
}
