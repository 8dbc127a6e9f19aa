import Foundation
import Hummingbird
import Report
import Scenarios

extension Studio {
    /// All addresses of the studio; `openapi.json` describes them.
    var routes: [Route] { pageRoutes + planRoutes + runRoutes + resultRoutes + classRoutes }

    // MARK: pages

    private var pageRoutes: [Route] {
        let script = "text/javascript; charset=utf-8"
        func file(_ path: String, _ bytes: [UInt8], _ type: String) -> Route {
            let text = String(decoding: bytes, as: UTF8.self)
            return Route(.get, path) { _, _ in .text(text, type: type) }
        }
        return [
            file("/", PackageResources.studio_html, "text/html; charset=utf-8"),
            file("/studio.css", PackageResources.studio_css, "text/css; charset=utf-8"),
            file("/page/studio.js", PackageResources.studio_js, script),
            file("/page/tools.js", PackageResources.tools_js, script),
            file("/page/chart.js", PackageResources.chart_js, script),
            file("/page/map.js", PackageResources.map_js, script),
            file("/page/start.js", PackageResources.start_js, script),
            file("/page/plan.js", PackageResources.plan_js, script),
            file("/page/run.js", PackageResources.run_js, script),
            file("/page/story.js", PackageResources.story_js, script),
            file("/page/watch.js", PackageResources.watch_js, script),
            file("/page/class.js", PackageResources.class_js, script),
            file("/page/markdown.js", PackageResources.markdown_js, script),
            file("/texts/nb.json", PackageResources.nb_json, "application/json; charset=utf-8"),
            file("/texts/en.json", PackageResources.en_json, "application/json; charset=utf-8"),
            file("/openapi.json", PackageResources.openapi_json, "application/json; charset=utf-8"),
            Route(.get, "/favicon.ico") { _, _ in Response(status: .noContent) },
        ]
    }
}
