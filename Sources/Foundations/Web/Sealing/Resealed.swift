/// What sealing anew has done.
public struct Resealed: Sendable, Equatable {
  /// Values of the database that were sealed anew.
  public internal(set) var values = 0
  /// Sealed files that were written anew.
  public internal(set) var files = 0
  /// What cannot be opened, and so stays as it is: table, column and key of its row, or the name of a file.
  public internal(set) var unreadable: [String] = []

  /// Whether the last round found nothing more. If not, some process goes on sealing with an old key.
  public internal(set) var isComplete = false

  public init() {}

  /// The work of two rounds; what cannot be opened is what the later one found.
  func followed(by later: Resealed) -> Resealed {
    var both = later
    both.values += values
    both.files += files
    return both
  }
}
