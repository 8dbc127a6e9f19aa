import Foundation

/// A CSV file as rows by the names of its columns.
enum CSV {
    static func rows(_ path: String) throws -> [[String: String]] {
        parse(try String(contentsOfFile: path, encoding: .utf8))
    }

    static func parse(_ text: String) -> [[String: String]] {
        let lines = records(text)
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }

    private static func records(_ text: String) -> [[String]] {
        var (records, record, field, quoted) = ([[String]](), [String](), "", false)
        for scalar in text.unicodeScalars where scalar != "\r" {
            switch scalar {
            case "\"": quoted.toggle()
            case "," where !quoted:
                record.append(field)
                field = ""
            case "\n" where !quoted:
                records.append(record + [field])
                (record, field) = ([], "")
            default: field.unicodeScalars.append(scalar)
            }
        }
        return records
    }
}
