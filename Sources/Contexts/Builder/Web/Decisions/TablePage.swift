import DecisionSheets
import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import ProcedureDraft
import Web

/// A decision table as a grid: conditions, results and remarks, what the proof says of it, and a try.
func tablePage(_ model: TableModel, guard formGuard: FormGuard) -> Page {
  let (reading, texts) = (model.reading, model.texts)
  let title = model.decisions.title(of: model.place.name)
  return draftPage(
    title, reading.open, texts, status: model.theirs != nil ? .conflict : nil, errors: model.summary,
    crumbs: [.init(texts["builder.staff.part.decisions"], href: reading.address.page("decisions"))], isWide: true
  ) { h in
    h.tableNews(model)
    h.p(texts["builder.staff.decision.lead.\(model.place.isMain ? model.place.kind.rawValue : "helper")"])
    h.postForm(to: model.place.address(reading.address), guard: formGuard, carriesFiles: true) { h in
      h.defaultButton(name: "press", value: "show")
      h.hiddenFields(model.hidden)
      h.tableAbout(model)
      h.tableGrid(model)
      h.rowTools(model)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"], name: "press", value: "save"))
        h.actionButton(
          ActionButton(texts["builder.staff.decision.check"], rank: .secondary, name: "press", value: "show"))
      }
      h.tableProof(model)
      h.tableTrial(model)
      h.tableColumns(model)
      h.tablePaste(model)
      h.tableFiles(model)
    }
    h.tableMarkup(model)
  }
}

extension TableModel {
  fileprivate var hidden: [HiddenField] {
    let shown = input.shown
    var fields = [
      HiddenField("at", place.path.description), HiddenField("name", place.isMain ? "" : place.name),
      HiddenField("was", input.was.json.fieldText), HiddenField("first", "\(shown.lowerBound)"),
      HiddenField("count", "\(shown.count)"),
    ]
    if input.isPaged { fields.append(HiddenField("rest", input.grid.json.fieldText)) }
    for about in [SheetGrid.About.description, .resultType, .outputLabel] {
      fields.append(HiddenField(GridInput.name(about), input.grid[about]))
    }
    for (number, column) in input.grid.columns.enumerated() {
      fields.append(HiddenField(GridInput.name(number, .kind), column.kind.rawValue))
    }
    return fields
  }
}

extension HTML {
  fileprivate mutating func tableNews(_ model: TableModel) {
    let texts = model.texts
    if model.wasSaved {
      notificationBanner(NotificationBanner(.success, title: texts["builder.staff.decision.saved"]), texts)
    }
    if model.isUnsaved, model.theirs == nil {
      callout(Callout(.note, text: texts["builder.staff.decision.unsaved"]))
    }
    guard let theirs = model.theirs else { return }
    callout(
      Callout(
        .caution, title: texts["builder.staff.conflict.title"], text: texts["builder.staff.decision.theirs.text"]))
    dataTable(
      DataTable(
        id: "theirs", caption: texts["builder.staff.decision.theirs"],
        columns: [.init(texts["design.grid.row"], isNumeric: true)]
          + theirs.columns.map { .init(model.heading($0)) },
        rows: theirs.rows.enumerated().map { number, row in [.text("\(number + 1)")] + row.map { .text($0) } },
        narrow: .scrolling), texts)
  }

  /// How rows are chosen.
  fileprivate mutating func tableAbout(_ model: TableModel) {
    let texts = model.texts, grid = model.input.grid, language = model.decisions.language
    textField(
      TextField(
        FieldFrame(
          GridInput.name(.question), label: texts["builder.staff.decision.question"],
          hint: texts["builder.staff.decision.question.hint"],
          error: model.errors.message(for: GridInput.name(.question)), need: .unmarked),
        value: grid[.question]), texts)
    let policy = SheetChoices.known(policy: grid[.policy], in: language)
    var policies = SheetChoices.policies(in: language)
    if !policy.isEmpty, !policies.contains(policy) { policies.append(policy) }
    selectField(
      SelectField(
        FieldFrame(
          GridInput.name(.policy), label: texts["builder.staff.decision.policy"],
          hint: texts["builder.staff.decision.policy.hint"],
          error: model.errors.message(for: GridInput.name(.policy)), need: .unmarked),
        options: policies.map { .init($0, $0) }, value: policy, hasPrompt: policy.isEmpty), texts)
    let name = GridInput.name(.aggregation)
    guard !grid[.aggregation].isEmpty || model.errors.message(for: name) != nil else {
      return hiddenFields([HiddenField(name, grid[.aggregation])])
    }
    let known = SheetChoices.aggregations(in: language)
    let options = known + (known.contains(grid[.aggregation]) ? [] : [grid[.aggregation]])
    selectField(
      SelectField(
        FieldFrame(
          name, label: texts["builder.staff.decision.aggregation"], error: model.errors.message(for: name),
          need: .unmarked),
        options: options.map { .init($0, $0) }, value: grid[.aggregation]), texts)
  }

  fileprivate mutating func tableGrid(_ model: TableModel) {
    let texts = model.texts, grid = model.input.grid
    let fitting = model.isTried ? model.trial.outcome?.rows ?? [] : []
    let rows = model.input.shown.map { row in
      GridField.Row(
        row + 1, grid.rows[row], mark: fitting.contains(row + 1) ? texts["builder.staff.decision.try.fits"] : nil,
        isPicked: model.input.picked.contains(row))
    }
    let columns = grid.columns.map { column in
      GridField.Column(
        model.heading(column), note: texts["builder.staff.decision.column.\(column.kind.rawValue)"],
        tone: column.kind == .condition ? .condition : column.kind == .result ? .result : .remark,
        suggestions: model.suggestions(for: column))
    }
    gridField(
      GridField(
        GridInput.cells, caption: texts["builder.staff.decision.grid"], columns: columns, rows: rows,
        errors: model.errors), texts)
    if grid.rows.isEmpty { p(texts["builder.staff.decision.no-rows"]) }
    guard model.input.isPaged else { return }
    let shown = model.input.shown
    p(
      texts[
        "builder.staff.decision.page",
        ["from": "\(shown.lowerBound + 1)", "to": "\(shown.upperBound)", "n": "\(grid.rows.count)"]])
    buttonGroup { h in
      if shown.lowerBound > 0 {
        h.actionButton(
          ActionButton(texts["builder.staff.decision.page.before"], rank: .secondary, name: "press", value: "before"))
      }
      if shown.upperBound < grid.rows.count {
        h.actionButton(
          ActionButton(texts["builder.staff.decision.page.after"], rank: .secondary, name: "press", value: "after"))
      }
    }
  }

  /// What can be done with rows that are ticked.
  fileprivate mutating func rowTools(_ model: TableModel) {
    let texts = model.texts
    let frame = FieldFrame(
      "row-tools", label: texts["builder.staff.decision.rows"], hint: texts["builder.staff.decision.rows.hint"],
      error: model.errors.message(for: "row-tools"), need: .unmarked)
    div(["id": frame.id, "tabindex": "-1"]) { h in
      var inner = frame
      inner.id = "row-tools-group"
      h.fieldGroup(inner, texts) { h in
        h.div(["class": "ds-bench-tools"]) { h in
          for press in ["row-add", "row-copy", "row-up", "row-down", "row-remove"] {
            h.actionButton(
              ActionButton(texts["builder.staff.decision.\(press)"], rank: .quiet, name: "press", value: press))
          }
        }
      }
    }
  }
}
