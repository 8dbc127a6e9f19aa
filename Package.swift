// swift-tools-version: 6.2
import PackageDescription

// `make sanitize` names a sanitizer. It is not given to the build as a whole, since the compiler crashes on BasicContainers with the thread
// sanitizer (swiftlang/swift issues 86265 and 90956).
let sanitizer = Context.environment["FOTFESTE_SANITIZE"].map { ["-sanitize=\($0)"] }
let strict: [SwiftSetting] =
    [.treatAllWarnings(as: .error)] + (sanitizer.map { [.unsafeFlags($0)] } ?? [])
// One static program: what the benchmarks measure as its memory is then the simulation and not the loader of shared libraries.
let alone = ["-static-executable"]

// Only `make docs` needs the plugin that builds the documentation.
let documenting: [Package.Dependency] =
    Context.environment["FOTFESTE_DOCS"] == nil
    ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

let package = Package(
    name: "fotfeste",
    products: [
        .library(name: "Simulator", targets: ["Simulator"]),
        .executable(name: "fotfeste", targets: ["fotfeste"]),
        .executable(name: "fotfeste-studio", targets: ["fotfeste-studio"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        // Templates of the report: escapes by default, and stands on nothing else.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        // The studio alone: what builds the command line does not compile it.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    ] + documenting,
    targets: [
        .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
        .systemLibrary(name: "CMemory"),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .target(
            name: "Simulator",
            dependencies: ["CGSL", .product(name: "BasicContainers", package: "swift-collections")],
            swiftSettings: strict),
        .target(
            name: "Models",
            dependencies: ["CMemory", "Simulator", .product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: strict),
        .target(
            name: "Scenarios",
            dependencies: [
                "CMemory", "CNettle", "Models",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "Report",
            dependencies: ["Scenarios", .product(name: "Mustache", package: "swift-mustache")],
            resources: [
                .embedInCode("Page/page.mustache"), .embedInCode("Page/table.mustache"),
                .embedInCode("Page/page.css"), .embedInCode("Page/page.js"),
                .embedInCode("Language/en.json"), .embedInCode("Language/nb.json"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "fotfeste",
            dependencies: [
                "Report", "Scenarios", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "Studio",
            dependencies: [
                "Report", "Scenarios", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [
                .embedInCode("Page/studio.html"), .embedInCode("Page/studio.css"), .embedInCode("Page/studio.js"),
                .embedInCode("Page/tools.js"), .embedInCode("Page/chart.js"), .embedInCode("Page/map.js"),
                .embedInCode("Page/start.js"), .embedInCode("Page/plan.js"), .embedInCode("Page/run.js"),
                .embedInCode("Page/watch.js"), .embedInCode("Page/story.js"), .embedInCode("Page/class.js"),
                .embedInCode("Page/markdown.js"),
                .embedInCode("Language/en.json"), .embedInCode("Language/nb.json"), .embedInCode("openapi.json"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "fotfeste-studio",
            dependencies: ["Studio", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),
        .executableTarget(
            name: "fotfeste-benchmarks",
            dependencies: ["Simulator", .product(name: "BasicContainers", package: "swift-collections")],
            path: "Benchmarks/Subject",
            swiftSettings: strict,
            linkerSettings: [
                .unsafeFlags(sanitizer ?? alone, .when(configuration: sanitizer == nil ? .release : .debug))
            ]),
        .executableTarget(
            name: "fotfeste-model-benchmarks",
            dependencies: ["Models", "Scenarios", "Simulator"], path: "Benchmarks/Model", swiftSettings: strict),
        .executableTarget(
            name: "fotfeste-fuzz",
            dependencies: [
                "Models", "Report", "Scenarios", "Simulator", .product(name: "Yams", package: "Yams"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Tests/Fuzz", swiftSettings: strict),
        .testTarget(
            name: "SimulatorTests",
            dependencies: ["Simulator", "CGSL", .product(name: "BasicContainers", package: "swift-collections")],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "ModelsTests", dependencies: ["Models"], swiftSettings: strict),
        .testTarget(
            name: "ScenariosTests", dependencies: ["Scenarios"], exclude: ["Baseline"], swiftSettings: strict),
        .testTarget(
            name: "ReportTests", dependencies: ["Report", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Browser"], swiftSettings: strict),
        .testTarget(
            name: "StudioTests", dependencies: ["Studio", "fotfeste-studio"], exclude: ["Clients"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandLineTests", dependencies: ["Scenarios", "fotfeste", "fotfeste-fuzz"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
