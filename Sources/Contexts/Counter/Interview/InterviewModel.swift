import DesignSystem
import FormSchema
import Kernel
import Ports
import Web

/// What the page of an interview shows.
struct InterviewModel: Sendable {
  let application: OpenApplication
  let typed: TypedAnswers
  let reading: Reading
  /// What has to be put right now; what simply was not asked yet is not among them.
  var errors: [FieldError] = []
  /// Labels of the questions that somebody saved otherwise meanwhile, in another window.
  var conflict: [String] = []
  /// How many questions were just filled in from the registry, shown or not.
  var filledIn: Int?
  let mayPickResident: Bool

  /// - Parameters:
  ///   - officer: who asks; `nil` where nobody does.
  ///   - showsOpen: what was not asked yet is an error, too: the officer wanted to go on.
  init(
    _ application: OpenApplication, typed: TypedAnswers, today: CivilDate, officer: Officer?, showsOpen: Bool = false,
    _ texts: Texts
  ) {
    (self.application, self.typed) = (application, typed)
    mayPickResident = officer?.may(CounterPermission.pickResident) ?? false
    let form = application.published.definition.form
    reading = form.read(typed, today: application.receivedOn ?? today)
    let words = application.published.definition.words(in: texts.officerLanguage)
    let problems = showsOpen ? reading.problems : reading.problems.filter { !$0.isOpen(in: form, typed) }
    errors = problems.map { FieldError($0.field, $0.sentence(in: form, words: words, texts: texts)) }
  }

  var definition: ProcedureDefinition { application.published.definition }

  /// The fields that are still to be asked, in page order.
  var openFields: [String] {
    var seen: Set<String> = []
    return reading.problems.filter { $0.isOpen(in: definition.form, typed) }.map(\.field)
      .filter { seen.insert($0).inserted }
  }

  /// The shown sections with their shown questions.
  var sections: [(section: Section, questions: [Question])] {
    reading.sections.compactMap(definition.form.section).map { section in
      (section, section.questions.filter { reading.isShown(question: $0.id) })
    }
  }
}

extension AnswerProblem {
  /// Nothing was said there yet, so nothing is wrong: it is asked when its turn comes.
  func isOpen(in form: Form, _ typed: TypedAnswers) -> Bool {
    if code == .missing || code == .notAgreed { return true }
    guard case .check = code else {
      return form.question(question)?.inputs(in: typed).allSatisfy { typed[$0].allSatisfy(\.isEmpty) } ?? false
    }
    return false
  }
}
