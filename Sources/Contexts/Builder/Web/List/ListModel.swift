import FormSchema
import Kernel
import Nihongo
import Ports
import ProcedureDraft
import Web

/// What the list of procedures shows.
struct ListModel: Sendable {
  /// A procedure with everything that is being made of it.
  struct Row: Sendable {
    let procedure: String
    let title: String
    let department: String
    let departmentName: String
    /// The version that is open, or was last; `nil` for one that was never published.
    let version: Version?
    let drafts: [OpenPiece]
    /// `nil` where nobody counts, or nothing was ever published.
    var use: ProcedureUse?

    var states: Set<ListFilter.State> {
      var states: Set<ListFilter.State> = drafts.isEmpty ? [] : [.draft]
      if let version { states.insert(version.isOpen ? .open : .closed) }
      return states
    }
  }

  struct Version: Sendable {
    let id: ProcedureVersionID
    let number: Int
    let isOpen: Bool
    let since: Instant
  }

  /// A draft with whose it is.
  struct OpenPiece: Sendable {
    let id: ID<Draft>
    let state: Draft.State
    let owner: String
  }

  let filter: ListFilter
  /// Those of the page.
  let rows: [Row]
  let count: Int
  let departments: [(id: String, name: String)]

  var pageCount: Int { max(1, (count + ListFilter.pageSize - 1) / ListFilter.pageSize) }

  init(_ all: [Row], _ filter: ListFilter, departments: [(id: String, name: String)]) {
    let chosen = Self.chosen(all, filter)
    var filter = filter
    filter.page = min(filter.page, max(1, (chosen.count + ListFilter.pageSize - 1) / ListFilter.pageSize))
    let start = (filter.page - 1) * ListFilter.pageSize
    self.filter = filter
    rows = Array(chosen.dropFirst(start).prefix(ListFilter.pageSize))
    count = chosen.count
    self.departments = departments
  }

  /// Every row the filter lets through, in its order: the words of the portal find the same here.
  static func chosen(_ all: [Row], _ filter: ListFilter) -> [Row] {
    let fitting = all.filter { row in
      (filter.state.map { row.states.contains($0) } ?? true) && (filter.department.map { row.department == $0 } ?? true)
    }
    guard filter.words.contains(where: { !$0.isWhitespace }) else { return fitting.sorted(by: order(filter.order)) }
    let index = SearchIndex(fitting.map { SearchEntry(title: $0.title, keywords: [$0.procedure]) })
    return index.search(filter.words).map { fitting[$0.entry] }
  }

  private static func order(_ order: ListFilter.Order) -> (Row, Row) -> Bool {
    { first, second in
      switch order {
      case .title: (first.title, first.procedure) < (second.title, second.procedure)
      case .department:
        (first.departmentName, first.title, first.procedure) < (second.departmentName, second.title, second.procedure)
      // The newest first; what was never published before everything.
      case .since:
        (first.version?.since.milliseconds ?? .max, second.procedure)
          > (second.version?.since.milliseconds ?? .max, first.procedure)
      case .use:
        (first.use?.recent ?? -1, first.use?.all ?? -1, second.procedure)
          > (second.use?.recent ?? -1, second.use?.all ?? -1, first.procedure)
      }
    }
  }
}
