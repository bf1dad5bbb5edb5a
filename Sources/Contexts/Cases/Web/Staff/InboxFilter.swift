import Kernel
import Ports
import Web

/// The conditions of an inbox address. Holds nothing personal: words looked for stand behind the id of a search.
struct InboxFilter: Sendable, Equatable {
  /// Which cases by where they stand: one status, or several under one name.
  enum Standing: Sendable, Equatable, CaseIterable {
    case open, all
    case status(CaseStatus)

    static let allCases: [Standing] = [.open] + CaseStatus.allCases.map(Standing.status) + [.all]

    init?(_ name: String) {
      guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = found
    }

    var name: String {
      switch self {
      case .open: "open"
      case .all: "all"
      case .status(let status): status.rawValue
      }
    }

    var statuses: [CaseStatus] {
      switch self {
      case .open: CaseStatus.open
      case .all: CaseStatus.allCases
      case .status(let status): [status]
      }
    }
  }

  var standing = Standing.open
  var department: String?
  var procedure: String?
  var channel: Channel?
  var taken = InboxQuery.Taken.anyone
  var order = InboxQuery.Order.due
  var search: ID<CaseSearch>?

  init() {}

  /// Reads an address; what it does not understand counts as not said.
  init(_ value: (_ name: String) -> String?) {
    standing = value("status").flatMap(Standing.init) ?? .open
    department = value("department").flatMap(Self.code)
    procedure = value("procedure").flatMap(Self.code)
    channel = value("channel").flatMap(Channel.init)
    taken = value("taken").flatMap(InboxQuery.Taken.init) ?? .anyone
    order = value("order").flatMap(InboxQuery.Order.init) ?? .due
    search = value("search").flatMap { ID<CaseSearch>($0) }
  }

  /// The conditions as a query, for an officer who may see `departments`.
  func query(departments: [String], words: String) -> InboxQuery {
    let chosen = department.map { id in departments.filter { $0 == id } } ?? departments
    return InboxQuery(
      statuses: standing.statuses, departments: chosen, procedure: procedure, channel: channel, taken: taken,
      order: order, words: words)
  }

  /// The address of the list with these conditions; those that are as usual are left out.
  func href(_ path: String = "/staff/cases", after: InboxCursor? = nil) -> String {
    queryAddress(path, [
      ("status", standing == .open ? nil : standing.name), ("department", department), ("procedure", procedure),
      ("channel", channel?.rawValue), ("taken", taken == .anyone ? nil : taken.rawValue),
      ("order", order == .due ? nil : order.rawValue), ("search", search?.description), ("after", after?.text),
    ])
  }

  func with(_ change: (inout InboxFilter) -> Void) -> InboxFilter {
    var other = self
    change(&other)
    return other
  }

  /// Whether more than the status narrows the list, so that the counts of the departments do not speak of it.
  var isNarrowed: Bool { procedure != nil || channel != nil || taken != .anyone || search != nil }

  /// Ids of departments and procedures: lower-case words with hyphens, so that they can stand in an address as they are.
  private static func code(_ text: String) -> String? {
    let isCode = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
    return isCode && (1...80).contains(text.utf8.count) ? text : nil
  }
}
