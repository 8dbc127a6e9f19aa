/// A text in lines of at most 100 characters, the first after `indent`, the others as far in, with a line end.
func wrapped(_ text: String, indent: String, width: Int = 100) -> String {
    var lines: [String] = []
    var line = indent
    let margin = String(repeating: " ", count: indent.count)
    var isEmpty = true
    for word in text.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > width {
            lines.append(line)
            line = margin
            isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
}
