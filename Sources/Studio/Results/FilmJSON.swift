import Models
import Scenarios

/// A film for the page that plays it.
enum FilmJSON {
    static func of(_ film: Film, _ input: ModelInput) -> JSONText {
        func counts(_ rows: [[Int]]) -> JSONText { .array(rows.map { .array($0.map(JSONText.integer)) }) }
        return .object([
            ("start", .string(film.start.text)), ("warmup_days", .integer(film.warmup)),
            ("step_days", .integer(Film.step)),
            ("municipalities", .strings(input.region.municipalities.map(\.number))),
            ("teams", .strings(input.teams.map(\.name))),
            ("posts", .array(film.posts.map { .array([.integer($0.team), .integer($0.base)]) })),
            ("waiting", counts(film.waiting)), ("in_service", counts(film.inService)), ("phases", counts(film.phases)),
            ("in_work", .array(film.inWork.map(JSONText.integer))),
            (
                "trips",
                .array(
                    film.trips.map {
                        .array([.integer($0.day), .integer($0.post), .integer($0.destination), .integer($0.days)])
                    })
            ),
            (
                "people",
                .array(
                    film.people.map { .array([.integer($0.municipality), .integer($0.number), .integer($0.admitted)]) })
            ),
        ])
    }
}
