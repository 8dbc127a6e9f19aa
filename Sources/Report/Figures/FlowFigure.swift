import Models
import Scenarios

// Where seekers go: from the queue through the phases and out.
extension ReportContext {
    /// One for each open study that counted moves.
    var flowFigures: [Figure] {
        studies.enumerated().compactMap { index, study in
            let flow = PhaseFlow(study)
            guard !study.isCohort, study.series.has(.move1to2), !flow.links.isEmpty else { return nil }
            return figure(of: flow, study, index)
        }
    }

    private func figure(of flow: PhaseFlow, _ study: StudyReading, _ index: Int) -> Figure {
        let ids = PhaseFlow.Node.allCases.filter { node in flow.links.contains { $0.from == node || $0.to == node } }
        func number(_ node: PhaseFlow.Node) -> JSONText { .integer(ids.firstIndex(of: node) ?? 0) }
        // Between phases there is room for a name, and none for a number beside it.
        let labels = ids.map { node in
            phrases("flow." + node.rawValue) + (node.place > 0.9 ? " " : "<br>") + numbers.text(flow.size(node))
        }
        let trace = Plot.object([
            "type": .string("sankey"), "arrangement": .string("snap"), "valueformat": .string(".1f"),
            "node": Plot.object([
                "label": .strings(labels), "color": .strings(ids.map(colour)), "pad": .integer(14),
                "thickness": .integer(14),
                "line": Plot.object(["width": .integer(0)]), "hovertemplate": .string("%{label}<extra></extra>"),
                "x": Plot.numbers(ids.map(\.place)), "y": Plot.numbers(heights(ids, flow)),
            ]),
            "link": Plot.object([
                "source": .array(flow.links.map { number($0.from) }),
                "target": .array(flow.links.map { number($0.to) }),
                "value": Plot.numbers(flow.links.map(\.count)),
                "color": .strings(
                    flow.links.map { $0.to == .dropOut ? "rgba(179,71,0,0.35)" : "rgba(60,110,150,0.22)" }),
                "hovertemplate": .string("%{source.label} → %{target.label}: %{value:.1f}<extra></extra>"),
            ]),
        ])
        let title = phrases(
            "figure.flow.title",
            [
                "job": numbers.text(flow.size(.job)), "admitted": numbers.text(study.series.mean(.admitted)),
                "name": studies.count > 1 ? phrases("word.under", ["name": study.name]) : "",
            ])
        return Figure(
            id: index == 0 ? "flow" : "flow-\(index + 1)", title: title,
            lead: index == 0 ? phrases("figure.flow.lead") : "",
            description: phrases("figure.flow.description"),
            drawing: .plot(
                traces: [trace],
                layout: Plot.object([
                    "margin": Plot.object(["l": .integer(4), "r": .integer(4), "t": .integer(16), "b": .integer(16)]),
                    "leastWidth": .integer(900),
                ]), height: 400, narrow: Plot.object([:])),
            source: phrases(
                "source.observations",
                [
                    "names":
                        "waiting_at_start, in_service_at_start, queue_admitted_by_day …, phase_1_dropout_by_day …, move_phase_1_to_2 …, discharge_phase_5, exit_job …"
                ]),
            tables: [flowTable(flow, study)])
    }

    /// Middles of the nodes: the ways in and the ways out below each other, from the top.
    private func heights(_ nodes: [PhaseFlow.Node], _ flow: PhaseFlow) -> [Double?] {
        let (ins, outs) = (nodes.filter { $0.place < 0.1 }, nodes.filter { $0.place > 0.9 })
        let gap = 0.035
        let scale = (1 - gap * Double(outs.count + 1)) / max(1e-9, outs.reduce(0) { $0 + flow.size($1) })
        var found: [PhaseFlow.Node: Double] = [.again: 0.88]
        for column in [ins, outs] {
            var top = gap
            for node in column {
                found[node] = top + flow.size(node) * scale / 2
                top += flow.size(node) * scale + gap
            }
        }
        return nodes.map { found[$0] ?? 0.4 }
    }

    private func colour(_ node: PhaseFlow.Node) -> String {
        switch node {
        case .dropOut, .leftQueue: Palette.colour(1)
        case .job: Palette.colour(2)
        case .otherwise, .goesOn, .waiting: Palette.grey
        default: Palette.colour(0)
        }
    }

    private func flowTable(_ flow: PhaseFlow, _ study: StudyReading) -> DataTable {
        DataTable(
            name: "flow-" + study.name, title: phrases("table.flow", ["name": study.name]),
            columns: [
                .init(title: phrases("column.from"), name: "from", isNumber: false),
                .init(title: phrases("column.to"), name: "to", isNumber: false),
                .init(title: phrases("column.people_per_run"), name: "mean_per_replication", isNumber: true),
            ],
            rows: flow.links.map {
                [
                    .init(phrases("flow." + $0.from.rawValue), raw: $0.from.rawValue),
                    .init(phrases("flow." + $0.to.rawValue), raw: $0.to.rawValue),
                    .init(numbers.text($0.count, decimals: 1), $0.count),
                ]
            })
    }
}

/// Mean numbers of people in a replication, from where to where in the observed years.
///
/// Every node that is passed through has as many coming in as going out, and what goes in (referred, waiting or in the service at the start)
/// goes out or is still there at the end. The ways out are the outcomes `exit_job`, `exit_dropout` and so on.
struct PhaseFlow {
    enum Node: String, CaseIterable {
        case referred
        case waitedBefore = "waited_before"
        case inService = "in_service"
        case again
        case phase1 = "phase_1"
        case phase2 = "phase_2"
        case phase3 = "phase_3"
        case phase4 = "phase_4"
        case phase5 = "phase_5"
        case leftQueue = "left_queue"
        case waiting, job
        case dropOut = "dropout"
        case otherwise
        case search
        case goesOn = "goes_on"

        /// From left to right, 0 to 1.
        var place: Double {
            switch self {
            case .referred, .waitedBefore, .inService: 0.001
            case .phase1: 0.14
            case .phase2: 0.29
            case .again: 0.29
            case .phase3: 0.44
            case .phase4: 0.59
            case .phase5: 0.72
            default: 0.999
            }
        }
    }

    struct Link {
        var from: Node
        var to: Node
        var count: Double
    }

    private(set) var links: [Link] = []
    private let series: StudySeries
    private static let phases: [Node] = [.phase1, .phase2, .phase3, .phase4, .phase5]

    init(_ study: StudyReading) {
        series = study.series
        addQueue()
        addStays()
        addInService()
    }

    private mutating func add(_ from: Node, _ to: Node, _ count: Double) {
        if count > 1e-9 { links.append(Link(from: from, to: to, count: count)) }
    }

    /// Those who are referred in the observed years, and those who waited before them: the rest of all who are admitted, leave or wait.
    private mutating func addQueue() {
        let ways: [(to: Node, of: Measure, all: Measure)] = [
            (.phase1, .queueAdmittedByDay, .admitted), (.leftQueue, .queueLeftByDay, .leftQueue),
            (.waiting, .queueCensoredByDay, .waitingAtEnd),
        ]
        for way in ways {
            let referred = series.meanOfCurve(way.of)
            add(.referred, way.to, referred)
            add(.waitedBefore, way.to, series.mean(way.all) - referred)
        }
    }

    /// Stays in phases that begin in the observed years.
    private mutating func addStays() {
        var back = 0.0
        for (index, phase) in Self.phases.enumerated() {
            let number = index + 1
            var otherwise = stays(number, "left")
            for (next, target) in Self.phases.enumerated() {
                guard let move = Measure.move(from: number, to: next + 1) else { continue }
                let count = series.mean(move)
                otherwise -= count
                let isBack = next < index
                if isBack { back += count }
                add(phase, isBack ? .search : target, count)
            }
            let discharged = Measure(rawValue: "discharge_phase_\(number)").map { series.mean($0) } ?? 0
            add(phase, .job, discharged)
            add(phase, .dropOut, stays(number, "dropout"))
            add(phase, .otherwise, otherwise - discharged)
            add(phase, .goesOn, stays(number, "censored"))
        }
        add(.again, .phase3, back)
    }

    /// Stays that end in one way, or go on.
    private func stays(_ phase: Int, _ kind: String) -> Double {
        Measure(rawValue: "phase_\(phase)_\(kind)_by_day").map { series.meanOfCurve($0) } ?? 0
    }

    /// Those who were in the service at the start are the rest of all who enter a phase, leave or are still there: their stay at the start
    /// is not counted by phase.
    private mutating func addInService() {
        for (index, phase) in Self.phases.enumerated() {
            let entered = ["dropout", "left", "censored"].reduce(0) { $0 + stays(index + 1, $1) }
            add(.inService, phase, entered - into(phase))
        }
        let others: [Measure] = [.exitDisability, .exitEducation, .exitTimeLimit, .exitOther]
        let ways: [(Node, Double)] = [
            (.job, series.mean(.exitJob)), (.dropOut, series.mean(.exitDropout)),
            (.otherwise, others.reduce(0) { $0 + series.mean($1) }), (.goesOn, series.mean(.inServiceAtEnd)),
        ]
        for (way, all) in ways { add(.inService, way, all - into(way)) }
    }

    private func into(_ node: Node) -> Double { links.filter { $0.to == node }.reduce(0) { $0 + $1.count } }

    /// All that goes into a node, or out of it where nothing goes in.
    func size(_ node: Node) -> Double {
        let into = into(node)
        return into > 0 ? into : links.filter { $0.from == node }.reduce(0) { $0 + $1.count }
    }
}
