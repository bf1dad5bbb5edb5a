import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

@testable import Builder

extension FormTrial {
  /// Pages with one field for each input, which go on once nothing of them has to be mended.
  static let sample = FormTrial(
    page: { tried, section, errors, _, html in
      guard let section = tried.definition.form.section(section) else { return }
      let reading = tried.definition.form.read(tried.typed, today: tried.day)
      for question in section.questions where reading.isShown(question: question.id) {
        for input in question.inputs(in: tried.typed) {
          html.p("\(question.label) \(errors.message(for: input) ?? "")")
          html.input(["name": input, "id": input, "value": tried.typed.first(input)])
        }
      }
    },
    read: { form, section, tried, _ in
      var typed = tried.typed
      guard let section = tried.definition.form.section(section) else { return (typed, [], false, false) }
      for question in section.questions {
        for input in question.inputs(in: typed) where form.has(input) { typed[input] = form.all(input) }
      }
      let reading = tried.definition.form.read(section: section.id, typed, today: tried.day)
      let errors = reading.problems.map { FieldError($0.field, "直してください：\($0.code)") }
      return (typed, errors, errors.isEmpty, false)
    },
    answers: { tried, _, html in
      for field in tried.typed.fields.keys.sorted() { html.p("答え \(field)：\(tried.typed.first(field))") }
    },
    rules: { tried, _, html in
      let reading = tried.definition.form.read(tried.typed, today: tried.day)
      let found = tried.definition.determination(for: reading.answers, on: tried.day)
      html.p("規則の手数料 \(found.fee.amount.amount)")
    },
    dueDay: { tried in tried.day.adding(days: 14) })
}
