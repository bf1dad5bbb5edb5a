import DecisionSheets
import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import ProcedureDraft
import Web

extension HTML {
  /// The columns one by one, and new ones.
  mutating func tableColumns(_ model: TableModel) {
    let texts = model.texts
    h2(["id": "columns"], texts["builder.staff.decision.columns"])
    newColumn(model)
    disclosure(
      Disclosure(texts["builder.staff.decision.columns.change"], isOpen: model.hasColumnErrors) { h in
        for (number, column) in model.input.grid.columns.enumerated() { h.columnFields(column, number, model) }
      })
  }

  private mutating func newColumn(_ model: TableModel) {
    let texts = model.texts
    let conditions = model.columns.conditions, others = model.columns.others(beside: model.input.grid)
    func option(_ choice: ColumnChoices.Choice, _ key: String) -> SelectField.Option {
      .init(choice.value, texts["builder.staff.decision.column.new.\(key)", ["label": choice.label]])
    }
    let options = conditions.map { option($0, "condition") } + others.map { option($0, "other") }
    selectField(
      SelectField(
        FieldFrame(
          "add-column", label: texts["builder.staff.decision.column.new"],
          error: model.errors.message(for: "add-column"), need: .unmarked),
        options: options, width: .full), texts)
    actionButton(
      ActionButton(
        texts["builder.staff.decision.column.add"], rank: .secondary, name: "press", value: "column-add"))
  }

  private mutating func columnFields(_ column: SheetGrid.Column, _ number: Int, _ model: TableModel) {
    let texts = model.texts, title = model.heading(column)
    fieldset(["class": "ds-field"]) { h in
      h.legend(["class": "ds-label"]) { h in
        h.plainText(
          texts[
            "builder.staff.decision.column.title",
            ["kind": texts["builder.staff.decision.column.\(column.kind.rawValue)"], "heading": title]])
      }
      h.columnText(.heading, column.heading, number, model)
      switch column.kind {
      case .condition, .result:
        h.columnText(.expression, column.expression, number, model, column.kind.rawValue)
        h.columnType(column.type, number, model)
        h.columnText(.values, column.values, number, model)
        if column.kind == .result { h.columnText(.otherwise, column.otherwise, number, model) }
      default: break
      }
      h.div(["class": "ds-bench-tools"]) { h in
        let presses = [
          ("left", model.input.canMove(number, by: -1)), ("right", model.input.canMove(number, by: 1)),
          ("remove", true),
        ]
        for (press, isOffered) in presses where isOffered {
          h.actionButton(
            ActionButton(
              texts["builder.staff.decision.column.\(press)"], rank: .quiet, name: "press",
              value: "column-\(press) \(number)", hiddenSuffix: title))
        }
      }
    }
  }

  /// - Parameter variant: of the label, where conditions and results differ.
  private mutating func columnText(
    _ part: SheetGrid.Part, _ value: String, _ number: Int, _ model: TableModel, _ variant: String? = nil
  ) {
    let name = GridInput.name(number, part)
    let key = ["builder.staff.decision.part.\(part)", variant].compactMap(\.self).joined(separator: ".")
    textField(
      TextField(
        FieldFrame(name, label: model.texts[key], error: model.errors.message(for: name), need: .unmarked),
        value: value), model.texts)
  }

  private mutating func columnType(_ type: String, _ number: Int, _ model: TableModel) {
    let name = GridInput.name(number, .type)
    let known = SheetChoices.types(in: model.decisions.language)
    let options = known + (type.isEmpty || known.contains(type) ? [] : [type])
    selectField(
      SelectField(
        FieldFrame(
          name, label: model.texts["builder.staff.decision.part.type"], error: model.errors.message(for: name),
          need: .unmarked),
        options: options.map { .init($0, $0) }, value: type), model.texts)
  }

  /// Rows copied from a spreadsheet.
  mutating func tablePaste(_ model: TableModel) {
    let texts = model.texts, error = model.errors.message(for: "paste")
    disclosure(
      Disclosure(texts["builder.staff.decision.paste"], isOpen: error != nil || !model.pasted.isEmpty) { h in
        h.textArea(
          TextArea(
            FieldFrame(
              "paste", label: texts["builder.staff.decision.paste.rows"],
              hint: texts["builder.staff.decision.paste.hint"], error: error, need: .unmarked),
            value: model.pasted, rows: 6), texts)
        h.radioGroup(
          RadioGroup(
            FieldFrame("paste-way", label: texts["builder.staff.decision.paste.way"], need: .unmarked),
            options: PastedRows.Way.allCases.map {
              ChoiceOption($0.rawValue, texts["builder.staff.decision.paste.\($0.rawValue)"])
            }, value: model.way.rawValue, isInline: true), texts)
        h.actionButton(
          ActionButton(texts["builder.staff.decision.paste.do"], rank: .secondary, name: "press", value: "paste"))
      })
  }

  /// The table as a file of a spreadsheet, and one that takes its place.
  mutating func tableFiles(_ model: TableModel) {
    let texts = model.texts, address = model.reading.address
    disclosure(
      Disclosure(
        texts["builder.staff.decision.files"], isOpen: model.errors.message(for: "sheet") != nil
      ) { h in
        if !model.decisions.text.isEmpty {
          h.p(texts["builder.staff.decision.files.text"])
          h.ul { h in
            for format in TableFiles.Format.allCases {
              h.li { h in
                h.a(
                  ["href": model.place.address(address, page: "decision.\(format.rawValue)"), "download": ""],
                  texts["builder.staff.decision.files.\(format.rawValue)"])
              }
            }
          }
        }
        h.fileField(
          FileField(
            FieldFrame(
              "sheet", label: texts["builder.staff.decision.files.take"],
              hint: texts["builder.staff.decision.files.hint"], error: model.errors.message(for: "sheet"),
              need: .unmarked),
            kinds: "XLSX・CSV", accept: ".xlsx,.csv", limitInMegabytes: TableFiles.megabytes), texts)
        h.actionButton(
          ActionButton(texts["builder.staff.decision.files.do"], rank: .secondary, name: "press", value: "upload"))
      })
  }
}
