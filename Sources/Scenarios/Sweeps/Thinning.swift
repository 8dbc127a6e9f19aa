import Models

extension [Observation] {
    /// The same numbers for the whole region or arm, which is what a sweep keeps: a quarter of the bytes in the shipped region.
    ///
    /// Numbers of which differences between municipalities are made stay by municipality. Segments, offices and teams are gone.
    func thinned() -> [Observation] {
        var sums: [Slot: Double] = [:]
        for observation in self {
            var cell = Cell(arm: observation.cell.arm)
            if OutcomeCatalogue.municipalMeasures.contains(observation.measure) {
                cell.municipality = observation.cell.municipality
            }
            sums[Slot(measure: observation.measure, cell: cell, day: observation.day), default: 0] += observation.value
        }
        return sums.map { Observation(measure: $0.measure, cell: $0.cell, day: $0.day, value: $1) }
            .ranked { (measureOrder[$0.measure] ?? 0, $0.cell.municipality * 1_000 + $0.cell.arm, $0.day) }
    }

    private struct Slot: Hashable {
        var measure: Measure
        var cell: Cell
        var day: Int
    }
}

private let measureOrder = Dictionary(uniqueKeysWithValues: Measure.allCases.enumerated().map { ($1, $0) })
