extension Scenario {
    /// Reads, checks and resolves a scenario file and the files that it extends.
    ///
    ///     let scenario = try Scenario.load(path: "scenarios/spread.yaml")
    ///
    /// - Parameter settings: such as `caseload.cap=10`: parameters in place of what the files state. What an arm of a cohort states for
    ///   itself stays. They become a part of the scenario's name.
    /// - Throws: `InvalidInput` with everything that is wrong in the files and their data, at once.
    public static func load(path: String, settings: [String] = []) throws(InvalidInput) -> Scenario {
        try load(path: path, text: nil, files: .user, settings: settings)
    }

    /// The same of a text that stands for the file at the path, which need not be there: paths in it are relative to that place.
    ///
    /// - Parameter files: what its bases and its region may be read from.
    package static func load(
        path: String, text: String?, files: FileAccess, settings: [String] = []
    ) throws(InvalidInput) -> Scenario {
        let problems = Problems(files: files)
        let set = SettingReader(problems: problems).read(settings)
        let layers = ScenarioChain(problems: problems).read(path, text: text)?.setting(set)
        let scenario = layers.flatMap { ScenarioResolver(layers: $0, problems: problems).scenario() }
        guard var scenario, problems.isEmpty else { throw problems.invalidInput }
        scenario.name = ([scenario.name] + settings).joined(separator: ",")
        scenario.origin = StudyOrigin(problems.filesRead, settings: settings)
        return scenario
    }
}

extension InvalidInput {
    /// Throws what is wrong with a text that stands for a scenario file, in its own lines; no other file is read.
    package static func refuseFaults(inText text: String, path: String, limits: TextLimits) throws(InvalidInput) {
        let problems = Problems()
        _ = ScenarioReader(problems: problems, limits: limits).layer(of: text, standingFor: path, what: "scenario")
        guard problems.isEmpty else { throw problems.invalidInput }
    }
}

/// Reads a file and those that it extends.
struct ScenarioChain {
    let problems: Problems

    /// The layers, base first; nil where one cannot be read.
    ///
    /// - Parameter text: in place of the text of the first file.
    func read(_ path: String, text: String? = nil) -> [ScenarioLayer]? {
        var layers: [ScenarioLayer] = []
        var paths: [String] = []
        var next = Stated(value: path, place: Place(file: path))
        while true {
            if reportCycle(paths, next) { return nil }
            paths.append(next.value)
            let what = layers.isEmpty ? "scenario file" : "scenario to extend"
            let reader = ScenarioReader(problems: problems)
            let layer =
                if let text, layers.isEmpty { reader.layer(of: text, standingFor: next.value, what: what) } else {
                    reader.read(next.value, statedAt: next.place, what: what)
                }
            guard let layer else { return nil }
            layers.insert(layer, at: 0)
            guard let extends = layer.extends else { return layers }
            next = Stated(value: FilePath.resolve(extends.value, statedIn: layer.file), place: extends.place)
        }
    }

    private func reportCycle(_ paths: [String], _ next: Stated<String>) -> Bool {
        let identity = FilePath.identity(next.value)
        guard let first = paths.firstIndex(where: { FilePath.identity($0) == identity }) else { return false }
        let chain = (paths[first...] + [next.value]).joined(separator: " -> ")
        problems.add(next.place, "a scenario extends itself: \(chain); allowed: a chain that ends")
        return true
    }
}
