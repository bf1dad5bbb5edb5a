import Documents
import FormSchema
import Kernel
import Ports
import Storage
import Web

/// Hands over the cases of a query as rows, some at a time, so that a list of any length needs the memory of a few.
struct CaseExport: Sendable {
  let desk: CaseDesk
  let officer: Officer
  let query: InboxQuery
  let table: CaseTable
  let texts: Texts

  /// Few enough for a short transaction, enough to be worth one.
  static let rowsAtOnce = 500

  /// One handful of rows, and where the next begins.
  struct Handful: Sendable {
    let rows: [[TableCell]]
    let next: InboxCursor?
  }

  /// Gives every row to `body`, a handful at a time.
  ///
  /// Each handful is read on a snapshot of its own: a case that moves while the list is on its way stands in it once,
  /// as it was when its turn came, or not at all when it left the conditions before.
  func forEachHandful(_ body: ([[TableCell]]) async throws -> Void) async throws {
    var after: InboxCursor?
    repeat {
      let start = after
      let handful = try await desk.town.database.read { tx in try read(after: start, in: tx) }
      try await body(handful.rows)
      after = handful.next
    } while after != nil
  }

  private func read(after: InboxCursor?, in tx: any Transaction) throws -> Handful {
    let page = try desk.inbox.page(
      query, officer: officer.id.description, after: after, limit: Self.rowsAtOnce, in: tx)
    let names = try desk.staff.names(of: Set(page.rows.compactMap(\.value.assignee)), in: tx)
    var titles: [ProcedureVersionID: String] = [:]
    let rows = try page.rows.map { row in
      let value = row.value
      let title = try titles[value.version] ?? desk.words(value.version, texts, in: tx).title
      titles[value.version] = title
      return table.row(
        row, procedure: title,
        assignee: value.assignee.map { names[$0] ?? texts["cases.staff.actor.unknown"] } ?? "",
        department: desk.town.profile.departmentName(value.department, in: texts.officerLanguage),
        record: table.hasAnswers ? try desk.cases.record(of: value.id, in: tx).record : nil)
    }
    return Handful(rows: rows, next: page.next)
  }
}
