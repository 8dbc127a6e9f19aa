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
        let settings = sweep.points.compactMap { factor < $0.settings.count ? $0.settings[factor] : nil }
        if sweep.isNumber(factor) {
            let numbers = Set(settings.compactMap(\.number)).sorted()
            labels = nil
            step = numbers.count > 12 ? 0 : zip(numbers, numbers.dropFirst()).map { $1 - $0 }.min() ?? 1
        } else {
            labels = settings.map(\.value).distinct()
            step = 1
        }
    }

    func position(_ point: StoredPoint) -> Double {
        guard let factor, factor < point.settings.count else {
            return Double(labels?.firstIndex(of: point.scenario) ?? 0)
        }
        let setting = point.settings[factor]
        return labels.map { Double($0.firstIndex(of: setting.value) ?? 0) } ?? setting.number ?? 0
    }
}
