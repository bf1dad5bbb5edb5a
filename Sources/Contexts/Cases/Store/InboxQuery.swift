import Kernel
import Ports

/// What an officer wants to see of the inbox.
public struct InboxQuery: Sendable, Equatable {
  public enum Order: String, Sendable, CaseIterable {
    /// Overdue first: the smallest due date leads.
    case due
    /// The newest arrival first.
    case newest
    /// The oldest arrival first.
    case oldest
  }

  public enum Taken: String, Sendable, CaseIterable { case anyone, mine, nobody }

  public var statuses: [CaseStatus]
  public var departments: [String]
  public var procedure: String?
  /// The way the cases came; `nil`: any.
  public var channel: Channel?
  public var taken: Taken
  public var order: Order
  /// A receipt number, a name or kana; empty: everything.
  public var words: String

  public static let pageSize = 50

  public init(
    statuses: [CaseStatus] = CaseStatus.open, departments: [String], procedure: String? = nil,
    channel: Channel? = nil, taken: Taken = .anyone, order: Order = .due, words: String = ""
  ) {
    (self.statuses, self.departments, self.procedure) = (statuses, departments, procedure)
    (self.channel, self.taken, self.order, self.words) = (channel, taken, order, words)
  }
}

/// Where a page of the inbox ends: the next one begins behind it.
public struct InboxCursor: Sendable, Equatable {
  /// Due date or arrival of the last row, as its column holds it.
  let key: String
  let id: String

  init(key: String, id: String) { (self.key, self.id) = (key, id) }

  /// For the `after` parameter of an address: dates and ids only, nothing personal.
  public var text: String { "\(key)_\(id)" }

  public init?(_ text: String) {
    let parts = text.split(separator: "_")
    guard parts.count == 2, ID<Case>(parts[1]) != nil, parts[0].utf8.allSatisfy({ (0x2D...0x39).contains($0) }) else { return nil }
    (key, id) = (String(parts[0]), String(parts[1]))
  }
}
