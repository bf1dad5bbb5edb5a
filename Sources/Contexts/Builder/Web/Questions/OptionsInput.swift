import DesignSystem
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// The options of a choice as a form shows and sends them.
struct OptionsInput: Sendable {
  struct Row: Sendable {
    var id: String
    var label: String
    var hint: String
    /// Its place among the options when the page was shown; `nil` for a new one.
    var from: Int?
  }

  private(set) var rows: [Row]
  /// The options when the page was shown.
  let was: JSONValue?

  init(of question: JSONValue) {
    was = question["options"]
    rows = (question["options"]?.list ?? []).enumerated().map { number, option in
      Row(
        id: option["id"]?.written ?? "", label: option["label"]?.written ?? "", hint: option["hint"]?.written ?? "",
        from: number)
    }
  }

  init(_ form: SubmittedForm) {
    was = form.json("was-options")
    rows = []
    while form.has("option:\(rows.count).label"), rows.count < Self.most {
      let name = "option:\(rows.count)"
      rows.append(
        Row(
          id: form["\(name).id"].trimmed, label: form["\(name).label"].trimmed, hint: form["\(name).hint"].trimmed,
          from: Int(form["\(name).from"])))
    }
  }

  /// More than any question of a town has; longer lists are tables of codes.
  static let most = 300

  /// Does what a button says.
  mutating func press(_ press: RowPress) { rows.press(press, new: newRow) }

  private var newRow: Row {
    let known = Set(rows.map(\.id))
    let id = (rows.count + 1...rows.count + Self.most + 1).lazy.map { "option-\($0)" }.first { !known.contains($0) }
    return Row(id: id ?? "", label: "", hint: "", from: nil)
  }

  /// The edit that makes it so; `nil` when nothing is changed.
  func edit(at path: DraftPath) -> DraftEdit? {
    let value: JSONValue? = rows.isEmpty ? nil : .list(rows.map(option))
    if let value, value.saysTheSame(as: was) { return nil }
    if value == nil, was == nil { return nil }
    return .set(path.key("options"), to: value, was: was)
  }

  /// What else is written of an option stays.
  private func option(_ row: Row) -> JSONValue {
    let items = was?.list ?? []
    var members = row.from.flatMap { items.indices.contains($0) ? items[$0].members : nil } ?? []
    for (key, text) in [("id", row.id), ("label", row.label), ("hint", row.hint)] {
      if let place = members.firstIndex(where: { $0.key == key }) {
        if text.isEmpty, key == "hint" { members.remove(at: place) } else { members[place].value = .text(text) }
      } else if !text.isEmpty || key != "hint" {
        members.append(.init(key, .text(text)))
      }
    }
    return .object(members)
  }

  /// - Parameter isFinal: whether the whole form is being kept: before, an option that was just added may be empty.
  func errors(isFinal: Bool, _ texts: Texts) -> [FieldError] {
    var seen: Set<String> = [], errors: [FieldError] = []
    for (number, row) in rows.enumerated() {
      let values = ["n": "\(number + 1)", "id": row.id]
      if isFinal, row.label.isEmpty {
        errors.append(FieldError("option:\(number).label", texts["builder.staff.option.no-label", values]))
      }
      if !row.id.isDraftID {
        errors.append(FieldError("option:\(number).id", texts["builder.staff.option.not-an-id", values]))
      } else if !seen.insert(row.id).inserted {
        errors.append(FieldError("option:\(number).id", texts["builder.staff.option.same-id", values]))
      }
    }
    return errors
  }
}

extension String {
  /// Whether it can be the id of a procedure or of something in it.
  var isDraftID: Bool { DraftDesk.isID(self) }
}

extension HTML {
  /// Writes the options with their buttons.
  mutating func optionRows(_ input: OptionsInput, errors: [FieldError], _ texts: Texts) {
    hiddenFields([HiddenField("was-options", input.was?.fieldText ?? "")])
    h2(["id": "options"], texts["builder.staff.options"])
    ol(["class": "ds-bench-items"]) { h in
      for (number, row) in input.rows.enumerated() {
        h.li { h in h.optionRow(row, number, of: input.rows.count, errors, texts) }
      }
    }
    actionButton(
      ActionButton(texts["builder.staff.option.add"], rank: .secondary, name: "press", value: "option-add"))
  }

  private mutating func optionRow(
    _ row: OptionsInput.Row, _ number: Int, of count: Int, _ errors: [FieldError], _ texts: Texts
  ) {
    let name = "option:\(number)"
    hiddenFields([HiddenField("\(name).from", row.from.map(String.init) ?? "")])
    for (key, value) in [("label", row.label), ("hint", row.hint), ("id", row.id)] {
      textField(
        TextField(
          FieldFrame(
            "\(name).\(key)", label: texts["builder.staff.option.\(key)", ["n": "\(number + 1)"]],
            error: errors.message(for: "\(name).\(key)"), need: .unmarked),
          value: value, width: key == "id" ? .medium : .full), texts)
    }
    rowButtons(.option, number, of: count, name: row.label.isEmpty ? row.id : row.label, texts)
  }
}
