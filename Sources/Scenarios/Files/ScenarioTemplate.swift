import Models

/// A commented file to start a scenario from.
public enum ScenarioTemplate {
    /// The text of a new scenario file that loads without errors.
    ///
    /// - Parameters:
    ///   - name: of the scenario, and usually the file's stem.
    ///   - extends: a scenario to build on, as a path from the new file; nil for one that stands alone.
    ///   - data: the folder of the region's data, as a path from the new file; used where it stands alone.
    ///   - kind: what the new scenario is.
    ///   - base: what the scenario is that it builds on.
    public static func text(
        name: String, extends: String? = nil, data: String = "data", kind: Kind = .open, base: Kind = .open
    ) -> String {
        guard let extends else { return kind == .cohort ? cohort(name, data) : standingAlone(name, data) }
        return kind == .cohort ? cohortExtending(name, extends, base) : extending(name, extends)
    }

    /// Kinds of study.
    public enum Kind: String, CaseIterable, Sendable {
        /// People become eligible over years.
        case open
        /// A number of people are enrolled and followed.
        case cohort
    }

    private static func cohortExtending(_ name: String, _ extends: String, _ base: Kind) -> String {
        """
        # What is not stated here is taken from the scenario that this one extends.
        # Check a change with `fotfeste check`, and see what can be set with `fotfeste parameters`.

        extends: \(JSONText.quoted(extends))
        name: \(JSONText.quoted(name))
        # description: What this study asks, in a sentence.

        \(base == .cohort ? CohortTemplate.changes : CohortTemplate.design)

        # parameters:
        \(parameterLines)

        """
    }

    private static func cohort(_ name: String, _ data: String) -> String {
        """
        # A cohort study that stands alone. Check a change with `fotfeste check`.

        version: 1              # of this file format
        name: \(JSONText.quoted(name))
        # description: What this study asks, in a sentence.

        seed: 1                 # the same seed gives the same people, employers and luck
        replications: 100       # how many times the study is carried out
        start: 2019-01-01       # for weekdays, holidays and seasons

        \(region(data))

        \(CohortTemplate.design)

        # population: \(ParameterSet.populations.first?.name ?? "")

        # parameters:           # `fotfeste parameters` lists them
        \(parameterLines)

        """
    }

    private static func region(_ data: String) -> String {
        func path(_ file: String) -> String { JSONText.quoted(data.isEmpty ? file : "\(data)/\(file)") }
        return """
            region:
              name: Troms og Finnmark
              municipalities: \(path("municipalities_troms_finnmark_2020.csv"))
              population_by_age: \(path("population_by_age_troms_finnmark_2020.csv"))
              offices: \(path("nav_offices_troms_finnmark_2020.csv"))
              labour_status: \(path("labour_status_north_norway_2024.csv"))
              establishments: \(path("establishments_by_size_county_2009_2011.csv"))
              road_links: \(path("road_links_troms_finnmark.csv"))   # approximate; or travel_times: your own matrix
              # include: [Troms]    # counties or municipalities to keep
            """
    }

    private static func extending(_ name: String, _ base: String) -> String {
        """
        # What is not stated here is taken from the scenario that this one extends.
        # Check a change with `fotfeste check`, and see what can be set with `fotfeste parameters`.

        extends: \(JSONText.quoted(base))
        name: \(JSONText.quoted(name))
        # description: What this scenario asks, in a sentence.

        # Other teams, instead of those of the base (posts are full-time, those at outposts included):
        # teams:
        #   - name: Tromsø
        #     base: Tromsø
        #     posts: 5
        #     supervisor: 1
        #     serves: [Tromsø, Karlsøy]

        # Or a strategy for the same money:
        # strategy:
        #   kind: hub_and_spoke   # or another; docs/strategies.md has them all
        #   budget: base          # or an amount a year, such as 16 million NOK
        #   reach: 60 minutes

        # Or other numbers of the model:
        # parameters:
        \(parameterLines)

        """
    }

    private static func standingAlone(_ name: String, _ data: String) -> String {
        """
        # A scenario that stands alone. Check a change with `fotfeste check`.

        version: 1              # of this file format
        name: \(JSONText.quoted(name))
        # description: What this scenario asks, in a sentence.

        seed: 1                 # the same seed gives the same people, employers and luck
        replications: 100       # how many times the years are lived through
        start: 2019-01-01       # for weekdays, holidays and seasons
        horizon: 9 years        # the whole run, warm-up included
        warmup: 3 years         # not counted: runs start empty

        \(region(data))

        teams:
          - name: Tromsø
            base: Tromsø
            posts: 5            # full-time, those at outposts included
            supervisor: 1       # share of a full post
            serves: [Tromsø]
            outposts:
              - municipality: Karlsøy
                posts: 1
                serves: [Karlsøy]

        # programme: \(ParameterSet.programmes.first?.name ?? "")
        # population: \(ParameterSet.populations.first?.name ?? "")
        # effort: balanced      # or placement_first, retention_first

        # parameters:           # `fotfeste parameters` lists them
        \(parameterLines)

        """
    }

    private static var parameterLines: String {
        let shown = Registry.all.first { $0.name == "caseload.cap" } ?? Registry.all.first
        guard let shown else { return "" }
        let unit = ParameterReader.unitName(shown.unit)
        return "#   \(shown.name): \(shortNumber(shown.defaultValue))\(unit.isEmpty ? "" : " " + unit)"
    }
}
