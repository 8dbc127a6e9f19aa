import Testing

@testable import Simulator

/// Long random sequences of requests, releases, withdrawals by fresh and by stale tickets, and changes of capacity, on a pool and on
/// an array: exact agreement in who is granted, and of the statistics to a relative 1e-9.
@Suite struct PoolDuelTests {
    @Test(arguments: [0, 1, 3, 5], [0, 1, 4, Int.max])
    func agreesWithAnArray(_ capacity: Int, lineLimit: Int) {
        var duel = PoolDuel(capacity: capacity, lineLimit: lineLimit, seed: 540)
        for share in [0.4, 0.7, 0.2, 0.5, 0.1] { duel.run(800, requests: share) }
        #expect(duel.fault == nil)
        #expect(
            duel.longest == min(lineLimit, duel.longest)
                && (lineLimit < 5 ? duel.longest == lineLimit : duel.longest > 50))
    }

    @Test func aTicketOfNothingTakesNobodyOut() {
        var pool = Pool<Int>(capacity: 1)
        #expect(pool.withdraw(.none, at: .start) == nil)
        _ = pool.seize(1, at: .start)
        guard case .waiting(let ticket) = pool.seize(2, at: .start) else { return }
        #expect(pool.release(at: Instant(days: 1)) == 2)
        #expect(pool.withdraw(ticket, at: Instant(days: 1)) == nil)
        _ = pool.seize(3, at: Instant(days: 2))
        #expect(pool.withdraw(ticket, at: Instant(days: 2)) == nil && pool.waiting == 1)
    }
}
