extension Registry {
    /// A value that a calibration gave, with the central 90 % of its posterior.
    public struct Calibrated: Sendable {
        /// The parameter.
        public let key: ParameterKey
        /// The population or programme whose value it is; nil for the registry's default.
        public let of: String?
        /// Lower end of the interval.
        public let low: Double
        /// Upper end of the interval.
        public let high: Double
    }

    /// What `scenarios/calibration/levels.yaml` gave, by `levels-posterior.json` beside it: defaults are the posterior means, in two or three digits.
    ///
    /// Nearly all the rest of the registry is assumed; these were fitted to patterns P1 to P3, P7 and P9 to P12 given the rest.
    public static let calibrated: [Calibrated] = [
        Calibrated(key: .openingRate, of: nil, low: 0.171, high: 1.32),
        Calibrated(key: .acceptIntercept, of: nil, low: -3.45, high: 0.552),
        Calibrated(key: .acceptAbilityEffect, of: nil, low: 0.196, high: 5.75),
        Calibrated(key: .fitPaceEffect, of: nil, low: 0.384, high: 6.59),
        Calibrated(key: .breakdownScale, of: nil, low: 472, high: 809),
        Calibrated(key: .trainingHireIntercept, of: nil, low: -3.04, high: 0.772),
        Calibrated(key: .ownJobAbilityEffect, of: nil, low: -1.58, high: 2.77),
        Calibrated(key: .wantsFullTimeShare, of: nil, low: 0.65, high: 0.99),
        Calibrated(key: .registerConcurrentShare, of: nil, low: 0.397, high: 0.59),
        Calibrated(key: .ownJobScale, of: nil, low: 272, high: 2971),
        Calibrated(key: .ownJobScale, of: "kvp_external_2017_2019", low: 236, high: 1163),
        Calibrated(key: .ownJobScale, of: "mental_illness", low: 411, high: 930),
        Calibrated(key: .ownJobScale, of: "reduced_capacity_2014", low: 520, high: 1650),
        Calibrated(key: .disabilityRate, of: "reduced_capacity_2014", low: 0.0578, high: 0.0879),
        Calibrated(key: .dropOutScale, of: "train_place", low: 229, high: 606),
    ]
}
