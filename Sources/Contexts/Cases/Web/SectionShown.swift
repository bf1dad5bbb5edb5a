import FormSchema
import HTMLKit
import Kernel

extension CasesFeature {
  /// Writes every question of a page of a form as residents see it, unanswered: for whoever makes the form.
  ///
  /// Questions that are shown under a condition are there too. What is typed goes nowhere.
  ///
  /// - Parameters:
  ///   - section: the id of the page; nothing is written for one that the form does not have.
  ///   - question: the id of the only one that is written; `nil` for all.
  ///   - today: the day that limits of dates are told from.
  public static func writeSection(
    _ section: String, only question: String? = nil, of definition: ProcedureDefinition, on today: CivilDate,
    _ texts: Texts, into html: inout HTML
  ) {
    guard let section = definition.form.sections.first(where: { $0.id == section }) else { return }
    let typed = TypedAnswers()
    let reading = definition.form.read(typed, today: today)
    let words = definition.words(in: texts.language)
    for shown in section.questions where question == nil || question == shown.id {
      html.questionField(
        QuestionField(question: shown, typed: typed, errors: [], words: words, reading: reading), texts)
    }
  }
}
