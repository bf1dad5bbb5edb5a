/// The first line of an extract: which column is which.
struct ExtractHeader: Sendable, Equatable {
  /// What makes a file unusable before its first person.
  enum Fault: Error, Sendable, Equatable {
    /// A column of マイナンバー.
    case individualNumber(column: String)
    case twice(ResidentItem)
    case missing([ResidentItem])
    case empty
  }

  /// The item of each column; `nil` for one that is not taken over.
  let columns: [ResidentItem?]
  /// The headings of the columns that are not taken over.
  let left: [String]

  init(_ headings: [String]) throws(Fault) {
    var columns: [ResidentItem?] = []
    var left: [String] = []
    for heading in headings {
      if ResidentItem.isIndividualNumber(heading) { throw .individualNumber(column: heading) }
      let item = ResidentItem(heading: heading)
      if let item, columns.contains(item) { throw .twice(item) }
      columns.append(item)
      if item == nil, !heading.isEmpty { left.append(heading) }
    }
    guard columns.contains(where: { $0 != nil }) else { throw .empty }
    let missing = Self.needed(columns)
    guard missing.isEmpty else { throw .missing(missing) }
    (self.columns, self.left) = (columns, left)
  }

  /// The place of an item in a row, counted from 1, for messages.
  func column(of item: ResidentItem) -> Int? { columns.firstIndex(of: item).map { $0 + 1 } }

  private static func needed(_ columns: [ResidentItem?]) -> [ResidentItem] {
    let always: [ResidentItem] = [.number, .household, .birthDate, .town]
    var missing = always.filter { !columns.contains($0) }
    if !columns.contains(.name), !columns.contains(.family) { missing.append(.family) }
    return missing
  }
}
