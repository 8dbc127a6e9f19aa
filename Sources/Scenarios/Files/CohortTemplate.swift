import Models

/// Commented files to start a cohort study from.
enum CohortTemplate {
    /// Lines that state a cohort, to stand in a file of its own or over an open scenario.
    static var design: String {
        """
        kind: cohort            # people enrolled at one place, randomised between arms, each followed for a time
        place: Tromsø           # where all participants live and are followed up
        enrolment: 6 months     # participants come evenly over this time; 0 days: all on the first working day
        follow_up: 24 months    # of each participant, from enrolment

        arms:                   # later arms are compared with the first
          - name: service
            programme: \(ParameterSet.programmes.first?.name ?? "")
            n: 60               # participants
            # posts: 4          # full-time; by default as many as the cap of the caseload asks for
            # supervisor: 1     # in full posts; by default half a post for every three specialists begun
            # effort: balanced  # or placement_first, retention_first
            # population: \(ParameterSet.populations.last?.name ?? "")
            # parameters: {caseload.cap: 12}   # over those of the scenario, for this arm
          - name: control
            programme: no_measure
            n: 60
        """
    }

    /// What a file that extends a cohort can change.
    static var changes: String {
        """
        # Other times, or other arms in place of all those of the base:
        # follow_up: 12 months
        # arms:
        #   - name: service
        #     programme: \(ParameterSet.programmes.first?.name ?? "")
        #     n: 60
        """
    }
}
