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
    h.filterBar(filters(model, errors: errors, texts), texts)
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

private func filters(_ model: AuditPageModel, errors: [FieldError], _ texts: Texts) -> FilterBar {
  let query = model.query
  let words = AuditWords(names: model.names, texts: texts)
  let first = query.with { $0.before = nil }
  let active = query.conditions.map { condition in
    FilterBar.Active(
      texts[
        "audit.staff.condition",
        ["name": texts["audit.staff.\(condition.name)"], "value": words.condition(condition)]],
      removeHref: first.href(without: condition.name))
  }
  return FilterBar(action: AuditQuery.path, active: active, clearHref: AuditQuery.path) { h in
    h.actionField(query, words, texts)
    let fields = [("actor", query.actor), ("subject", query.subject), ("from", query.from), ("to", query.to)]
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
  let words = AuditWords(names: model.names, texts: texts)
  let (actor, action, subject) = (words.actor(entry.actor), words.action(entry.action), words.subject(entry.subject))
  return [
    .text("\(entry.seq)"), .text("\(entry.at.dateInJapan) \(entry.at.rfc3339.dropFirst(11).prefix(8))"),
    .coded(actor, words.remainder(entry.actor, beside: actor), href: base.with { $0.actor = entry.actor }.href()),
    .coded(action, action == entry.action ? nil : entry.action, href: base.with { $0.action = entry.action }.href()),
    .coded(
      subject, words.remainder(entry.subject, beside: subject), href: base.with { $0.subject = entry.subject }.href()),
    .content { h in
      let details = AuditDetails.read(entry.details)
      for (number, detail) in details.enumerated() {
        if number > 0 { h.br() }
        h.plainText("\(detail.key): \(detail.value)")
      }
    },
  ]
}

extension AuditWords {
  /// A condition of the filter as people read it.
  fileprivate func condition(_ condition: (name: String, value: String)) -> String {
    switch condition.name {
    case "actor": actor(condition.value)
    case "action": action(condition.value)
    case "subject": subject(condition.value)
    default: condition.value
    }
  }
}

extension DataTable.Cell {
  /// Words that lead to their like, and quiet below them what ``AuditWords/remainder(_:beside:)`` or an action's code
  /// adds.
  fileprivate static func coded(_ words: String, _ code: String?, href: String) -> DataTable.Cell {
    guard let code else { return .link(words, href: href) }
    return .content { h in
      h.a(["href": href]) { h in h.plainText(words) }
      h.br()
      h.span(["class": "ds-quiet"]) { h in h.plainText(code) }
    }
  }
}

extension HTML {
  /// Every action by its words. One that came by a link and is not in the list stands at its end, so that it can be
  /// seen and taken away.
  fileprivate mutating func actionField(_ query: AuditQuery, _ words: AuditWords, _ texts: Texts) {
    var options = words.actions.map { SelectField.Option($0.code, $0.words) }
    if !query.action.isEmpty, !options.contains(where: { $0.value == query.action }) {
      options.append(.init(query.action, query.action))
    }
    let frame = FieldFrame("action", label: texts["audit.staff.action"], need: .unmarked)
    selectField(
      SelectField(
        frame, options: [.init("", texts["audit.staff.action-any"])] + options, value: query.action, hasPrompt: false,
        width: .medium), texts)
  }
}
