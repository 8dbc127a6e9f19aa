import Hummingbird
import Synchronization

/// Wrong tokens by the address that they came from: each further one is answered later, up to some seconds.
final class WrongTokens: Sendable {
    /// Wrong tokens of an address that wait for their answer at the same time.
    static let mostWaiting = 16
    /// Addresses that are remembered.
    static let mostAddresses = 1_000
    /// After so long without a wrong one, an address begins from the start.
    static let memory = Duration.seconds(600)

    private struct Record {
        var wrong = 0
        var waiting = 0
        var last = ContinuousClock.now
    }

    private let records = Mutex<[String: Record]>([:])

    /// How long the answer to the n-th wrong token in a row waits: a quarter of a second, doubled with each, at most 8 seconds.
    static func delay(ofWrong number: Int) -> Duration { .milliseconds(250 << min(max(number - 1, 0), 5)) }

    /// Refuses to compare a token while many wrong ones of the same address wait.
    ///
    /// - Throws: `Refusal`: 429.
    func refuseCrowd(from address: String) throws(Refusal) {
        let waiting = records.withLock { $0[address]?.waiting ?? 0 }
        guard waiting >= Self.mostWaiting else { return }
        var refusal = Refusal(
            .tooManyRequests, "too many wrong tokens from this address; allowed: another attempt in 10 seconds")
        refusal.retryAfter = 10
        throw refusal
    }

    /// Waits as long as this wrong token of an address costs.
    func delay(_ address: String) async {
        let wrong = records.withLock { records in
            var record = records[address] ?? Record()
            if ContinuousClock.now - record.last > Self.memory, record.waiting == 0 { record = Record() }
            record.wrong += 1
            record.waiting += 1
            record.last = .now
            Self.makeRoom(in: &records)
            records[address] = record
            return record.wrong
        }
        try? await Task.sleep(for: Self.delay(ofWrong: wrong))
        records.withLock { $0[address]?.waiting -= 1 }
    }

    /// Forgets the address that was quiet for longest where there are too many.
    private static func makeRoom(in records: inout [String: Record]) {
        guard records.count >= mostAddresses else { return }
        let quiet = records.filter { $0.value.waiting == 0 }.min { $0.value.last < $1.value.last }
        if let quiet { records[quiet.key] = nil }
    }
}
