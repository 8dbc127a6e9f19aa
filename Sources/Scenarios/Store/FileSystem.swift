import CMemory
import Foundation

/// The kind of file system that a file is on, which decides how a database there protects its changes.
struct FileSystem: Hashable, Sendable {
    /// As `statfs(2)` names it (`f_type`).
    let type: UInt32

    /// Takes the place of every other file system, for tests: `FOTFESTE_TEST_FILE_SYSTEM` names one of `network`.
    @TaskLocal static var simulated = ProcessInfo.processInfo.environment["FOTFESTE_TEST_FILE_SYSTEM"]
        .flatMap { name in network.first { $0.value == name } }.map { FileSystem(type: $0.key) }

    /// A file system of this type.
    init(type: UInt32) { self.type = type }

    /// The file system of a path or, where nothing is there yet, of the folder that it will be in; nil where the system does not say.
    init?(of path: String) {
        if let simulated = Self.simulated {
            self = simulated
            return
        }
        let folder = parentFolder(of: path)
        let types = [path, folder.isEmpty ? "." : folder].lazy.map { (place: String) in fotfeste_file_system_type(place)
        }
        guard let found = types.first(where: { $0 >= 0 }) else { return nil }
        type = UInt32(truncatingIfNeeded: found)
    }

    /// The name of a file system that several machines share, or that a program outside the kernel serves; nil for a local one.
    ///
    /// A write-ahead log needs memory that all who open the database share, which these do not give
    /// (https://www.sqlite.org/wal.html).
    var networkName: String? { Self.network[type] }

    /// Types from statfs(2) and the headers of the file systems.
    static let network: [UInt32: String] = [
        0x6969: "NFS", 0x517B: "SMB", 0xFE53_4D42: "SMB2", 0xFF53_4D42: "CIFS", 0x0BD0_0BD0: "Lustre",
        0x4750_4653: "GPFS", 0x1983_0326: "BeeGFS", 0x6573_5546: "FUSE", 0x00C3_6400: "Ceph", 0x0102_1997: "9P",
        0x0116_1970: "GFS2", 0x7461_636F: "OCFS2", 0x5346_414F: "OpenAFS", 0x6B41_4653: "AFS", 0x7375_7245: "Coda",
        0x564C: "NCP", 0x2003_0528: "OrangeFS", 0xAAD7_AAEA: "PanFS", 0x786F_4256: "vboxsf", 0xBACB_ACBC: "vmhgfs",
    ]
}

/// How a database that is written to protects its changes from being half-made.
enum Journal: String {
    /// A write-ahead log: fast; on local disks.
    case writeAheadLog = "wal"
    /// A rollback journal that is deleted after every change, each of which waits for the disk: on network file systems.
    case rollback = "delete"

    /// The safe one for a database at this path.
    init(for path: String) { self = FileSystem(of: path)?.networkName == nil ? .writeAheadLog : .rollback }
}
