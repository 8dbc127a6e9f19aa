import Foundation

/// A block while one task runs it, in a file that no other task knows.
struct BlockDraft {
    let file: StudyFile
    private let folder: PlanFolder
    private let block: Int
    private let path: String

    /// Takes over what a task that was stopped left behind, or begins anew.
    ///
    /// - Parameter scratch: the folder for the file while it grows; nil for that of the plan.
    init(_ folder: PlanFolder, block: Int, header: StudyHeader, content: PlanContent, scratch: String?) throws {
        (self.folder, self.block) = (folder, block)
        let name = (folder.draftPath(block) as NSString).lastPathComponent
        path = scratch.map { ($0 as NSString).appendingPathComponent(name) } ?? folder.draftPath(block)
        if let scratch { try makeFolder(scratch) }
        if let left = try Self.claim(folder, block, header, content, at: path) {
            file = left
        } else {
            StudyFile.removeDatabase(path)
            try StudyFile.create(path, header: header, as: .block)
            file = try StudyFile(path: path, writable: true, isDraft: true, blockInput: content.points[0].input)
        }
    }

    /// What is left is claimed by renaming it, which one task alone can do; what is not sound is dropped.
    private static func claim(
        _ folder: PlanFolder, _ block: Int, _ header: StudyHeader, _ content: PlanContent, at path: String
    ) throws -> StudyFile? {
        let claimed = folder.draftPath(block)
        guard rename(folder.partPath(block), claimed) == 0 else { return nil }
        if claimed != path {
            defer { unlink(claimed) }
            guard (try? FileManager.default.copyItem(atPath: claimed, toPath: path)) != nil else { return nil }
        }
        let input = content.points[0].input
        guard let file = try? StudyFile(path: path, writable: true, isDraft: true, blockInput: input) else {
            return nil
        }
        if file.header == header, (try? file.requireSound()) != nil { return file }
        try? file.close()
        return nil
    }

    /// Leaves what is stored to the next task of this block.
    func park() throws {
        try file.close()
        defer { StudyFile.removeDatabase(path) }
        let copy = folder.draftPath(block)
        defer { unlink(copy) }
        try StoreFailure.explained(copy) { try FileManager.default.copyItem(atPath: path, toPath: copy) }
        try flush(copy)
        try StudyFile.moveIntoPlace(copy, folder.partPath(block))
    }

    /// Puts the finished block into place.
    func finish() throws {
        var digest = ResultsDigest(names: file.names)
        let runs = try file.storedRunsInOrder()
        for run in runs { digest.add(try file.stored(run)) }
        try file.store(digest: digest.text, runs: runs.count)
        // A copy without gaps: equal content then has equal bytes, whatever happened to the file.
        let copy = folder.draftPath(block)
        defer { unlink(copy) }
        try file.copy(to: copy)
        discard()
        try flush(copy)
        try StudyFile.moveIntoPlace(copy, folder.blockPath(block))
        unlink(folder.partPath(block))
    }

    /// Drops all.
    func discard() {
        try? file.close()
        StudyFile.removeDatabase(path)
    }
}

/// Waits until a file is on the disk.
func flush(_ path: String) throws {
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
        throw StoreFailure(.cannotWrite, path: path, cause: "cannot write: \(plainCause(errno: errno))")
    }
}
