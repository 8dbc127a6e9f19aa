import Foundation

/// Recognises what a file of data is that is no comma-separated UTF-8 with "." as decimal mark, and names the
/// remedy.
enum CSVFormat {
    static let allowed = "allowed: commas between cells, '.' as decimal mark, UTF-8"

    /// What is wrong with the bytes of a file, and where; nil for UTF-8 text.
    static func fault(of data: Data) -> (message: String, line: Int?, column: Int?)? {
        let start = [UInt8](data.prefix(1000))
        if let kind = signatures.first(where: { start.starts(with: $0.bytes) })?.kind { return (kind, nil, nil) }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || hasZeroesOfUTF16(start) {
            return ("UTF-16 text; save the file as UTF-8 ('CSV UTF-8' in spreadsheets)", nil, nil)
        }
        if data.contains(0) { return ("not text, since it holds bytes of zero; \(allowed)", nil, nil) }
        return legacyLetter(data)
    }

    private static let signatures: [(bytes: [UInt8], kind: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "a workbook (.xlsx, .ods) and not CSV; save its sheet as 'CSV UTF-8', with commas"),
        ([0xD0, 0xCF, 0x11, 0xE0], "a workbook (.xls) and not CSV; save its sheet as 'CSV UTF-8', with commas"),
        ([0x1F, 0x8B], "compressed with gzip; unpack the file"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF and not CSV; \(allowed)"),
    ]

    /// Western letters in UTF-16 have a byte of zero each.
    private static func hasZeroesOfUTF16(_ start: [UInt8]) -> Bool {
        let zeroes = [0, 1].map { side in
            start.indices.count { $0 % 2 == side && start[$0] == 0 }
        }
        return start.count > 3 && (zeroes.max() ?? 0) > start.count / 3 && zeroes.min() == 0
    }

    /// The first byte that is none of UTF-8, and the letter that it is in Windows-1252.
    private static func legacyLetter(_ data: Data) -> (message: String, line: Int?, column: Int?)? {
        guard String(data: data, encoding: .utf8) == nil else { return nil }
        let bytes = [UInt8](data)
        var (line, lineStart) = (1, 0)
        for (number, part) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            (line, lineStart) = (number + 1, part.startIndex)
            if String(validating: part, as: UTF8.self) == nil { break }
        }
        let rest = bytes[lineStart...]
        var decoder = UTF8()
        var iterator = rest.makeIterator()
        var (valid, column) = (0, 1)
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            (valid, column) = (valid + UTF8.width(scalar), column + 1)
        }
        let byte = rest.dropFirst(valid).first ?? 0
        let letter = String(data: Data([byte]), encoding: .windowsCP1252) ?? "?"
        let code = String(byte, radix: 16, uppercase: true)
        return (
            "not UTF-8 text: the byte \(code) is '\(letter)' in Windows-1252 (Latin-1); save the file as UTF-8 ('CSV UTF-8' in spreadsheets)",
            line, column
        )
    }

    /// What is wrong with the separator, as the header shows it; nil for commas.
    static func fault(ofHeader text: String) -> String? {
        let header = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        if header.lowercased().hasPrefix("sep=") { return "the line 'sep=' is none of CSV; leave it out; \(allowed)" }
        let commas = count(",", header)
        let others = [(";", "';'"), ("\t", "tabs"), ("|", "'|'")].map { (count($0, header), $1) }
        guard let most = others.max(by: { $0.0 < $1.0 }), most.0 > commas else { return nil }
        return "the cells are separated by \(most.1); save the file with commas; \(allowed)"
    }

    /// Outside of quoted cells.
    private static func count(_ separator: Character, _ header: String) -> Int {
        var (count, isQuoted) = (0, false)
        for letter in header {
            if letter == "\"" { isQuoted.toggle() }
            if letter == separator, !isQuoted { count += 1 }
        }
        return count
    }

    /// What a text is that was meant as a number, and how it is written here; nil where that cannot be told.
    static func remedy(ofNumber text: String) -> String? {
        if missing.contains(text.lowercased()) { return "is a mark for a number that is missing" }
        let plain = text.filter { !"\u{20}\u{A0}\u{202F}\u{2009}'\u{2019}".contains($0) }
        let isGrouped = plain != text
        if let match = plain.wholeMatch(of: /[+-]?\d+,(\d+)/) {
            let point = plain.replacing(",", with: ".")
            let isUnclear = match.1.count == 3 && !isGrouped && plain.wholeMatch(of: /[+-]?0,\d+/) == nil
            return isUnclear
                ? "has a comma: write \(plain.replacing(",", with: "")) or \(point)"
                : "has a decimal comma: write \(point)"
        }
        if plain.wholeMatch(of: /[+-]?\d{1,3}(,\d{3})+(\.\d+)?/) != nil {
            return "has thousands separators: write \(plain.replacing(",", with: ""))"
        }
        if plain.wholeMatch(of: /[+-]?\d{1,3}(\.\d{3}){2,}|[+-]?\d{1,3}(\.\d{3})+,\d+/) != nil {
            return "has thousands separators: write \(plain.replacing(".", with: "").replacing(",", with: "."))"
        }
        return isGrouped && Double(plain) != nil ? "has thousands separators: write \(plain)" : nil
    }

    private static let missing: Set<String> = [".", "..", "...", ":", "-", "–", "na", "nan", "n/a", "null"]

    /// True where counts seem to have "." between thousands: all that have a "." have three digits after it,
    /// and no whole number needs one.
    static func haveThousands(_ counts: some Sequence<String>) -> Bool {
        var found = false
        for text in counts {
            if text.contains(".") {
                guard text.wholeMatch(of: /[1-9]\d{0,2}\.\d{3}/) != nil else { return false }
                found = true
            } else if let number = Int(text), number >= 1000 {
                return false
            }
        }
        return found
    }
}
