/// What a verification found.
public enum AuditVerdict: Sendable, Equatable {
  /// Every entry is as it was written; the anchor names the last one.
  case whole(AuditAnchor)
  case broken(AuditBreak)
}

/// The first place where the log is not as it was written.
public enum AuditBreak: Error, Sendable, Equatable {
  /// The entry's own fields do not give its hash, or its link does not fit the entry before.
  case altered(seq: Int)
  case missing(seq: Int)
  /// At the place of `seq` stands the entry that was written as number `writtenAs`.
  case reordered(seq: Int, writtenAs: Int)
  /// Entries are missing at the end: the last that is left, and the last that was written.
  case truncated(last: Int, written: Int)
  /// An entry after the last that was written.
  case added(seq: Int)
  /// The head, which tells how far the log goes, is missing or does not fit the last entry.
  case headAltered
  /// The chain fits in itself but is not the one that was written: key or anchor tells.
  case rewritten(seq: Int)
}
