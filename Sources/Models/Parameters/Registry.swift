/// Every number of the model, defined once: documents, the schema of scenario files, the command that lists parameters
/// and the list of weak assumptions are made from here.
public enum Registry {
    /// Parameters that belong together, under a heading.
    public struct Section: Sendable {
        /// By which documents refer to it.
        public let id: String
        /// For people.
        public let title: String
        /// In the order of their keys.
        public let parameters: [Parameter]

        init(_ id: String, _ title: String, _ parameters: [Parameter]) {
            (self.id, self.title) = (id, title)
            self.parameters = parameters.sorted { $0.key.rawValue < $1.key.rawValue }
        }
    }

    /// All parameters by section, each in one.
    public static let sections: [Section] = [
        Section("inflow", "Eligibility and referral", inflow),
        Section("population", "What seekers bring at intake", population),
        Section("background", "What happens with or without a service", background),
        Section("queue", "Waiting", queue),
        Section("service", "Caseload, contact, trust, motivation, drop-out", service),
        Section("employers", "Employers, fit, proposals, job tastes", employers),
        Section("training", "Unpaid work training", training),
        Section("agreement", "Contracts and instruments", agreement),
        Section("job", "Support in the job, and how jobs end", job),
        Section("work", "The specialist's day", work),
        Section("staff", "Skill, exhaustion, turnover, absence", staff),
        Section("cost", "Costs", cost),
        Section("observation", "How outcomes are counted", access),
        Section("cohort", "Staff of a cohort", cohort),
    ]

    /// All parameters, in the order of their keys.
    public static let all: [Parameter] =
        sections.flatMap(\.parameters).sorted { $0.key.rawValue < $1.key.rawValue }

    /// The parameter of a key.
    public static subscript(key: ParameterKey) -> Parameter { all[key.rawValue] }

    /// The parameter of a name, or nil.
    public static func named(_ name: String) -> Parameter? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
