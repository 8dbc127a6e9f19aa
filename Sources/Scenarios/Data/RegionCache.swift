import Models

/// Regions that were loaded already, so that the files of a chain and the points of a sweep do not load the same data again.
final class RegionCache {
    private var loaded: [String: LoadedRegion?] = [:]

    func load(_ statement: RegionStatement, problems: Problems) -> LoadedRegion? {
        let key = description(statement)
        if let known = loaded[key] {
            guard var region = known else { return nil }
            region.include = statement.include?.place
            return region
        }
        let region = RegionLoader(problems: problems).load(statement)
        loaded[key] = .some(region)
        return region
    }

    private func description(_ statement: RegionStatement) -> String {
        let files = statement.files.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.value)" }
        let include = statement.include.map { $0.value.map(\.value) } ?? ["*"]
        let estimate = statement.distanceEstimate.map { "\($0.value)" } ?? ""
        let year = statement.year.map { String($0.value) } ?? ""
        let rest = [statement.name?.value ?? "", year, "|", estimate, statement.breakdown?.value ?? "", "|"]
        return (files + rest + include).joined(separator: "\n")
    }
}

/// What is made of a region, made once for all inputs that share it: the points of a sweep are many and their regions few.
final class OncePerRegion<Value> {
    private var known: [(region: Region, value: Value)] = []
    private let make: (Region) -> Value
    /// With more regions than this in turn, all is made anew.
    private let most = 8

    init(_ make: @escaping (Region) -> Value) { self.make = make }

    subscript(region: Region) -> Value {
        if let found = known.first(where: { $0.region == region }) { return found.value }
        let value = make(region)
        if known.count >= most { known.removeFirst() }
        known.append((region, value))
        return value
    }
}
