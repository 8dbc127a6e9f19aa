import Simulator
import Testing

@testable import Scenarios

@Suite struct QuantityTests {
    @Test func readsNumberAndUnit() {
        #expect(Quantity("16 million NOK").map { [$0.number == 16e6, $0.unit == "NOK"] } == [true, true])
        #expect(Quantity("90min")?.unit == "min")
        #expect(Quantity("1e3 hours")?.number == 1000)
        #expect(Quantity("2 eggs")?.unit == "eggs")
        #expect(Quantity("15")?.unit.isEmpty == true)
    }

    @Test(arguments: ["", "many", "inf", "nan", "0x", "- 5"])
    func refusesWhatIsNoNumber(_ text: String) {
        #expect(Quantity(text) == nil || Quantity(text)?.number == 0)
    }

    @Test func convertsTime() {
        #expect(Quantity("3 years")?.span == .years(3))
        #expect(Quantity("1095 days")?.span == .days(1095))
        #expect(Quantity("1 month")?.span == .days(30.4375))
        #expect(Quantity("2 weeks")?.span == .days(14))
        #expect(Quantity("2 km")?.span == nil)
    }
}
