import Foundation
import Testing

@testable import Scenarios

/// Files of data that are no comma-separated UTF-8 with "." as decimal mark: one message that names the
/// remedy.
@Suite struct CSVFormatTests {
    /// Messages where a file of the fixture has other bytes.
    private func messages(_ file: String, bytes change: (String) -> Data) throws -> [String] {
        let fixture = try Fixture()
        try change(Fixture.data[file] ?? "").write(to: fixture.folder.appendingPathComponent("data/" + file))
        return try fixture.messages(of: Fixture.sound)
    }

    private func messages(_ file: String, _ change: (String) -> String) throws -> [String] {
        try messages(file) { Data(change($0).utf8) }
    }

    private static let allowed = "allowed: commas between cells, '.' as decimal mark, UTF-8"

    @Test(arguments: [(";", "';'"), ("\t", "tabs"), ("|", "'|'")])
    func otherSeparators(_ separator: String, _ name: String) throws {
        #expect(
            try messages("municipalities.csv") { $0.replacing(",", with: separator) } == [
                "data/municipalities.csv:1:1: error: the cells are separated by \(name); save the file with commas; \(Self.allowed)"
            ])
    }

    @Test func separatorLineOfSpreadsheets() throws {
        #expect(
            try messages("ages.csv") { "sep=,\n" + $0 } == [
                "data/ages.csv:1:1: error: the line 'sep=' is none of CSV; leave it out; \(Self.allowed)"
            ])
    }

    @Test func otherEncodings() throws {
        let remedy = "save the file as UTF-8 ('CSV UTF-8' in spreadsheets)"
        #expect(
            try messages("municipalities.csv") { $0.data(using: .isoLatin1) ?? Data() } == [
                "data/municipalities.csv:4:6: error: not UTF-8 text: the byte D8 is 'Ø' in Windows-1252 (Latin-1); \(remedy)"
            ])
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
            #expect(
                try messages("links.csv") { $0.data(using: encoding) ?? Data() } == [
                    "data/links.csv: error: UTF-16 text; \(remedy)"
                ])
        }
        #expect(
            try messages("links.csv") { _ in Data([0x50, 0x4B, 3, 4, 20, 0]) } == [
                "data/links.csv: error: a workbook (.xlsx, .ods) and not CSV; save its sheet as 'CSV UTF-8', with commas"
            ])
        #expect(
            try messages("links.csv") { Data($0.utf8) + Data([0, 1]) } == [
                "data/links.csv: error: not text, since it holds bytes of zero; \(Self.allowed)"
            ])
    }

    /// A mark of the byte order, line ends of any system, spaces beside cells and rows of commas below the
    /// last one change nothing.
    @Test func harmlessMarks() throws {
        #expect(try messages("links.csv") { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") } == [])
        #expect(try messages("links.csv") { $0.replacing("\n", with: "\r") } == [])
        #expect(try messages("links.csv") { $0.replacing(",", with: ", ") + ",,,\n" } == [])
    }

    @Test func linesEndWithCarriageReturns() throws {
        let messages = try messages("links.csv") { $0.replacing("10,30", with: "10,x").replacing("\n", with: "\r") }
        #expect(messages.map { $0.prefix(28) } == ["data/links.csv:3:14: error: "])
    }

    @Test(arguments: [
        ("\"12,5\"", "'12,5' in column 'minutes' has a decimal comma: write 12.5"),
        ("\"1,234\"", "'1,234' in column 'minutes' has a comma: write 1234 or 1.234"),
        ("1 234", "'1 234' in column 'minutes' has thousands separators: write 1234"),
        ("1\u{202F}234", "'1\u{202F}234' in column 'minutes' has thousands separators: write 1234"),
        ("1'234", "'1'234' in column 'minutes' has thousands separators: write 1234"),
        ("\"1 234,5\"", "'1 234,5' in column 'minutes' has a decimal comma: write 1234.5"),
        ("\"1.234,5\"", "'1.234,5' in column 'minutes' has thousands separators: write 1234.5"),
        ("\"1,234,567\"", "'1,234,567' in column 'minutes' has thousands separators: write 1234567"),
        ("..", "'..' in column 'minutes' is a mark for a number that is missing"),
        ("soon", "'soon' in column 'minutes' is not a number"),
    ])
    func numbers(_ cell: String, _ message: String) throws {
        #expect(
            try messages("links.csv") { $0.replacing("10,30", with: "10,\(cell)") } == [
                "data/links.csv:3:14: error: \(message); allowed: a number from 0 to 10000"
            ])
    }

    /// `1.234` persons is 1234 where no other cell of the column says otherwise.
    @Test func pointsBetweenThousands() throws {
        let message =
            "'3.000' in column 'persons' seems to have a separator of thousands; allowed: 3000 for that, 3.0000 for a decimal"
        func thousands(_ text: String) -> String {
            text.replacing("3000", with: "3.000").replacing(",2000", with: ",2.000").replacing(",1000", with: ",1.000")
                .replacing("1200", with: "1.200").replacing("2400", with: "2.400")
        }
        #expect(try messages("ages.csv", thousands) == ["data/ages.csv:3:9: error: \(message)"])
        #expect(try messages("ages.csv") { $0.replacing("3000", with: "3.000") } == [])
    }

    /// A fault repeated on many rows is one message with the count and the first places, and a few are a
    /// message each.
    @Test func repeatedFaults() throws {
        let file = "from_kommune_nr,to_kommune_nr,km,minutes\n"
        func row(_ index: Int) -> String { "01\(10 + index),0102,\"1,5\",2\n" }
        let many = try messages("links.csv") { _ in file + (0..<50).map(row).joined() }
        #expect(
            many == [
                "data/links.csv:2:1: error: unknown municipality '0110'; allowed: the numbers in the file of municipalities; 50 in all: lines 2, 3, 4, 5, 6, ...",
                "data/links.csv:2:11: error: '1,5' in column 'km' has a decimal comma: write 1.5; allowed: a number from 0 to 10000; 50 in all: lines 2, 3, 4, 5, 6, ...",
            ])
        #expect(try messages("links.csv") { _ in file + (0..<3).map(row).joined() }.count == 6)
        let ragged = try messages("links.csv") { $0 + String(repeating: "1,2,3,4,5\n", count: 9) }
        #expect(
            ragged == [
                "data/links.csv:6:1: error: the row has 5 cells; allowed: 4, as in the header; '.' is the decimal mark, thousands have no separator, and text with commas stands in quotes; 9 in all: lines 6, 7, 8, 9, 10, ..."
            ])
    }

    /// Case 13: the municipalities of the shipped region, saved with semicolons.
    @Test func shippedFileWithSemicolons() throws {
        let fixture = try Fixture()
        let data = packageFolder + "/scenarios/data/municipalities_troms_finnmark_2020.csv"
        let text = try String(contentsOfFile: data, encoding: .utf8).replacing(",", with: ";")
        try fixture.write("semicolon.csv", text)
        let base = "extends: troms-finnmark-2019.yaml\nregion: {municipalities: \(fixture.path("semicolon.csv"))}\n"
        let error = #expect(throws: InvalidInput.self) {
            try Scenario.load(path: packageFolder + "/scenarios/semicolon.yaml", text: base, files: .user)
        }
        #expect(error?.diagnostics.count == 1)
        #expect(error?.diagnostics.first?.message.hasPrefix("the cells are separated by ';'") == true)
    }
}
