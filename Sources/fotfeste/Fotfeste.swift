import ArgumentParser
import Scenarios

/// The command line.
struct Fotfeste: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fotfeste",
        abstract: "Simulates follow-up in supported employment, to compare ways of organising it.",
        discussion: """
            Example: fotfeste run scenarios/troms-finnmark-2019.yaml

            Results are on standard output, everything else on standard error. Exit codes: 0 done; 1 an internal error, or \
            'doctor' found something; 2 'verify' found a difference; 64 wrong usage; 65 bad input; 73 cannot write; \
            130 interrupted (what is stored is sound).
            """,
        version: programVersion,
        subcommands: [
            RunCommand.self, CompareCommand.self, CheckCommand.self, NewCommand.self, ParametersCommand.self,
            SchemaCommand.self, TraceCommand.self, UncertaintyCommand.self, SweepCommand.self, SensitivityCommand.self,
            OptimiseCommand.self, MechanismsCommand.self, CalibrateCommand.self, ValidateCommand.self,
            PlanCommand.self, WorkCommand.self, MergeCommand.self, SubmitCommand.self, StatusCommand.self,
            ReportCommand.self, ServeCommand.self, ExportCommand.self, BundleCommand.self, VerifyCommand.self,
            DoctorCommand.self,
        ])
}
