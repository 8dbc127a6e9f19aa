/// Times of the clock for people.
enum PlainDuration {
    /// `40 s`, `3 min 20 s`, `2 h 5 min`
    static func text(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 1e9).rounded(.up))
        if whole < 60 { return "\(whole) s" }
        return whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
    }
}

extension Duration {
    /// To the millisecond, as results state what something took.
    package var seconds: Double {
        Double(components.seconds) + (Double(components.attoseconds) * 1e-15).rounded() / 1000
    }
}
