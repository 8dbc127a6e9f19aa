import Foundation
import Models
import Testing

@testable import Scenarios

@Suite struct ParameterTableTests {
    private func cap() throws -> [Parameter] { try ParameterTable.parameters(named: "caseload.cap") }

    @Test func tableShowsEverything() throws {
        #expect(
            ParameterTable.text(.table, of: try cap()) == """
                  NAME          SYMBOL       DEFAULT  UNIT     ALLOWED   PRIOR                   GRADE  EVIDENCE  MEANING
                  caseload.cap  caseloadCap       15  seekers  1 to 250  triangular(12, 15, 20)  B      B2.3      Most seekers that a full-time specialist follows at a time.

                """)
        #expect(ParameterTable.text(.table).split(separator: "\n").count == Registry.all.count + 1)
    }

    @Test func csvShowsEverything() throws {
        #expect(
            ParameterTable.text(.csv, of: try cap()) == """
                name,symbol,section,default,unit,low,high,prior,grade,evidence,meaning
                caseload.cap,caseloadCap,service,15,seekers,1,250,"triangular(12, 15, 20)",B,B2.3,Most seekers that a full-time specialist follows at a time.

                """)
    }

    @Test func jsonShowsEverything() throws {
        let json = try JSONSerialization.jsonObject(with: Data(ParameterTable.text(.json).utf8))
        let objects = try #require(json as? [[String: Any]])
        #expect(objects.count == Registry.all.count)
        for (object, parameter) in zip(objects, Registry.all) {
            #expect(object["name"] as? String == parameter.name)
            #expect(object["symbol"] as? String == parameter.symbol)
            #expect((object["section"] as? String)?.isEmpty == false)
            #expect(object["default"] as? Double == parameter.defaultValue)
            #expect(object["low"] as? Double == parameter.range.lowerBound)
            #expect(object["high"] as? Double == parameter.range.upperBound)
            #expect(object["unit"] as? String == parameter.unit.rawValue)
            #expect(object["whole"] as? Bool == parameter.isWhole)
            #expect(object["prior"] as? String == parameter.prior.text)
            #expect(object["grade"] as? String == parameter.grade.rawValue)
            #expect(object["evidence"] as? [String] == parameter.evidence)
            #expect(object["meaning"] as? String == parameter.sentence)
        }
    }

    @Test func symbolsAreUniqueNames() {
        #expect(Set(Registry.all.map(\.symbol)).count == Registry.all.count)
        #expect(Registry[.trustPerMeeting].symbol == "trustPerMeeting")
    }

    @Test func sectionsHoldEveryParameterOnce() {
        #expect(
            Registry.sections.flatMap(\.parameters).map(\.key).sorted { $0.rawValue < $1.rawValue }
                == ParameterKey.allCases)
        #expect(Set(Registry.sections.map(\.id)).count == Registry.sections.count)
    }

    @Test func thePageSaysAssumptionsFirst() throws {
        let lines = ParameterTable.text(.markdown).split(separator: "\n")
        let counts = try #require(lines.firstIndex { $0.hasPrefix("| **all** |") })
        let first = try #require(lines.firstIndex(of: "## Grade D: assumptions"))
        let second = try #require(lines.firstIndex(of: "## Grades A to C: measured or told"))
        #expect(counts < first && first < second)
        let rows = Dictionary(
            lines.indices.filter { lines[$0].hasPrefix("| `") }
                .compactMap { row in lines[row].split(separator: "`").dropFirst().first.map { (String($0), row) } },
            uniquingKeysWith: { a, _ in a })
        for parameter in Registry.all {
            let row = try #require(rows[parameter.name])
            #expect((row < second) == (parameter.grade == .d))
        }
        #expect(ParameterTable.text(.markdown, of: try cap()).contains("## Grade D: assumptions\n\nNone.\n"))
    }
}
