import Models

/// Reads parameters that are set on the command line: `caseload.cap=10`.
struct SettingReader {
    let problems: Problems

    func read(_ settings: [String]) -> [ParameterKey: Stated<Double>] {
        var values: [ParameterKey: Stated<Double>] = [:]
        for setting in settings {
            let place = Place(file: "--set \(setting)")
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                problems.add(place, "this is not NAME=VALUE, such as caseload.cap=10")
                continue
            }
            guard let parameter = ParameterReader.parameter(parts[0], at: place, problems: problems) else { continue }
            if values[parameter.key] != nil { problems.add(place, "'\(parameter.name)' is set twice") }
            let text = Stated(value: parts[1], place: place)
            values[parameter.key] = ParameterReader.value(text, of: parameter, problems: problems)
        }
        return values
    }
}

extension [ScenarioLayer] {
    /// The chain in which every file states these parameters: those before the last may set a budget.
    func setting(_ values: [ParameterKey: Stated<Double>]) -> [ScenarioLayer] {
        map { layer in
            var layer = layer
            layer.parameters.merge(values) { _, set in set }
            return layer
        }
    }
}
