import Models
import Simulator

/// How far a search is.
public struct SearchProgress: Sendable {
    /// Runs that were looked at.
    public var done: Int
    /// About how many there will be.
    public var total: Int
    /// Those that were made before.
    public var found: Int
}

/// What a search has seen so far: all allocations with their runs, in the order in which they came up.
final class SearchCourse {
    private(set) var allocations: [DeskAllocation] = []
    private var values: [DeskAllocation: [RunValues]] = [:]
    private var done = 0
    private let total: Int
    private let found: Int

    /// Nothing seen; `found` runs were made before.
    init(total: Int, found: Int) {
        (self.total, self.found) = (total, found)
    }

    /// Counts a run that came in.
    func delivered() -> SearchProgress {
        done += 1
        let shown = max(done, min(found, total))
        // How many runs a search takes is known only at its end.
        return SearchProgress(done: shown, total: max(total, shown + 1), found: min(found, shown))
    }

    /// The end of a search.
    var finished: SearchProgress { SearchProgress(done: done, total: done, found: min(found, done)) }

    /// The next run of an allocation.
    func add(_ run: RunValues, _ allocation: DeskAllocation) {
        if values[allocation] == nil { allocations.append(allocation) }
        values[allocation, default: []].append(run)
    }

    /// The runs of an allocation, by replication from the first.
    func runs(of allocation: DeskAllocation) -> [RunValues] { values[allocation] ?? [] }

    /// All runs.
    var runs: Int { values.values.reduce(0) { $0 + $1.count } }

    /// The level of each allocation with its standard error, as if all had had the same luck: what replications have in common is taken out by
    /// least squares on allocations and replications.
    func levels(_ value: (RunValues) -> Double) -> [DeskAllocation: (mean: Double, error: Double)] {
        let rows = allocations.map { runs(of: $0).map(value) }
        let longest = rows.map(\.count).max() ?? 0
        var luck = Array(repeating: 0.0, count: longest)
        var means = rows.map { _ in 0.0 }
        for _ in 0..<25 {
            for (index, row) in rows.enumerated() {
                means[index] = zip(row, luck).reduce(0) { $0 + $1.0 - $1.1 } / Double(max(1, row.count))
            }
            for replication in luck.indices {
                let having = rows.indices.filter { rows[$0].count > replication }
                let sum = having.reduce(0) { $0 + rows[$1][replication] - means[$1] }
                luck[replication] = sum / Double(max(1, having.count))
            }
            let middle = luck.reduce(0, +) / Double(max(1, luck.count))
            for replication in luck.indices { luck[replication] -= middle }
        }
        let rests = rows.indices.flatMap { index in zip(rows[index], luck).map { $0 - $1 - means[index] } }
        let freedom = max(1, rests.count - rows.count - longest + 1)
        let noise = (rests.reduce(0) { $0 + $1 * $1 } / Double(freedom)).squareRoot()
        return Dictionary(
            uniqueKeysWithValues: allocations.indices.map {
                (allocations[$0], (means[$0], noise / Double(max(1, rows[$0].count)).squareRoot()))
            })
    }
}
