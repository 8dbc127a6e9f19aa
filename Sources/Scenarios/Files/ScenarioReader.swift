import Models
import Simulator

/// Keys of scenario files.
package enum ScenarioKeys {
    /// Those of open studies, in the order in which they are written.
    package static var open: [String] { ScenarioReader.keys.filter { !CohortReader.keys.contains($0) } }
}

/// Reads one scenario file into a layer.
struct ScenarioReader {
    /// Keys of a scenario file, in the order in which they are written.
    static let keys = [
        "version", "name", "kind", "extends", "description", "seed", "replications", "start", "horizon", "warmup",
        "region",
        "teams", "strategy", "programme", "population", "effort", "parameters", "place", "enrolment", "follow_up",
        "arms",
    ]
    /// Versions of the format that load.
    static let versions = 1...1
    /// Kinds of study that this version runs.
    static let kinds = ["open", "cohort"]

    let problems: Problems
    var limits = TextLimits.file

    /// The layer of a file, or nil where its text cannot be read as a mapping.
    func read(_ file: String, statedAt place: Place, what: String) -> ScenarioLayer? {
        guard let text = FilePath.read(file, statedAt: place, what: what, problems: problems) else { return nil }
        return layer(text, file)
    }

    /// The layer of a text that stands for a file.
    func layer(of text: String, standingFor file: String, what: String) -> ScenarioLayer? {
        problems.noteRead(SourceFile(path: file, what: what, text: text))
        return layer(text, file)
    }

    private func layer(_ text: String, _ file: String) -> ScenarioLayer? {
        problems.enter(file: file)
        guard let node = YAMLFile.compose(text, file: file, problems: problems, limits: limits),
            let fields = Fields(node, "a scenario", known: Self.keys, file: file, problems: problems)
        else { return nil }
        return layer(fields)
    }

    /// The layer of a mapping that stands in another file.
    func layer(_ node: Node, file: String) -> ScenarioLayer? {
        Fields(node, "a scenario", known: Self.keys, file: file, problems: problems).map(layer)
    }

    private func layer(_ fields: Fields) -> ScenarioLayer {
        var layer = ScenarioLayer(file: fields.file, place: fields.place)
        layer.stated = Set(fields.keys.map(\.value))
        layer.keys = fields.keys
        layer.version = version(fields)
        layer.name = fields.fileName()
        layer.kind = fields.choice("kind", Self.kinds, "kind")
        layer.extends = fields.text("extends")
        layer.description = fields.text("description")
        layer.seed = seed(fields)
        layer.replications = fields.integer("replications", StudyLimits.replications)
        layer.start = start(fields)
        layer.horizon = horizon(fields)
        layer.warmup = fields.span("warmup", example: "3 years")
        layer.region = fields["region"].flatMap { region($0, fields.file) }
        layer.allocation = AllocationReader(problems: problems).read(fields)
        layer.cohort = CohortReader(problems: problems).read(fields)
        layer.programme = fields.choice("programme", ParameterSet.programmes.map(\.name), "programme")
        layer.population = fields.choice("population", ParameterSet.populations.map(\.name), "population")
        layer.effort = fields.choice("effort", EffortRegime.allCases.map(\.rawValue), "effort regime")
        layer.parameters = fields["parameters"].map { parameters($0, fields.file) } ?? [:]
        return layer
    }

    private func version(_ fields: Fields) -> Stated<Int>? {
        guard let text = fields.text("version") else { return nil }
        guard let value = Int(text.value), Self.versions.contains(value) else {
            problems.add(text.place, "version '\(text.value)' of the file format is not known; allowed: 1")
            return nil
        }
        return Stated(value: value, place: text.place)
    }

    private func horizon(_ fields: Fields) -> Stated<Span>? {
        guard let text = fields.text("horizon"), let span = fields.span("horizon", example: "9 years") else {
            return nil
        }
        guard span.value.days >= StudyLimits.shortestWindow else {
            problems.add(span.place, "'horizon' is \(text.value); allowed: at least a day, such as '9 years'")
            return nil
        }
        return span
    }

    private func seed(_ fields: Fields) -> Stated<UInt64>? {
        fields.integer("seed", 0...Int.max).map { Stated(value: UInt64($0.value), place: $0.place) }
    }

    private func start(_ fields: Fields) -> Stated<CalendarDate>? {
        guard let text = fields.text("start") else { return nil }
        guard let date = CalendarDate(text.value) else {
            problems.add(
                text.place, "'start' is not a date: '\(text.value)'; allowed: year-month-day, such as 2019-01-01")
            return nil
        }
        return Stated(value: date, place: text.place)
    }

    private func region(_ node: Node, _ file: String) -> RegionStatement? {
        guard let fields = Fields(node, "a region", known: RegionStatement.keys, file: file, problems: problems)
        else { return nil }
        var region = RegionStatement(place: fields.place)
        region.name = fields.text("name")
        region.include = fields.texts("include", of: "counties and municipalities")
        if let include = region.include, include.value.isEmpty {
            problems.add(include.place, "'include' is empty; allowed: at least one county or municipality")
        }
        region.breakdown = fields.choice("breakdown", Division.Kind.allCases.map(\.rawValue), "kind of area")
        region.year = fields.integer("year", 1900...2100)
        region.distanceEstimate = fields["distance_estimate"].map { distanceEstimate($0, file) }
        for key in RegionStatement.requiredFiles + RegionStatement.optionalFiles + RegionStatement.travelFiles {
            guard let path = fields.text(key) else { continue }
            region.files[key] = Stated(value: FilePath.resolve(path.value, statedIn: file), place: path.place)
        }
        if region.files["road_links"] != nil, let times = region.files["travel_times"] {
            problems.add(times.place, "a region has both 'road_links' and 'travel_times'; allowed: one of them")
        }
        if let estimate = region.distanceEstimate, region.files["travel_times"] != nil {
            problems.add(
                estimate.place, "a region has both 'travel_times' and 'distance_estimate'; allowed: one of them")
        }
        return region
    }

    /// Where it cannot be read, which is told, some estimate, so that it does not count as missing too.
    private func distanceEstimate(_ node: Node, _ file: String) -> Stated<DistanceEstimate> {
        let keys = ["minutes", "minutes_per_km", "detour"]
        let unreadable = Stated(
            value: DistanceEstimate(minutes: 0, minutesPerKilometre: 1, detour: 1),
            place: YAMLFile.place(node.mark, file))
        guard let fields = Fields(node, "an estimate from distance", known: keys, file: file, problems: problems)
        else { return unreadable }
        fields.require(keys)
        let minutes = fields.number(keys[0], 0...120)?.value
        let perKilometre = fields.number(keys[1], 0.1...20)?.value
        let detour = fields.number(keys[2], 1...10)?.value
        guard let minutes, let perKilometre, let detour else { return unreadable }
        return Stated(
            value: DistanceEstimate(minutes: minutes, minutesPerKilometre: perKilometre, detour: detour),
            place: fields.place)
    }

    /// The values of a mapping of parameters.
    func parameters(_ node: Node, _ file: String) -> [ParameterKey: Stated<Double>] {
        guard let fields = Fields(node, "parameters", known: nil, file: file, problems: problems) else { return [:] }
        var values: [ParameterKey: Stated<Double>] = [:]
        for name in fields.keys {
            guard
                let parameter = ParameterReader.parameter(name.value, at: name.place, problems: problems)
            else { continue }
            guard let text = fields.text(name.value) else { continue }
            values[parameter.key] = ParameterReader.value(text, of: parameter, problems: problems)
        }
        return values
    }
}
