/// An attachment as the database remembers it. The bytes are sealed on disk under ``name``.
public struct StoredFile: Sendable, Equatable, Codable {
  /// A keyed code of the content, so equal files are kept once and the name tells nothing: 64 hexadecimal digits.
  public let name: String
  /// SHA-256 of the content, 64 hexadecimal digits: for the canonical record, which anyone may recompute.
  public let sha256: String
  /// Size of the content in bytes.
  public let bytes: Int
  public let kind: FileKind

  public init(name: String, sha256: String, bytes: Int, kind: FileKind) {
    (self.name, self.sha256, self.bytes, self.kind) = (name, sha256, bytes, kind)
  }
}
