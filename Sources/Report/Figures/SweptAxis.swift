import Scenarios

/// Where the values of a factor lie: by their size where all are numbers, else beside each other.
struct SweptAxis {
    private let factor: Int?
    /// The values in order, where they lie beside each other.
    let labels: [String]?
    /// The least distance of two values.
    let step: Double

    init(_ sweep: SweepReading, factor: Int?) {
        self.factor = factor
        guard let factor else {
            (labels, step) = (sweep.scenarios, 1)
            return
        }
        let values = sweep.points.compactMap { factor < $0.settings.count ? $0.settings[factor].value : nil }
        let numbers = Set(values.compactMap(Double.init)).sorted()
        if values.allSatisfy({ Double($0) != nil }) {
            labels = nil
            step = numbers.count > 12 ? 0 : zip(numbers, numbers.dropFirst()).map { $1 - $0 }.min() ?? 1
        } else {
            labels = values.distinct()
            step = 1
        }
    }

    func position(_ point: StoredPoint) -> Double {
        guard let factor, factor < point.settings.count else {
            return Double(labels?.firstIndex(of: point.scenario) ?? 0)
        }
        let value = point.settings[factor].value
        return labels.map { Double($0.firstIndex(of: value) ?? 0) } ?? Double(value) ?? 0
    }
}
