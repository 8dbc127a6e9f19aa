/// The smallest number of `range`, which begins at 0 or above, that a condition holds for; the upper end where it holds
/// for none.
///
/// The condition must hold for every number above one that it holds for. Bisection over the representable numbers, so
/// the answer is exact however small it is.
///
/// - Complexity: at most 64 calls of `condition`.
func smallest(in range: ClosedRange<Double>, where condition: (Double) -> Bool) -> Double {
    // The bit patterns of numbers that are not negative have the order of the numbers.
    var low = (range.lowerBound + 0).bitPattern
    var high = range.upperBound.bitPattern
    while low < high {
        let middle = low + (high - low) / 2
        if condition(Double(bitPattern: middle)) { high = middle } else { low = middle + 1 }
    }
    return Double(bitPattern: high)
}

/// The smallest whole number not below 0 that a condition holds for, looked for outwards from `guess`.
///
/// The condition must hold for every number above one that it holds for.
///
/// - Complexity: O(log d) calls of `condition`, d the distance of the answer from the guess.
func smallestWholeNumber(near guess: Int, where condition: (Int) -> Bool) -> Int {
    var low = max(0, guess)
    var high = low
    var step = 1
    if condition(high) {
        while low > 0, condition(low) {
            (high, low) = (low, max(0, low - step))
            step *= 2
        }
        if condition(low) { return low }
    } else {
        while !condition(high) {
            (low, high) = (high, high + step)
            step *= 2
        }
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2
        if condition(middle) { high = middle } else { low = middle }
    }
    return high
}

extension RandomAccessCollection where Index == Int {
    /// The index of the first element that a condition holds for; the end where it holds for none.
    ///
    /// The condition must hold for every element after one that it holds for.
    ///
    /// - Complexity: O(log n).
    @inlinable
    func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

@usableFromInline
func requireProbability(_ value: Double) {
    precondition(value >= 0 && value <= 1, "a quantile is asked for a probability between 0 and 1")
}
