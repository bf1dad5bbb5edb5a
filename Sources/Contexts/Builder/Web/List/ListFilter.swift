import Kernel
import Web

/// Which procedures the list shows, and in which order.
struct ListFilter: Sendable, Equatable {
  enum State: String, Sendable, CaseIterable {
    /// 公開中
    case open
    /// 下書きあり
    case draft
    /// 閉じた
    case closed
  }

  enum Order: String, Sendable, CaseIterable {
    case title
    case department
    case since
    /// The ones that are applied for most first.
    case use
  }

  static let pageSize = 50

  var words = ""
  var state: State?
  var department: String?
  var order = Order.title
  var page = 1

  init() {}

  /// Reads an address; what it does not understand counts as not said.
  init(_ value: (_ name: String) -> String?) {
    words = String((value("q") ?? "").prefix(100))
    state = value("state").flatMap(State.init)
    department = value("department").flatMap { $0.isDraftID ? $0 : nil }
    order = value("sort").flatMap(Order.init) ?? .title
    page = max(1, value("page").flatMap { Int($0) } ?? 1)
  }

  /// The address of the list with these conditions; those that are as usual are left out.
  func href(_ path: String = DraftAddress.list) -> String {
    queryAddress(path, [
      ("q", words.isEmpty ? nil : words), ("state", state?.rawValue), ("department", department),
      ("sort", order == .title ? nil : order.rawValue), ("page", page == 1 ? nil : "\(page)"),
    ])
  }

  func with(_ change: (inout ListFilter) -> Void) -> ListFilter {
    var other = self
    other.page = 1
    change(&other)
    return other
  }
}
