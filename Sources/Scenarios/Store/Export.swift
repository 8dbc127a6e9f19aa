import Models

/// Tidy CSV files made from a study.
public enum Export {
    /// Writes the outcomes, one estimate a row.
    ///
    /// - Throws: `StoreFailure` where the file cannot be written.
    public static func outcomes(_ report: RunReport, to path: String) throws {
        try outcomes(report, to: OutputFile(path, .table))
    }

    static func outcomes(_ report: RunReport, to file: OutputFile) throws {
        try file.write { write in
            try write(
                "name,unit,by,group,group_name,estimate,low,high,half_width,confidence,method,replications,reason\n")
            for outcome in report.outcomes { try write(line(outcome)) }
        }
    }

    /// Writes the raw observations of runs, one a row.
    static func observations(_ file: StudyFile, _ runs: [StoredRun], to output: OutputFile) throws {
        try output.write { write in
            try write("point,replication,name,unit,municipality,municipality_name,segment,team,arm,day,value\n")
            for run in runs {
                try Task.checkCancellation()
                let rows = try file.observations(ofReplication: run.replication, point: run.point)
                try write(rows.map { line($0, run, names: file.names) }.joined())
            }
        }
    }

    private static func line(_ outcome: ReportedOutcome) -> String {
        let numbers = [outcome.estimate, outcome.low, outcome.high, outcome.halfWidth].map { $0.map { "\($0)" } ?? "" }
        let texts = [outcome.name, outcome.unit, outcome.group.key, outcome.group.value, outcome.group.title]
        let rest = ["\(outcome.level)", outcome.methodText, "\(outcome.replications)", csvField(outcome.reason ?? "")]
        return (texts.map(csvField) + numbers + rest).joined(separator: ",") + "\n"
    }

    private static func line(_ row: Observation, _ run: StoredRun, names: CellNames) -> String {
        let place = [
            names.municipality(row.cell), names.municipalityName(row.cell), names.segment(row.cell),
            names.team(row.cell), names.arm(row.cell),
        ].map { csvField($0 ?? "") }
        let start = ["\(run.point)", "\(run.replication)", row.measure.rawValue, csvField(row.measure.unit)]
        let end = [row.day < 0 ? "" : "\(row.day)", "\(row.value + 0)"]
        return (start + place + end).joined(separator: ",") + "\n"
    }
}
