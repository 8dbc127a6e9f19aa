/// P-values adjusted for how many there are, by Holm's step-down method.
///
/// An adjusted value at most alpha marks a difference; the chance that any true null is marked is then at most alpha, whatever the
/// dependence between them. S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
/// (1979) 65-70.
///
/// - Returns: the adjusted values in the order of the given ones, each at most 1.
/// - Complexity: O(n log n).
public func holmAdjusted(_ values: [Double]) -> [Double] {
    var adjusted = values
    var highest = 0.0
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    for (rank, index) in order.enumerated() {
        highest = max(highest, min(1, Double(values.count - rank) * values[index]))
        adjusted[index] = highest
    }
    return adjusted
}
