import Crypto
import Foundation

extension Digest {
    /// As lower-case hex.
    var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension SHA256 {
    /// The digest of a text in UTF-8, in lower-case hex.
    static func hexadecimal(of text: String) -> String { hash(data: Data(text.utf8)).hexadecimal }
}
