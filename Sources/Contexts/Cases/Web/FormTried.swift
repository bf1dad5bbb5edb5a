import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// A form that somebody fills in to try it: the pages are those of residents, and nothing of it is kept.
extension CasesFeature {
  /// Writes a page of the form with what was typed, to stand in a form of the caller's.
  ///
  /// - Parameter section: the id of the page; nothing is written for one that the form does not have.
  public static func writeTrial(
    _ section: String, of tried: TriedApplication, errors: [FieldError], _ texts: Texts, into html: inout HTML
  ) {
    let definition = tried.definition
    guard let section = definition.form.section(section) else { return }
    let typed = fresh(section, of: tried, texts).begun(tried.typed)
    let reading = definition.form.read(typed, today: tried.day)
    let words = definition.words(in: texts.language)
    if let refusal = definition.refusal(reading, on: tried.day) { html.notEligible(refusal, words, texts) }
    if let intro = words.intro(section) { html.lines(intro) }
    html.hiddenFields([HiddenField("shown", reading.shownNames(of: section.questions).joined(separator: ","))])
    for question in section.questions where reading.isShown(question: question.id) {
      html.questionField(
        QuestionField(
          question: question, typed: typed, errors: errors, words: words, reading: reading,
          demand: reading.demands[question.id], pretendsFiles: true), texts)
    }
  }

  /// What a page that came back makes of what was typed before.
  ///
  /// - Returns: everything typed so far; what has to be mended first; whether the form goes on to its next page; and
  ///   whether the answers have opened questions on this page that nobody has seen yet.
  public static func readTrial(
    _ form: SubmittedForm, _ section: String, of tried: TriedApplication, _ texts: Texts
  ) -> (typed: TypedAnswers, errors: [FieldError], goesOn: Bool, isLonger: Bool) {
    let definition = tried.definition
    guard let section = definition.form.section(section) else { return (tried.typed, [], false, false) }
    let page = TypedPage(form: form, questions: section.questions, words: definition.words(in: texts.language))
    var typed = page.merged(into: tried.typed).typed
    for question in section.questions { typed.pretendFiles(of: question, in: form, shown: page.shown) }
    if case .addRow(let name) = page.press { fresh(section, of: tried, texts).beginRow(of: name, in: &typed) }
    guard page.press == .next else { return (typed, [], false, false) }
    let reading = definition.form.read(typed, today: tried.day)
    let here = Set(section.questions.map(\.id)).filter { reading.isShown(question: $0) }
    let problems = reading.problems.filter { here.contains($0.question) && page.shown.contains($0.name) }
    let errors = problems.map { $0.error(definition, texts) }
    let new = Set(reading.shownNames(of: section.questions, where: \.type.isTyped)).subtracting(page.shown)
    return (typed, errors, errors.isEmpty && new.isEmpty, errors.isEmpty && !new.isEmpty)
  }

  /// Writes every answer, page by page.
  public static func writeTrialAnswers(_ tried: TriedApplication, _ texts: Texts, into html: inout HTML) {
    let reading = tried.definition.form.read(tried.typed, today: tried.day)
    for section in reading.sections.compactMap(tried.definition.form.section) {
      html.answers(of: section, reading, tried.definition, isChangeable: false, texts)
    }
    html.leftOut(reading, tried.definition, texts)
  }

  /// Writes what the rules say of the answers, as officers see it of a case; nothing where nothing is decided by rules.
  public func writeTrialRules(_ tried: TriedApplication, _ texts: Texts, into html: inout HTML) {
    let answers = tried.definition.form.read(tried.typed, today: tried.day).answers
    guard let decisions = AutomaticDecisions(tried.definition, answers, on: tried.day, desk.town.profile, texts) else {
      return
    }
    html.automaticDecisions(decisions, texts)
  }

  /// The day by which officers would have to decide; `nil` beyond the years whose holidays are known.
  public func dueDay(of tried: TriedApplication) async throws -> CivilDate? {
    let calendar = BusinessDays(holidays: try await desk.reference.holidays())
    return calendar.adding(tried.definition.procedure.deadlineDays, to: tried.day)
  }

  private static func fresh(_ section: Section, of tried: TriedApplication, _ texts: Texts) -> FreshQuestions {
    FreshQuestions(section.questions, of: tried.definition.form, today: tried.day, language: texts.language)
  }
}
