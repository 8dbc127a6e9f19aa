import Simulator

/// Hold: N pending events.
struct Hold: EventDrivenModel, ~Copyable {
    var calendar = EventCalendar<UInt32>()
    var stream: RandomStream
    let mixed: Bool

    init(seed: UInt64, size: Int, mixed: Bool) {
        stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 1, identity: 0, purpose: 0))
        self.mixed = mixed
        for id in 0..<size { handle(UInt32(id)) }
    }
    @inline(__always)
    mutating func handle(_ event: UInt32) {
        let mean = mixed && stream.uniform() < 0.1 ? 1000.0 : 1.0
        calendar.schedule(event, at: calendar.now + .days(stream.exponential(mean: mean)))
    }
}
let a = CommandLine.arguments
let n = Int(a[2])!, m = Int(a[3])!
var model = Hold(seed: UInt64(a[1])!, size: n, mixed: a.count > 4)
@inline(never) func run(_ model: inout Hold, _ m: Int) {
    for _ in 0..<m { if let e = model.calendar.next(until: .never) { model.handle(e) } }
}
if a.count > 4 { run(&model, 20 * n) }
let clock = ContinuousClock()
let t = clock.measure { run(&model, m) }
print("swift \(n) \(Double(t.components.attoseconds) / 1e9 / Double(m) + Double(t.components.seconds) * 1e9 / Double(m)) ns now \(model.calendar.now.days)")
func pathway(seed: UInt64, offices: Int) {
    var events = 0
    var p = Pathway(name: StreamName(seed: seed, replication: 1, kind: 1, identity: 0, purpose: 0), offices: offices)
    let t = clock.measure { events = p.simulate(until: Pathway.horizon) }
    var arrivals = 0, wait = 0.0, admitted = 0, busy = 0.0
    for i in p.offices.indices {
        let s = p.offices[i].slots.statistics
        arrivals += s.requests; admitted += s.waits.count; wait += s.waits.mean * Double(s.waits.count)
        busy += p.offices[i].specialists.statistics.utilisation(until: Pathway.horizon)
    }
    print("arr", arrivals, "adm", admitted, "ren", p.reneged, "drop", p.dropped, "ret", p.retained, "active", arrivals - p.reneged - p.dropped - p.retained, "wait", wait / Double(admitted), "util", busy / Double(offices), "events", events, "secs", Double(t.components.attoseconds) / 1e18)
}
for i in 1...3 { pathway(seed: UInt64(i), offices: 40) }
