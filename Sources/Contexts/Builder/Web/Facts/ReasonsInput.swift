import DesignSystem
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// The sentences decisions give as their reasons, as their form shows and sends them: one for each, and an empty one
/// more.
struct ReasonsInput: Sendable {
  struct Row: Sendable {
    var id: String
    var text: String
    /// Whether it stood there when the page was shown; its id is then what decisions know it by.
    var isKnown: Bool
  }

  static let path = FactGroup.file.key("reasons")
  /// More than the decisions of any procedure give.
  static let most = 500

  private(set) var rows: [Row]
  /// As the page showed them; `nil` when there were none.
  let was: JSONValue?

  init(of folder: DraftFolder) {
    was = folder[Self.path]
    rows = (was?.members ?? []).map { Row(id: $0.key, text: $0.value.written ?? "", isKnown: true) }
    let known = Set(rows.map(\.id))
    let fresh = (1...rows.count + 1).lazy.map { "reason-\($0)" }.first { !known.contains($0) }
    rows.append(Row(id: fresh ?? "", text: "", isKnown: false))
  }

  init(_ form: SubmittedForm) {
    was = form.json("was")
    rows = []
    while form.has("reason:\(rows.count).text"), rows.count < Self.most {
      let name = "reason:\(rows.count)", id = form["\(name).id"].trimmed
      rows.append(Row(id: id, text: form["\(name).text"].trimmed, isKnown: was?[id] != nil))
    }
  }

  /// Those that say something, or did.
  private var changed: [(id: String, value: JSONValue?)] {
    rows.compactMap { row in
      let value: JSONValue? = row.text.isEmpty ? nil : .text(row.text)
      return (was?[row.id]?.written?.trimmed ?? "") == row.text ? nil : (row.id, value)
    }
  }

  /// The edit that makes it so; `nil` when nothing is changed.
  var edit: DraftEdit? {
    guard let was else {
      let members = changed.compactMap { change in change.value.map { JSONValue.Member(change.id, $0) } }
      return members.isEmpty ? nil : .set(Self.path, to: .object(members), was: nil)
    }
    let edits = changed.map { DraftEdit.set(Self.path.key($0.id), to: $0.value, was: was[$0.id]) }
    return edits.count > 1 ? .all(edits) : edits.first
  }

  func errors(_ folder: DraftFolder, _ texts: Texts) -> [FieldError] {
    var seen = Set(rows.filter(\.isKnown).map(\.id)), errors: [FieldError] = []
    for (number, row) in rows.enumerated() where !row.isKnown && !row.text.isEmpty {
      if !row.id.isDraftID {
        errors.append(FieldError("reason:\(number).id", texts["builder.staff.id.wrong"]))
      } else if !seen.insert(row.id).inserted {
        errors.append(FieldError("reason:\(number).id", texts["builder.staff.id.taken", ["id": row.id]]))
      }
    }
    return errors
  }
}

/// The form of the reasons, each with how often decisions give it.
func reasonsPage(_ model: FactsModel, _ input: ReasonsInput, errors: [FieldError], guard formGuard: FormGuard) -> Page {
  let reading = model.reading, texts = reading.texts
  let facts = reading.address.page("facts")
  let uses = DraftUses(reading.folder)
  return draftPage(
    texts["builder.staff.facts.reasons"], reading.open, texts, errors: errors,
    crumbs: [.init(texts["builder.staff.part.facts"], href: facts)]
  ) { h in
    h.findingNotes(model.findings(of: .reasons), texts)
    h.p(texts["builder.staff.reason.lead"])
    h.postForm(to: reading.address.facts(.reasons), guard: formGuard) { h in
      h.hiddenFields([HiddenField("was", input.was?.fieldText ?? "")])
      for (number, row) in input.rows.enumerated() {
        h.reason(row, number, uses: uses.uses(of: .reason(row.id)).count, errors, texts)
      }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"]))
        h.actionLink(ActionLink(texts["builder.staff.back"], href: "\(facts)#reasons", rank: .secondary))
      }
    }
  }
}

extension HTML {
  fileprivate mutating func reason(
    _ row: ReasonsInput.Row, _ number: Int, uses: Int, _ errors: [FieldError], _ texts: Texts
  ) {
    let name = "reason:\(number)"
    if row.isKnown {
      hiddenFields([HiddenField("\(name).id", row.id)])
      textArea(
        TextArea(
          FieldFrame(
            "\(name).text", label: texts["builder.staff.reason.called", ["id": row.id]],
            hint: texts[uses == 0 ? "builder.staff.reason.unused" : "builder.staff.reason.uses", ["n": "\(uses)"]],
            need: .unmarked), value: row.text, rows: 2),
        texts)
      return
    }
    textArea(
      TextArea(
        FieldFrame(
          "\(name).text", label: texts["builder.staff.reason.new"], hint: texts["builder.staff.reason.new.hint"],
          need: .unmarked), value: row.text, rows: 2), texts)
    textField(
      TextField(
        FieldFrame(
          "\(name).id", label: texts["builder.staff.reason.id"], hint: texts["builder.staff.reason.id.hint"],
          error: errors.message(for: "\(name).id"), need: .unmarked), value: row.id, width: .medium), texts)
  }
}
