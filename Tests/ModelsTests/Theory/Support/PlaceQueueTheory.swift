/// The queue for places as a Markov chain: Erlang A (M/M/c with exponential patience), and who has dropped out may come back.
///
/// A state is how many are waiting or in the service, and how many have dropped out and are still near. Transitions a day:
/// arrival `arrivals`; leaving for elsewhere `leaving` for each one, waiting, served or near; drop-out `droppingOut` for each one in
/// the service; return to the queue `returning` for each one near. Without returns it is the chain of C. Palm (1957); see N. Gans,
/// G. Koole and A. Mandelbaum, Manufacturing & Service Operations Management 5 (2003) 79-141, doi:10.1287/msom.5.2.79.16071.
struct PlaceQueueTheory {
    var places: Int
    var arrivals: Double
    var leaving: Double
    var droppingOut: Double
    var returning: Double
    /// States above these are as good as never reached.
    var mostInSystem = 70
    var mostNear = 40

    struct Answer {
        /// The chance that all places are taken.
        var full: Double
        /// Mean number beyond the places.
        var queue: Double
        /// Of those who join the queue, the share who leave it without a place.
        var lost: Double
        /// The chance of the last states, which bounds the error of cutting the chain.
        var beyond: Double
    }

    /// By sweeps of Gauss and Seidel over the balance of every state, until nothing changes in the twelfth decimal.
    func solve() -> Answer {
        let width = mostNear + 1
        var chances = [Double](repeating: 1 / Double((mostInSystem + 1) * width), count: (mostInSystem + 1) * width)
        var change = 1.0
        while change > 1e-12 {
            change = 0
            for inSystem in 0...mostInSystem {
                for near in 0...mostNear {
                    let here = inSystem * width + near
                    let new = inflow(chances, inSystem, near, width) / outflow(inSystem, near)
                    change = max(change, abs(new - chances[here]))
                    chances[here] = new
                }
            }
            let sum = chances.reduce(0, +)
            for state in chances.indices { chances[state] /= sum }
        }
        return answer(chances, width: width)
    }

    private func dropOuts(_ inSystem: Int) -> Double { Double(min(inSystem, places)) * droppingOut }

    /// What comes in a day to a state from its neighbours.
    private func inflow(_ chances: [Double], _ inSystem: Int, _ near: Int, _ width: Int) -> Double {
        let here = inSystem * width + near
        var sum = 0.0
        if inSystem > 0 { sum += arrivals * chances[here - width] }
        if inSystem < mostInSystem {
            sum += Double(inSystem + 1) * leaving * chances[here + width]
            if near > 0 { sum += dropOuts(inSystem + 1) * chances[here + width - 1] }
        }
        if near < mostNear {
            sum += Double(near + 1) * leaving * chances[here + 1]
            if inSystem > 0 { sum += Double(near + 1) * returning * chances[here - width + 1] }
        }
        return sum
    }

    /// What goes out of a state a day; nothing goes beyond the last states.
    private func outflow(_ inSystem: Int, _ near: Int) -> Double {
        var sum = Double(inSystem + near) * leaving
        if inSystem < mostInSystem { sum += arrivals + Double(near) * returning }
        if near < mostNear { sum += dropOuts(inSystem) }
        return sum
    }

    private func answer(_ chances: [Double], width: Int) -> Answer {
        var (full, queue, joining, beyond) = (0.0, 0.0, arrivals, 0.0)
        for (state, chance) in chances.enumerated() {
            let (inSystem, near) = (state / width, state % width)
            if inSystem >= places { full += chance }
            queue += chance * Double(max(0, inSystem - places))
            joining += chance * Double(near) * returning
            if inSystem == mostInSystem || near == mostNear { beyond += chance }
        }
        return Answer(full: full, queue: queue, lost: leaving * queue / joining, beyond: beyond)
    }
}
