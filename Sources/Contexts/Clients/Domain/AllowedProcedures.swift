/// What a program may apply for.
public enum AllowedProcedures: Sendable, Equatable {
  case all
  /// Ids of procedures; at least one.
  case only(Set<String>)

  public func allows(_ procedure: String) -> Bool {
    switch self {
    case .all: true
    case .only(let ids): ids.contains(procedure)
    }
  }

  /// `*`, or the ids in order with a space between: as the column, the audit log and the command line have it.
  public var text: String {
    switch self {
    case .all: "*"
    case .only(let ids): ids.sorted().joined(separator: " ")
    }
  }

  /// Reads what ``text`` gives; `nil` when it names nothing.
  public init?(text: String) {
    let ids = Set(text.split(separator: " ").map(String.init))
    guard !ids.isEmpty else { return nil }
    self = ids.contains("*") ? .all : .only(ids)
  }
}
