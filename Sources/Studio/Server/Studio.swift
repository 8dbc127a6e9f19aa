import Dispatch
import Foundation
import Hummingbird
import Logging
import Report
import Scenarios

/// How the studio is served.
public struct StudioOptions: Sendable {
    /// Address to bind; beyond loopback only with a token.
    public var host: String
    /// 0 picks a free one.
    public var port: Int
    /// The results folder; runs are in `studio/` within it.
    public var output: String
    /// How many replications run at the same time.
    public var jobs: Int
    /// Asked of every browser; nil on loopback.
    public var token: String?

    /// Options from their parts.
    public init(host: String, port: Int, output: String, jobs: Int, token: String?) {
        (self.host, self.port, self.output, self.jobs, self.token) = (host, port, output, jobs, token)
    }
}

/// The local web application: scenarios, runs and results of the command line, in a browser.
public struct Studio: Sendable {
    let options: StudioOptions
    let plans: PlanReader
    let runs: Runs
    let results: Results
    let rounds: Rounds
    let lessons: [Lesson]
    let borders: [RegionMap]

    /// A studio with what it finds in the program's folder and in the results folder.
    ///
    /// - Throws: `StoreFailure` where a folder or file is missing or cannot be written; `InvalidInput` for a lesson that is none.
    public init(_ options: StudioOptions) throws {
        self.options = options
        guard let scenarios = ProgramFolder.folder("scenarios") else {
            throw StoreFailure(
                .badFile, path: "scenarios",
                cause: "no such folder here or above; start the studio in the program's folder")
        }
        plans = PlanReader(ready: ReadyScenarios(folder: scenarios))
        lessons = try Lesson.all(in: scenarios + "/lessons")
        borders = try Self.maps(scenarios + "/data")
        let folder = options.output + "/studio"
        runs = try Runs(folder: folder + "/runs", plans: plans, jobs: options.jobs)
        rounds = try Rounds(folder: folder + "/rounds")
        let borders = borders
        results = Results(plotly: try PlotlyFile.text()) { input in
            borders.lazy.compactMap { $0.whole(input.region.municipalities.map(\.number)) }.first
        }
    }

    /// Serves until it is stopped by a signal.
    ///
    /// - Parameter ready: is told the address when it answers.
    public func serve(ready: @escaping @Sendable (String) -> Void) async throws {
        var logger = Logger(label: "fotfeste-studio")
        logger.logLevel = .critical
        let (host, token) = (options.host, options.token)
        let application = Application(
            router: router(),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
            configuration: .init(address: .hostname(host, port: options.port), serverName: "fotfeste-studio"),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                let shown = host == "0.0.0.0" || host == "::" ? "localhost" : host.contains(":") ? "[\(host)]" : host
                ready("http://\(shown):\(port)/" + (token.map { "?token=\($0)" } ?? ""))
            }, logger: logger)
        let signals = stopOnSignals()
        defer { for signal in signals { signal.cancel() } }
        try await application.run()
    }

    /// Seconds after which a signal ends the process whatever it does: what is stored is sound at any moment.
    private static let mostSecondsToStop = 5.0

    /// Ctrl-C and requests to end: what is simulated is stored as far as it is, and browsers that watch are disconnected.
    private func stopOnSignals() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler { [runs] in
                // On a thread of its own: tasks wait where all their threads are busy.
                DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: .now() + Self.mostSecondsToStop) {
                    _exit(0)
                }
                Task {
                    await runs.close()
                    exit(0)
                }
            }
            source.resume()
            return source
        }
    }

    private func router() -> Router<StudioContext> {
        let router = Router(context: StudioContext.self)
        router.add(middleware: SafeHeaders())
        router.add(middleware: Explainer())
        router.add(middleware: Guard(options))
        for route in routes {
            // HEAD is answered like GET; `SafeHeaders` takes the body away.
            let methods: [HTTPRequest.Method] = route.method == .get ? [.get, .head] : [route.method]
            for method in methods {
                router.on(RouterPath(route.path), method: method) { request, context in
                    try await route.respond(request, context)
                }
            }
        }
        return router
    }

    private static func maps(_ folder: String) throws -> [RegionMap] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        // The largest last: a region's own map is finer.
        let paths = names.filter { $0.hasSuffix(".geojson") }.map { folder + "/" + $0 }
        func size(_ path: String) -> Int {
            (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        }
        return try paths.sorted { (size($0), $0) < (size($1), $1) }.map { try RegionMap(path: $0) }
    }
}

/// What is known of a request beside its own text.
struct StudioContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Of the machine that sent it, without the port; empty where it is not known.
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// What answers at an address.
struct Route: Sendable {
    typealias Respond = @Sendable (Request, StudioContext) async throws -> Response

    let method: HTTPRequest.Method
    /// With `{name}` for what varies, as in the OpenAPI file.
    let path: String
    let respond: Respond

    init(_ method: HTTPRequest.Method, _ path: String, _ respond: @escaping Respond) {
        (self.method, self.path, self.respond) = (method, path, respond)
    }
}
