import Scenarios

/// Colours that readers tell apart who do not see all colours (M. Okabe and K. Ito, 2008), darkened until text in them has a contrast
/// of at least 4.5 on white; each with a dash and a mark of its own, so that colour is never alone.
enum Palette {
    private static let colours = ["#00639e", "#b34700", "#00725a", "#8a3d75", "#5d5d5d", "#7a6200"]
    private static let dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"]
    private static let marks = ["circle", "square", "diamond", "triangle-up", "cross", "x"]

    /// How many groups can be told apart.
    static var count: Int { colours.count }

    static func colour(_ index: Int) -> String { colours[index % colours.count] }
    static func dash(_ index: Int) -> String { dashes[index % dashes.count] }
    static func mark(_ index: Int) -> String { marks[index % marks.count] }

    /// A pale version for bands.
    static func band(_ index: Int) -> String {
        let colour = colour(index).dropFirst()
        let parts = stride(from: 0, to: 6, by: 2).map { offset in
            let start = colour.index(colour.startIndex, offsetBy: offset)
            return String(Int(colour[start..<colour.index(start, offsetBy: 2)], radix: 16) ?? 0)
        }
        return "rgba(\(parts.joined(separator: ",")),0.16)"
    }

    /// Text and lines that belong to no group.
    static let ink = "#222222"
    /// Readable, and behind the data.
    static let grey = "#595959"
    /// Places of a week: outside, on the road, at the desk.
    static let places = ["#00725a", "#e0a458", "#e4e0d8"]
    /// Tasks of a week: phases from light to dark, then travel and administration.
    static let tasks = ["#cfe3f1", "#9cc7e2", "#62a5cf", "#2c7fb5", "#00578f", "#e0a458", "#c9c9c9"]
}
