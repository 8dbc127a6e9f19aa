import Models

/// Merges offices as NAV did from 2015 on (B5.5): tasks and distances stay, since a municipality is where it was.
enum OfficeMerger {
    /// The region with so many offices left: again and again the one with the least expected inflow goes into its nearest neighbour.
    ///
    /// The neighbour keeps its name, number and place. Ties go to the lower number of the seat.
    static func merged(_ region: Region, leaving count: Int, inflow: (Int) -> Double) -> Region {
        var offices = region.offices
        func number(_ office: Office) -> String { region.municipalities[office.seat].number }
        func size(_ office: Office) -> Double { office.municipalities.reduce(0) { $0 + inflow($1) } }
        while offices.count > max(1, count) {
            let smallest = offices.indices.min {
                (size(offices[$0]), number(offices[$0])) < (size(offices[$1]), number(offices[$1]))
            }
            guard let smallest else { break }
            let gone = offices.remove(at: smallest)
            let nearest = offices.indices.min { a, b in
                (region.travel.minutes(gone.seat, offices[a].seat), number(offices[a]))
                    < (region.travel.minutes(gone.seat, offices[b].seat), number(offices[b]))
            }
            if let nearest { offices[nearest].municipalities += gone.municipalities }
        }
        return renumbered(region, offices)
    }

    private static func renumbered(_ region: Region, _ offices: [Office]) -> Region {
        var merged = region
        merged.offices = offices
        for (index, office) in offices.enumerated() {
            merged.offices[index].municipalities.sort()
            for municipality in office.municipalities { merged.municipalities[municipality].office = index }
        }
        return merged
    }
}
