/// What can be wrong with keys and sealed data. These are the operator's to mend; residents see a reference number.
public enum VaultProblem: Error, Sendable, Equatable {
  case keyFileUnreadable(String)
  case keyFileUnwritable(String)
  /// The file's permissions let others read it; `chmod 600` puts it right.
  case keyFileOpenToOthers(String)
  /// Only the user the service runs as may change it, or the service could not read it afterwards.
  case keyFileOfAnotherUser(String)
  /// Another process changes the keys, or copies what they seal.
  case keysInUse
  /// Sealed with a key that is not in the ring.
  case keyMissing(UInt32)
  /// Altered, cut short, or moved to another place than it was sealed for.
  case cannotOpen
}
