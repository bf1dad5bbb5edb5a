import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Web

extension HTML {
  /// Writes the rows of a group, each in a frame of its own, with buttons that add and remove, without script too.
  mutating func interviewRows(_ field: InterviewField, _ texts: Texts) {
    guard let group = field.question.type.group else { return }
    let keys = field.typed.rowKeys(field.question.id)
    let title = field.words.itemTitle(field.question) ?? ""
    let read = Dictionary(
      (field.reading.rows[field.question.id] ?? []).map { ($0.key, $0.reading) },
      uniquingKeysWith: { first, _ in first })
    fieldGroup(field.frame, texts) { h in
      h.div(["id": field.name, "tabindex": "-1"]) { h in
        for (number, key) in keys.enumerated() {
          h.input(["type": "hidden", "name": field.name, "value": key])
          let row = Row(field: field, group: group, key: key, number: number + 1, title: title)
          if let reading = read[key] { h.interviewRow(row, reading, texts) }
        }
        guard keys.count < group.atMost else { return h.p(["class": "ds-quiet"], texts["counter.staff.rows.full"]) }
        h.actionButton(
          ActionButton(
            texts["counter.staff.rows.add", ["title": title]], rank: .secondary, name: "add-row", value: field.name,
            skipsChecks: true))
      }
    }
  }

  private struct Row {
    let field: InterviewField
    let group: RepeatedGroup
    let key: String
    let number: Int
    let title: String
  }

  private mutating func interviewRow(_ row: Row, _ reading: Reading, _ texts: Texts) {
    let path = "\(row.field.name).\(row.key)."
    let heading = texts["counter.staff.rows.item", ["title": row.title, "n": "\(row.number)"]]
    fieldset(["class": "counter-row", "data-question": "\(row.field.name).\(row.key)"]) { h in
      h.legend(["class": "ds-label"]) { h in h.span(["class": "ds-label-text"], heading) }
      for question in row.group.questions where reading.isShown(question: question.id) {
        h.interviewField(
          InterviewField(
            question: question, path: path, typed: row.field.typed.row(row.field.question.id, row.key),
            errors: row.field.errors, words: row.field.words.inside(row.field.question), reading: reading), texts)
      }
      h.actionButton(
        ActionButton(
          texts["counter.staff.rows.remove"], rank: .quiet, name: "remove-row", value: "\(row.field.name).\(row.key)",
          hiddenSuffix: heading, skipsChecks: true))
    }
  }
}
