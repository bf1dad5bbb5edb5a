import DesignSystem
import HTMLKit
import Kernel
import ProcedureDraft
import Web

extension HTML {
  /// Writes the fields of some settings.
  /// - Parameter tables: ids of the draft's tables of codes.
  mutating func settingFields(_ input: SettingsInput, errors: [FieldError], tables: [String], _ texts: Texts) {
    hiddenFields([HiddenField("was", input.was.fieldText)])
    settingFields(input, of: input.settings, errors: errors, tables: tables, texts)
  }

  /// The same for a part of them, without what stood there before.
  mutating func settingFields(
    _ input: SettingsInput, of settings: [DraftSetting], errors: [FieldError], tables: [String], _ texts: Texts
  ) {
    for setting in settings { settingField(setting, input, errors, tables, texts) }
  }

  private mutating func settingField(
    _ setting: DraftSetting, _ input: SettingsInput, _ errors: [FieldError], _ tables: [String], _ texts: Texts
  ) {
    let name = SettingsInput.name(setting.key)
    let frame = FieldFrame(
      name, label: texts.setting(setting), hint: texts.hint(setting), error: errors.message(for: name),
      need: .unmarked)
    let value = input.text(setting.key)
    switch setting.kind {
    case .line: textField(TextField(frame, value: value), texts)
    case .lines: textArea(TextArea(frame, value: value, rows: 3), texts)
    case .number: textField(TextField(frame, value: value, kind: .number, width: .short), texts)
    case .bound: textField(TextField(frame, value: value, width: .medium), texts)
    case .formula: textField(TextField(frame, value: value, kind: .text), texts)
    case .flag:
      checkboxGroup(
        CheckboxGroup(
          frame, options: [ChoiceOption("true", texts["builder.staff.setting.\(setting.key).yes"])],
          values: value == "true" ? ["true"] : []), texts)
    case .words(let words):
      checkboxGroup(
        CheckboxGroup(
          frame, options: words.map { ChoiceOption($0, texts.word($0, of: setting)) },
          values: Set(input.texts(setting.key))), texts)
    case .choice(let words):
      selectField(
        SelectField(
          frame,
          options: [.init("", texts["builder.staff.value.none"])]
            + words.map { .init($0, texts.word($0, of: setting)) }, value: value, hasPrompt: false), texts)
    case .items: textArea(TextArea(frame, value: value, rows: 5), texts)
    case .term(let terms):
      selectField(
        SelectField(
          frame, options: terms.with(input.texts(setting.key)).map { .init($0.id, texts.term($0)) }, value: value,
          hasPrompt: value.isEmpty), texts)
    case .terms(let terms):
      checkboxGroup(
        CheckboxGroup(
          frame, options: terms.with(input.texts(setting.key)).map { ChoiceOption($0.id, texts.term($0)) },
          values: Set(input.texts(setting.key))), texts)
    case .named(let terms): namedFields(frame, terms, input.texts(setting.key), texts)
    case .table:
      // A draft without tables has nothing to choose from.
      guard !tables.isEmpty || !value.isEmpty else { return }
      let known = tables.contains(value) || value.isEmpty ? tables : tables + [value]
      selectField(
        SelectField(
          frame, options: [.init("", texts["builder.staff.value.no-table"])] + known.map { .init($0, $0) },
          value: value, hasPrompt: false), texts)
    }
  }
}

extension HTML {
  /// A line for each that was chosen, and an empty one more; the browser offers the names.
  private mutating func namedFields(
    _ frame: FieldFrame, _ terms: [TownProfile.Term], _ chosen: [String], _ texts: Texts
  ) {
    let lines = chosen.filter { !$0.trimmed.isEmpty } + [""]
    fieldGroup(frame, texts) { h in
      for (number, line) in lines.enumerated() {
        let id = number == 0 ? frame.id : "\(frame.id)-\(number + 1)"
        h.div(["class": "ds-field"]) { h in
          h.label(["class": "ds-label", "for": id]) { h in
            h.visuallyHidden(frame.label)
            h.text(texts["builder.staff.named.line", ["n": "\(number + 1)"]])
          }
          h.input([
            "class": "ds-input ds-width-full", "id": id, "name": frame.name, "type": "text", "value": line,
            "list": "\(frame.id)-list", "autocomplete": "off",
            "aria-invalid": line.isEmpty ? nil : frame.invalid,
          ])
        }
      }
      h.element("datalist", ["id": "\(frame.id)-list"]) { h in
        for term in terms { h.option(["value": terms.label(term)], term.id) }
      }
    }
  }
}

extension Texts {
  /// What a setting is called.
  func setting(_ setting: DraftSetting) -> String { self["builder.staff.\(setting.family).\(setting.key)"] }

  fileprivate func term(_ term: TownProfile.Term) -> String { term.name(in: officerLanguage) }

  /// What a setting's word means.
  fileprivate func word(_ word: String, of setting: DraftSetting) -> String {
    self["builder.staff.value.\(setting.key).\(word)"]
  }

  /// What helps to fill a setting's field in; `nil` where its name says it all.
  fileprivate func hint(_ setting: DraftSetting) -> String? {
    guard setting.family == "setting" else { return self["builder.staff.\(setting.family).\(setting.key).hint"] }
    return switch setting.kind {
    case .bound: self["builder.staff.hint.bound"]
    case .formula: self["builder.staff.hint.formula"]
    default:
      ["name", "role", "prefill", "personal"].contains(setting.key) ? self["builder.staff.hint.\(setting.key)"] : nil
    }
  }
}
