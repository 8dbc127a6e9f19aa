/// Amounts for reading.
enum Money {
    /// `16 250 000 NOK`, rounded to whole kroner.
    static func text(_ kroner: Double) -> String {
        let digits = Array(String(Int64(kroner.magnitude.rounded())))
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        let sign = kroner.rounded() < 0 ? "-" : ""
        return sign + groups.reversed().joined(separator: " ") + " NOK"
    }
}
