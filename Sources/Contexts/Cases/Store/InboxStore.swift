import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// One line of the inbox.
public struct InboxRow: Sendable, Equatable {
  public let value: Case
  public let party: Party
}

/// Reads the inbox. Every query is answered from the front of an index, however many cases there are:
/// each pair of department and status gives its first rows, and these few are merged. A search begins at the index
/// of name pieces instead.
struct InboxStore: Sendable {
  let cases: CaseStore

  /// One page, and where the next begins.
  func page(
    _ query: InboxQuery, officer: String, after: InboxCursor?, limit: Int = InboxQuery.pageSize, in tx: any Transaction
  ) throws -> (rows: [InboxRow], next: InboxCursor?) {
    let found = try rows(query, officer: officer, after: after, limit: limit + 1, in: tx)
    let page = try found.prefix(limit).map(row)
    guard found.count > limit, let last = page.last else { return (page, nil) }
    return (page, InboxCursor(key: key(of: last.value, query.order), id: last.value.id.description))
  }

  /// How many cases stand in each status, over the departments.
  func counts(_ departments: [String], in tx: any Transaction) throws -> [CaseStatus: Int] {
    guard !departments.isEmpty else { return [:] }
    let list = SQLText.joined(departments.map { "\($0)" }, separator: ", ")
    var counts: [CaseStatus: Int] = [:]
    for row in try tx.rows("SELECT department, status, cases FROM cases_tally WHERE department IN (" + list + ")") {
      counts[try row.value("status"), default: 0] += try row.int("cases")
    }
    return counts
  }

  /// How many cases a query finds.
  func count(_ query: InboxQuery, officer: String, in tx: any Transaction) throws -> Int {
    try selections(query, officer: officer).reduce(0) { sum, selection in
      sum + (try tx.count("SELECT count(*) AS n FROM " + selection))
    }
  }

  /// How many open cases are past their day.
  func overdue(_ departments: [String], on today: CivilDate, in tx: any Transaction) throws -> Int {
    try departments.reduce(0) { sum, department in
      try CaseStatus.open.reduce(sum) { sum, status in
        sum + (try tx.count("""
          SELECT count(*) AS n FROM cases_case
          WHERE department = \(department) AND status = \(status) AND due_on < \(today)
          """))
      }
    }
  }

  private func row(_ row: SQLRow) throws -> InboxRow {
    let value = try Case(row: row)
    return InboxRow(value: value, party: try cases.party(of: value.id, sealed: try row.bytes("party")))
  }

  private func rows(
    _ query: InboxQuery, officer: String, after: InboxCursor?, limit: Int, in tx: any Transaction
  ) throws -> [SQLRow] {
    let found = try selections(query, officer: officer).flatMap { selection in
      try tx.rows(Self.select + selection + behind(after, query.order) + order(query.order) + " LIMIT \(limit)")
    }
    return try Array(sorted(found, query.order).prefix(limit))
  }

  private static let select: SQLText = "SELECT " + CaseStore.columns + ", party FROM "

  /// Tables and conditions that together give every case of the query once.
  private func selections(_ query: InboxQuery, officer: String) -> [SQLText] {
    guard !query.departments.isEmpty, !query.statuses.isEmpty else { return [] }
    let filters = filters(query, officer: officer)
    if let search = search(query.words) { return [search + among(query) + filters] }
    return query.departments.flatMap { department in
      query.statuses.map { status in
        "cases_case WHERE department = \(department) AND status = \(status)" + filters
      }
    }
  }

  private func among(_ query: InboxQuery) -> SQLText {
    let departments = SQLText.joined(query.departments.map { "\($0)" }, separator: ", ")
    let statuses = SQLText.joined(query.statuses.map { "\($0)" }, separator: ", ")
    return " AND department IN (" + departments + ") AND status IN (" + statuses + ")"
  }

  private func filters(_ query: InboxQuery, officer: String) -> SQLText {
    let chosen: SQLText = (query.procedure.map { " AND procedure_id = \($0)" } ?? "") + channel(query.channel)
    switch query.taken {
    case .anyone: return chosen
    case .mine: return chosen + " AND assignee = \(officer)"
    case .nobody: return chosen + " AND assignee IS NULL"
    }
  }

  /// For all but the web it says twice what it wants, so that the engines see that the index of the few will do.
  private func channel(_ channel: Channel?) -> SQLText {
    guard let channel else { return "" }
    return " AND channel = \(channel)" + (channel == .web ? "" : " AND channel <> 'web'")
  }

  /// A receipt number finds its case; other words find names and kana that hold all their pieces, and words of which
  /// nothing is left to look for find nothing. `nil` without words.
  ///
  /// `CROSS JOIN` keeps SQLite at the few rows of the pieces: it would otherwise walk through all cases in order.
  private func search(_ words: String) -> SQLText? {
    if let receipt = ReceiptNumber(words) { return "cases_case WHERE receipt = \(receipt.description)" }
    let pieces = FoldedText(words).bigrams.map(cases.town.vault.searchToken)
    guard let first = pieces.first else { return words.isEmpty ? nil : "cases_case WHERE 1 = 0" }
    let begin: SQLText = """
      cases_search_token t CROSS JOIN cases_case WHERE t.token = \(first) AND cases_case.id = t.case_id
      """
    return Set(pieces.dropFirst()).sorted().reduce(begin) { text, piece in
      text + " AND EXISTS (SELECT 1 FROM cases_search_token o WHERE o.token = \(piece) AND o.case_id = t.case_id)"
    }
  }

  private func behind(_ cursor: InboxCursor?, _ order: InboxQuery.Order) -> SQLText {
    guard let cursor else { return "" }
    switch order {
    case .due: return " AND (due_on > \(cursor.key) OR (due_on = \(cursor.key) AND id > \(cursor.id)))"
    case .oldest:
      let at = Int(cursor.key) ?? 0
      return " AND (received_at > \(at) OR (received_at = \(at) AND id > \(cursor.id)))"
    case .newest:
      let at = Int(cursor.key) ?? 0
      return " AND (received_at < \(at) OR (received_at = \(at) AND id < \(cursor.id)))"
    }
  }

  private func order(_ order: InboxQuery.Order) -> SQLText {
    switch order {
    case .due: " ORDER BY due_on, id"
    case .oldest: " ORDER BY received_at, id"
    case .newest: " ORDER BY received_at DESC, id DESC"
    }
  }

  private func sorted(_ rows: [SQLRow], _ order: InboxQuery.Order) throws -> [SQLRow] {
    let keyed = try rows.map { row in
      (due: try row.text("due_on"), at: try row.int("received_at"), id: try row.text("id"), row: row)
    }
    return keyed.sorted { left, right in
      switch order {
      case .due: (left.due, left.id) < (right.due, right.id)
      case .oldest: (left.at, left.id) < (right.at, right.id)
      case .newest: (left.at, left.id) > (right.at, right.id)
      }
    }.map(\.row)
  }

  private func key(of value: Case, _ order: InboxQuery.Order) -> String {
    order == .due ? value.dueOn.description : "\(value.receivedAt.milliseconds)"
  }
}
