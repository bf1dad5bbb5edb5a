import FormSchema
import HTMLKit
import Kernel
import Ports

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

  /// Writes a page of a form as it is with these answers, with the steps above it. Without answers every question is
  /// there, those under conditions too. What is typed goes nowhere.
  ///
  /// - Parameter section: the id of the page; nothing is written for one that the form does not have.
  public static func writePage(
    _ section: String, of tried: TriedApplication, _ texts: Texts, into html: inout HTML
  ) {
    let form = tried.definition.form
    guard let section = form.section(section) else { return }
    let reading = form.read(tried.typed, today: tried.day)
    let words = tried.definition.words(in: texts.language)
    html.steps(to: section, of: tried.definition, reading, texts)
    html.h1(words.title(section))
    if let intro = words.intro(section) { html.lines(intro) }
    for question in section.questions where tried.isEmpty || reading.isShown(question: question.id) {
      html.questionField(
        QuestionField(
          question: question, typed: tried.typed, errors: [], words: words, reading: reading,
          demand: reading.demands[question.id]), texts)
    }
  }
}
