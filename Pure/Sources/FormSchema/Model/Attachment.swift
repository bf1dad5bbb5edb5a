import Kernel
import Nihongo

/// A reference to a file that was attached; its bytes are kept elsewhere.
public struct Attachment: PersonalValue, Equatable {
  /// Where its bytes are found.
  public var id: String
  /// The file's name on the sender's machine.
  public var name: String
  public var byteCount: Int
  public var kind: FileKind
  /// Of its bytes: 64 lower-case hexadecimal digits.
  public var sha256: String

  public init(id: String, name: String, byteCount: Int, kind: FileKind, sha256: String) {
    self.id = id
    self.name = name
    self.byteCount = byteCount
    self.kind = kind
    self.sha256 = sha256
  }

  /// The reference as it stands in ``TypedAnswers``: one JSON object.
  public var field: String { String(decoding: json.canonicalBytes, as: UTF8.self) }

  /// - Returns: `nil` when `field` is not a reference written by ``field``.
  public init?(field: String) {
    guard let json = try? JSONReader.read(field.utf8), let value = Attachment(json: json) else { return nil }
    self = value
  }
}
