import Crypto
import Kernel
import Vault

/// The files of a guide as one canonical JSON text: `{"guide.yaml":"…","text/en.yaml":"…"}`.
struct StoredGuide: Sendable {
  /// By their path within the folder.
  let files: [String: [UInt8]]

  init(_ files: [String: [UInt8]]) { self.files = files }

  /// - Returns: `nil` when the text is not one that ``text`` wrote.
  init?(text: String) {
    guard case .object(let members)? = try? JSONReader.read(text.utf8) else { return nil }
    files = Dictionary(members.compactMap { member in member.value.text.map { (member.key, Array($0.utf8)) } }) { $1 }
  }

  var text: String {
    let members = files.sorted { $0.key < $1.key }.map { file in
      JSONValue.Member(file.key, .text(String(decoding: file.value, as: UTF8.self)))
    }
    return String(decoding: JSONValue.object(members).canonicalBytes, as: UTF8.self)
  }

  /// SHA-256 of ``text`` in hexadecimal digits: the same content is the same guide.
  var hash: String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }
}
