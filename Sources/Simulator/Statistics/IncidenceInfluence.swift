/// The infinitesimal jackknife of an Aalen-Johansen curve: the sum over subjects of the squared derivative by the subject's weight.
///
/// The derivatives of the survival S and of the incidence F follow the same recurrence for everybody. A subject at risk adds its own
/// hazard to it; those still at risk have all the same derivatives, and of those who left only the sums of squares and products are
/// needed, since each step maps them linearly. For Kaplan-Meier this is Greenwood's variance.
/// B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans (1982), doi:10.1137/1.9781611970319, chapter 6; the standard error of a
/// multi-state curve in T. M. Therneau's R package survival, where its vignette "Methods" has the formulas.
///
/// - Complexity: O(1) for each distinct time and each cause.
struct IncidenceInfluence {
    /// The derivatives of S and of F by the weight of a subject.
    private struct Derivatives {
        var survival = 0.0
        var incidence = 0.0
    }

    private var atRisk = Derivatives()
    private var countAtRisk = 0
    /// Over those who left: sums of dS dS, of dS dF and of dF dF.
    private var sums = (survival: 0.0, product: 0.0, incidence: 0.0)

    /// The variance of the incidence after the last time that was passed.
    var variance: Double {
        // Where nobody is left and there is one cause it is 0, and rounding can take the sum below.
        max(0, sums.incidence + Double(countAtRisk) * atRisk.incidence * atRisk.incidence)
    }

    /// Passes one distinct time, with the survival just before it.
    mutating func pass(_ set: RiskSet, survival: Double) {
        let number = Double(set.atRisk)
        let hazard = Double(set.ends) / number
        let allHazard = Double(set.allEnds) / number
        moveSums(hazard: hazard, allHazard: allHazard)

        let share = survival / number
        atRisk.incidence += hazard * atRisk.survival - hazard * share
        atRisk.survival = (1 - allHazard) * atRisk.survival + allHazard * share
        let endedOfOther = Derivatives(survival: atRisk.survival - share, incidence: atRisk.incidence)
        let ended = Derivatives(survival: endedOfOther.survival, incidence: atRisk.incidence + share)
        leave(ended, count: set.ends)
        leave(endedOfOther, count: set.allEnds - set.ends)
        leave(atRisk, count: set.censored)
        countAtRisk = set.left
    }

    private mutating func moveSums(hazard: Double, allHazard: Double) {
        let kept = 1 - allHazard
        sums.incidence += hazard * (2 * sums.product + hazard * sums.survival)
        sums.product = kept * (sums.product + hazard * sums.survival)
        sums.survival *= kept * kept
    }

    private mutating func leave(_ derivatives: Derivatives, count: Int) {
        sums.survival += Double(count) * derivatives.survival * derivatives.survival
        sums.product += Double(count) * derivatives.survival * derivatives.incidence
        sums.incidence += Double(count) * derivatives.incidence * derivatives.incidence
    }
}
