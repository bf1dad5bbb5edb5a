/// Ids as authors write them in folders: lower-case words with hyphens, as `moving-in`.
public enum SourceID {
  /// Whether a text is `[a-z][a-z0-9]*(-[a-z0-9]+)*`, at most 100 bytes.
  public static func isLegal(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 100 else { return false }
    return text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}
