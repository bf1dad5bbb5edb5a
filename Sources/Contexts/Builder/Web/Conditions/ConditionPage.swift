import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// 「[質問] が [選択肢] のとき」, row by row, with what it means in words; FEEL behind a fold.
func conditionPage(_ model: ConditionModel, guard formGuard: FormGuard) -> Page {
  let (reading, path) = (model.reading, model.path)
  let texts = reading.texts
  let thing = path.parent.map { texts.place($0, reading.outline) } ?? ""
  let title = texts["builder.staff.condition.title.\(model.isMust ? "must" : "when")", ["thing": thing]]
  return draftPage(
    title, reading.open, texts, errors: model.errors,
    crumbs: [.init(thing, href: ConditionRoutes.place(around: path, reading))]
  ) { h in
    h.conditionMeaning(model)
    h.postForm(to: reading.address.page("condition", at: path), guard: formGuard) { h in
      h.defaultButton(name: "press", value: "show")
      h.hiddenFields([
        HiddenField("at", path.description), HiddenField("was", model.was?.fieldText ?? ""),
      ])
      if case .index? = path.parent?.last { h.hiddenFields([HiddenField("around", model.around?.fieldText ?? "")]) }
      h.conditionRows(model)
      h.newCondition(model)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.condition.save"], name: "press", value: "save"))
        h.actionButton(
          ActionButton(texts["builder.staff.condition.show"], rank: .secondary, name: "press", value: "show"))
        if !model.isMust {
          h.actionButton(
            ActionButton(texts["builder.staff.condition.always"], rank: .secondary, name: "press", value: "always"))
        }
      }
      h.conditionFormula(model)
    }
  }
}

extension HTML {
  /// What it says now, at once after each step.
  fileprivate mutating func conditionMeaning(_ model: ConditionModel) {
    let texts = model.reading.texts
    let made = model.made
    let words = made.sentence?.words(
      in: texts.language, model.maker.names, model.reading.outline, around: model.reading.names.around(model.path))
    callout(
      Callout(.note, title: texts["builder.staff.condition.meaning"]) { h in
        h.p { h in
          h.plainText(
            words ?? texts[
              made.errors.isEmpty && model.input.rows.isEmpty
                ? "builder.staff.always" : "builder.staff.condition.unfinished"])
        }
      })
  }

  fileprivate mutating func conditionRows(_ model: ConditionModel) {
    let texts = model.reading.texts
    if model.input.rows.count > 1 {
      radioGroup(
        RadioGroup(
          FieldFrame("join", label: texts["builder.staff.condition.join"], need: .unmarked),
          options: ConditionInput.Join.allCases.map {
            ChoiceOption($0.rawValue, texts["builder.staff.condition.join.\($0.rawValue)"])
          }, value: model.input.join.rawValue, isInline: true), texts)
    } else {
      hiddenFields([HiddenField("join", model.input.join.rawValue)])
    }
    for (number, row) in model.input.rows.enumerated() { conditionRow(row, number, model) }
  }

  private mutating func conditionRow(_ row: ConditionInput.Row, _ number: Int, _ model: ConditionModel) {
    let texts = model.reading.texts, name = "row:\(number)"
    let question = model.maker.question(row.name)
    let title = question?.title ?? row.name
    if row.formula == nil {
      hiddenFields([HiddenField("\(name).name", row.name), HiddenField("\(name).member", row.member ?? "")])
    }
    fieldset(["class": "ds-field"]) { h in
      h.legend(["class": "ds-label"], row.formula == nil ? title : texts["builder.staff.condition.formula"])
      if let formula = row.formula {
        h.textField(
          TextField(
            FieldFrame(
              "\(name).formula", label: texts["builder.staff.condition.feel"],
              error: model.errors.message(for: "\(name).formula"), need: .unmarked), value: formula), texts)
      } else {
        h.conditionRelation(row, name, model)
        h.conditionValue(row, name, question, model)
      }
      h.actionButton(
        ActionButton(
          texts["builder.staff.remove"], rank: .quiet, name: "press", value: "remove \(number)", hiddenSuffix: title))
    }
  }

  private mutating func conditionRelation(_ row: ConditionInput.Row, _ name: String, _ model: ConditionModel) {
    let texts = model.reading.texts
    var relations = model.maker.relations(row.name)
    if !relations.contains(row.relation) { relations.append(row.relation) }
    selectField(
      SelectField(
        FieldFrame("\(name).relation", label: texts["builder.staff.condition.relation"], need: .unmarked),
        options: relations.map { .init($0.rawValue, $0.words(in: texts.officerLanguage)) },
        value: row.relation.rawValue, hasPrompt: false), texts)
  }

  private mutating func conditionValue(
    _ row: ConditionInput.Row, _ name: String, _ question: DraftQuestion?, _ model: ConditionModel
  ) {
    let texts = model.reading.texts, field = "\(name).value"
    guard model.maker.relations(row.name).contains(where: { $0.needs.upperBound > 0 }) else { return }
    let type = model.maker.type(row.name)
    let hint: String? =
      switch type {
      case .date: texts["builder.staff.condition.date.hint"]
      case .choice: texts["builder.staff.condition.options.hint"]
      default: nil
      }
    let frame = FieldFrame(
      field, label: texts["builder.staff.condition.value"], hint: hint, error: model.errors.message(for: field),
      need: .unmarked)
    var options = (question?.options ?? []).map { ($0.id, $0.label.isEmpty ? $0.id : $0.label) }
    if question?.json["other"]?.written == "true" {
      options.append((Option.other, texts["builder.staff.condition.other"]))
    }
    // What is chosen and is no option any more stays to be seen.
    options += row.values.filter { value in !options.contains { $0.0 == value } }.map { ($0, $0) }
    switch type {
    case .choice where question?.options.isEmpty == false:
      checkboxGroup(
        CheckboxGroup(frame, options: options.map { ChoiceOption($0.0, $0.1) }, values: Set(row.values)), texts)
    case .choices where question?.options.isEmpty == false:
      selectField(
        SelectField(frame, options: options.map { .init($0.0, $0.1) }, value: row.values.first ?? ""), texts)
    default:
      textField(TextField(frame, value: row.values.first ?? "", width: .medium), texts)
    }
  }

  /// Choosing the question of a further row.
  fileprivate mutating func newCondition(_ model: ConditionModel) {
    let texts = model.reading.texts
    let choices = model.maker.choices
    guard !choices.isEmpty else { return p(texts["builder.staff.condition.nothing"]) }
    selectField(
      SelectField(
        FieldFrame(
          "add", label: texts["builder.staff.condition.question"], error: model.errors.message(for: "add"),
          need: .unmarked),
        options: choices.map { .init($0.name, $0.question.title) }, width: .full), texts)
    actionButton(
      ActionButton(texts["builder.staff.condition.add"], rank: .secondary, name: "press", value: "add"))
  }

  /// For those who know the language of rules.
  fileprivate mutating func conditionFormula(_ model: ConditionModel) {
    let texts = model.reading.texts
    let error = model.errors.message(for: "feel")
    let feel = error == nil ? model.made.sentence?.feel ?? model.feel : model.feel
    disclosure(
      Disclosure(texts["builder.staff.condition.as-feel"], isOpen: error != nil) { h in
        h.textArea(
          TextArea(
            FieldFrame(
              "feel", label: texts["builder.staff.condition.feel"], hint: texts["builder.staff.condition.feel.hint"],
              error: error, need: .unmarked), value: feel, rows: 3), texts)
        h.actionButton(
          ActionButton(texts["builder.staff.condition.use-feel"], rank: .secondary, name: "press", value: "feel"))
      })
  }
}
