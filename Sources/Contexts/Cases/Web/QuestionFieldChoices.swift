import DesignSystem
import FormSchema
import HTMLKit
import Kernel

extension HTML {
  /// Writes a question with options: all in sight, or, of a long table, a field that finds them.
  mutating func choiceField(_ field: QuestionField, _ texts: Texts) {
    switch field.question.type {
    case .choice where field.question.isFoundByTyping: foundChoice(field, texts)
    case .choice(let options, let hasOther):
      let choices = choiceOptions(field, options, hasOther: hasOther, texts) + field.noAnswer(texts)
      radioGroup(RadioGroup(field.frame(texts), options: choices, value: field.typed[field.name].first), texts)
    case .choices(let options, _, _, let hasOther):
      // Says that the question was seen, when every box is empty.
      if field.question.initial != nil { input(["type": "hidden", "name": field.name, "value": ""]) }
      let choices = choiceOptions(field, options, hasOther: hasOther, texts)
      checkboxGroup(CheckboxGroup(field.frame(texts), options: choices, values: Set(field.typed[field.name])), texts)
    default:
      let choices = [ChoiceOption("true", texts["cases.field.yes"]), ChoiceOption("false", texts["cases.field.no"])]
      radioGroup(
        RadioGroup(
          field.frame(texts), options: choices + field.noAnswer(texts), value: field.typed[field.name].first,
          isInline: true), texts)
    }
  }

  private func choiceOptions(
    _ field: QuestionField, _ options: [Option], hasOther: Bool, _ texts: Texts
  ) -> [ChoiceOption] {
    let choices = options.map {
      ChoiceOption($0.id, field.words.label($0, of: field.question), hint: field.words.hint($0, of: field.question))
    }
    guard hasOther else { return choices }
    let frame = field.frame(texts).part(
      Option.other, label: texts["cases.field.other-what"], errors: field.errors)
    let other = ChoiceOption(Option.other, texts["cases.field.other"]) { h in
      h.textField(TextField(frame, value: field.typed.first(frame.name), width: .wide), texts)
    }
    return choices + [other]
  }

  private mutating func foundChoice(_ field: QuestionField, _ texts: Texts) {
    let options = TypedOption(field.question, field.words)
    listField(
      ListField(
        field.frame(texts), items: options.all.map { ListField.Item($0.name, code: $0.option.id) },
        value: options.name(of: field.value) ?? field.value), texts)
  }
}

extension QuestionField {
  /// What takes an answer back that need not be given; nothing for a question that must be answered.
  fileprivate func noAnswer(_ texts: Texts) -> [ChoiceOption] { question.isOptional ? [.noAnswer(texts)] : [] }
}
