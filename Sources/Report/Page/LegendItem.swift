/// What a colour, dash or mark of a figure stands for; written in HTML, so that it breaks into lines on a phone.
struct LegendItem {
    enum Kind {
        case line(Int)
        case mark(Int)
        case fill(String)
        /// Dark lines on white.
        case hatch
    }

    var text: String
    var kind: Kind

    /// For the template: a small drawing and the text.
    var context: [String: Any] { ["text": text, "drawing": drawing] }

    private var drawing: String {
        let start = "<svg width=\"30\" height=\"14\" viewBox=\"0 0 30 14\" aria-hidden=\"true\">"
        switch kind {
        case .line(let index):
            let dashes = ["", "8 5", "2.5 3.5", "8 4 2.5 4", "12 5", "12 4 2.5 4"]
            return start
                + "<path d=\"M1 7H29\" stroke=\"\(Palette.colour(index))\" stroke-width=\"2.5\" stroke-dasharray=\"\(dashes[index % dashes.count])\"/></svg>"
        case .mark(let index):
            let paths = [
                "M15 2A5 5 0 1 1 14.9 2Z", "M10 2H20V12H10Z", "M15 1L21 7L15 13L9 7Z", "M15 1L21 12H9Z",
                "M13 1H17V5H21V9H17V13H13V9H9V5H13Z",
                "M10 3L12 1L15 4.5L18 1L20 3L17 7L20 11L18 13L15 9.5L12 13L10 11L13 7Z",
            ]
            return start + "<path d=\"\(paths[index % paths.count])\" fill=\"\(Palette.colour(index))\"/></svg>"
        case .hatch:
            return start
                + "<path d=\"M3 13L15 1M9 13L21 1M15 13L27 1\" stroke=\"\(Palette.ink)\" stroke-width=\"1.2\"/><rect x=\"3\" y=\"1\" width=\"24\" height=\"12\" fill=\"none\" stroke=\"#767676\" stroke-width=\"0.7\"/></svg>"
        case .fill(let colour):
            return start
                + "<rect x=\"3\" y=\"1\" width=\"24\" height=\"12\" fill=\"\(colour)\" stroke=\"#767676\" stroke-width=\"0.7\"/></svg>"
        }
    }
}
