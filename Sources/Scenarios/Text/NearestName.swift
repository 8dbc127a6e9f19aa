/// Finds the name that was probably meant.
package enum NearestName {
    /// Bytes of a name for which a hint is looked for: the longest known names have some 50.
    private static let longestMisspelt = 100

    /// `; did you mean 'x'?` for the nearest of the known names, or nothing where none is near.
    package static func hint(for name: String, among known: [String]) -> String {
        nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// The known name with the fewest edits, if they are at most a third of its letters; the first of equals.
    static func nearest(to name: String, among known: [String]) -> String? {
        guard name.utf8.count <= longestMisspelt else { return nil }
        let wanted = Array(name.lowercased())
        var best: (name: String, distance: Int)?
        for candidate in known {
            let letters = Array(candidate.lowercased())
            let most = max(1, max(wanted.count, letters.count) / 3)
            // So many letters have to be put in or left out at the least.
            guard abs(wanted.count - letters.count) <= most else { continue }
            let distance = editDistance(wanted, letters)
            guard distance <= most else { continue }
            if distance < (best?.distance ?? .max) { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into another
    /// (Damerau 1964, doi:10.1145/363958.363994; optimal string alignment).
    static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
        var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { rows[i][0] = i }
        for j in 0...b.count { rows[0][j] = j }
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        for i in 1...a.count {
            for j in 1...b.count {
                let change = a[i - 1] == b[j - 1] ? 0 : 1
                rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
                }
            }
        }
        return rows[a.count][b.count]
    }
}
