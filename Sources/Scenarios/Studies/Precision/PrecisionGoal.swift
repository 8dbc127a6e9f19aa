import Simulator

/// Until when a study goes on: every named outcome as precise as wanted, or a largest number of replications.
///
/// The half-widths are those that are printed, each of the stated confidence for itself: of the levels of every scenario for the whole region, or
/// for every arm, and of the paired differences with the first scenario, whose intervals hold at once. Looks are at numbers of
/// replications that follow from the results alone, so that a study that was interrupted ends where it would have ended.
public struct PrecisionGoal: Hashable, Sendable {
    /// What is to be known how precisely; at least one.
    public var targets: [PrecisionTarget]
    /// The fewest replications to judge by; 20 unless told, since fewer stop by chance too often (see `PrecisionRule`).
    public var minimum: Int
    /// The replications at which to stop, precise or not.
    public var maximum: Int

    /// A goal; the defaults are those of the command line.
    public init(targets: [PrecisionTarget], minimum: Int = 20, maximum: Int = 2000) {
        (self.targets, self.minimum, self.maximum) = (targets, minimum, maximum)
    }

    func rule(confidence: Double) -> PrecisionRule {
        PrecisionRule(
            targets: targets.map(\.halfWidth), confidence: confidence, isSimultaneous: false, minimum: minimum,
            maximum: maximum)
    }
}

/// How precisely outcomes came to be known.
public struct PrecisionReport: Hashable, Sendable {
    /// Why there were no more replications.
    public enum StopReason: String, Hashable, Sendable {
        /// Every target was reached.
        case precision
        /// There may be no more.
        case maximum
    }

    /// One target, and what came of it.
    public struct Entry: Hashable, Sendable {
        /// What was wanted.
        public var target: PrecisionTarget
        /// The widest half-width of all levels and differences of the outcome; nil where one has none.
        public var reached: Double?
        /// Of which level or difference that is: `spread`, `arm a`, `spread less hub`; empty where there is only one.
        public var widest: String

        /// Whether it is as precise as wanted.
        public var isReached: Bool { (reached ?? .infinity) <= target.halfWidth }
    }

    /// In the order of the targets.
    public var entries: [Entry]
    /// Of each scenario.
    public var replications: Int
    /// Whether every target was reached.
    public var stoppedBy: StopReason { entries.allSatisfy(\.isReached) ? .precision : .maximum }

    init(_ goal: PrecisionGoal, _ runs: [NamedOutcomes], differences: [Difference], replications: Int) {
        self.replications = replications
        entries = goal.targets.map { Self.entry($0, runs, differences) }
    }

    private static func entry(
        _ target: PrecisionTarget, _ runs: [NamedOutcomes], _ differences: [Difference]
    ) -> Entry {
        var found: [(of: String, halfWidth: Double?)] = []
        for run in runs {
            for outcome in run.outcomes where outcome.name == target.name && outcome.group.isWhole {
                let arm = outcome.group.value.isEmpty ? [] : ["arm \(outcome.group.value)"]
                let parts = (runs.count > 1 ? [run.name] : []) + arm
                found.append((parts.joined(separator: ", "), outcome.halfWidth))
            }
        }
        for difference in differences where difference.name == target.name && difference.group.isWhole {
            let arm = difference.group.value.isEmpty ? "" : ", arm \(difference.group.value)"
            found.append(("\(difference.b) less \(difference.a)\(arm)", difference.simultaneousHalfWidth))
        }
        let widest = found.max { ($0.halfWidth ?? .infinity) < ($1.halfWidth ?? .infinity) }
        return Entry(target: target, reached: widest?.halfWidth, widest: widest?.of ?? "")
    }

    var json: JSONText {
        .array(
            entries.map {
                .object([
                    ("name", .string($0.target.name)), ("wanted", .number($0.target.halfWidth)),
                    ("reached", .optional($0.reached)), ("widest", .string($0.widest)),
                    ("replications", .integer(replications)), ("stopped_by", .string(stoppedBy.rawValue)),
                ])
            })
    }
}

/// Outcomes of one scenario.
struct NamedOutcomes {
    let name: String
    let outcomes: [ReportedOutcome]
}

extension GroupLabel {
    /// True for the whole region and for an arm: what a study as a whole is judged by.
    public var isWhole: Bool { key.isEmpty || key == "arm" }
}
