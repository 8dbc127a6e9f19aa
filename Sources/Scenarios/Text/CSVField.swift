import Foundation

/// A field of a CSV file, in quotation marks where it needs them (RFC 4180).
func csvField(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
}

/// A line of comma-separated values.
func csvLine(_ fields: [String]) -> String { fields.map(csvField).joined(separator: ",") + "\n" }
