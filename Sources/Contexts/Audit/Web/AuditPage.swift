import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the page of the log shows.
struct AuditPageModel: Sendable {
  let query: AuditQuery
  /// Newest first.
  let entries: [AuditRecord]
  /// The number to go on from, when there are older entries.
  let next: Int?
  /// Officers' names by id.
  let names: [String: String]
}

/// The log, filtered, newest first.
func auditPage(_ model: AuditPageModel, texts: Texts) -> Page {
  let errors = model.query.unreadableDates.map { FieldError($0, texts["audit.staff.date-unreadable"]) }
  let title = texts["audit.staff.title"]
  return Page(title, audience: .staff, width: .wide, hasErrors: !errors.isEmpty) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["audit.staff.lead"])
    h.filterBar(filters(model.query, errors: errors, texts), texts)
    h.dataTable(entryTable(model, texts), texts)
    h.buttonGroup { h in
      if let next = model.next {
        let older = model.query.with { $0.before = next }
        h.actionLink(ActionLink(texts["audit.staff.older"], href: older.href(), rank: .secondary))
      }
      if model.query.before != nil {
        let newest = model.query.with { $0.before = nil }
        h.actionLink(ActionLink(texts["audit.staff.newest"], href: newest.href(), rank: .quiet))
      }
      let all = model.query.with { $0.before = nil }
      h.actionLink(ActionLink(texts["audit.staff.export"], href: all.href(AuditQuery.exportPath), rank: .secondary))
    }
  }
}

private func filters(_ query: AuditQuery, errors: [FieldError], _ texts: Texts) -> FilterBar {
  let first = query.with { $0.before = nil }
  let active = query.conditions.map { condition in
    FilterBar.Active(
      texts["audit.staff.condition", ["name": texts["audit.staff.\(condition.name)"], "value": condition.value]],
      removeHref: first.href(without: condition.name))
  }
  return FilterBar(action: AuditQuery.path, active: active, clearHref: AuditQuery.path) { h in
    let fields = [
      ("actor", query.actor), ("action", query.action), ("subject", query.subject), ("from", query.from),
      ("to", query.to),
    ]
    for (name, value) in fields {
      let isDate = name == "from" || name == "to"
      let frame = FieldFrame(
        name, label: texts["audit.staff.\(name)"], hint: texts["audit.staff.\(name)-hint"],
        error: errors.message(for: name), need: .unmarked)
      let width: TextField.Width = isDate ? .short : .medium
      h.textField(
        TextField(frame, value: value, kind: isDate ? .text : .search, width: width, autocomplete: "off"), texts)
    }
  }
}

private func entryTable(_ model: AuditPageModel, _ texts: Texts) -> DataTable {
  let columns = ["seq", "at", "actor", "action", "subject", "details"]
  return DataTable(
    id: "entries", caption: texts["audit.staff.title"], isCaptionHidden: true,
    columns: columns.map { DataTable.Column(texts["audit.staff.\($0)"], isNumeric: $0 == "seq") },
    rows: model.entries.map { row($0, model, texts) }, narrow: .stacked, emptyText: texts["audit.staff.none"])
}

private func row(_ entry: AuditRecord, _ model: AuditPageModel, _ texts: Texts) -> [DataTable.Cell] {
  let base = model.query.with { $0.before = nil }
  return [
    .text("\(entry.seq)"), .text("\(entry.at.dateInJapan) \(entry.at.rfc3339.dropFirst(11).prefix(8))"),
    .link(model.words(for: entry.actor, texts), href: base.with { $0.actor = entry.actor }.href()),
    .link(entry.action, href: base.with { $0.action = entry.action }.href()),
    .link(model.words(for: entry.subject, texts), href: base.with { $0.subject = entry.subject }.href()),
    .content { h in
      let details = AuditDetails.read(entry.details)
      for (number, detail) in details.enumerated() {
        if number > 0 { h.br() }
        h.plainText("\(detail.key): \(detail.value)")
      }
    },
  ]
}

extension AuditPageModel {
  /// An actor or a subject as people read it: officers by name, the rest as written.
  func words(for code: String, _ texts: Texts) -> String {
    switch code {
    case "applicant", "visitor": return texts["audit.staff.actor.\(code)"]
    default:
      guard code.hasPrefix("officer:"), let name = names[String(code.dropFirst(8))] else { return code }
      return name
    }
  }
}
