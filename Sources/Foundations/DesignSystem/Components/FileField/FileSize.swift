/// A size for people: `1.2 MB`, `340 KB`.
public func fileSize(_ bytes: Int) -> String {
  bytes >= 1_000_000 ? "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB" : "\(max(1, bytes / 1000)) KB"
}
