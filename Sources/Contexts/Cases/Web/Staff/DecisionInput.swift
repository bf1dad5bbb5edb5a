import DesignSystem
import FormSchema
import Kernel
import Web

/// What an officer decided and filled in, as typed.
///
/// The form's own fields begin with `_`, which no question's id can: a procedure may well ask for a `reason` itself.
struct DecisionInput: Sendable {
  static let longestReason = 2000

  enum Step: String { case check, edit, decide }

  var outcome: Decision.Outcome?
  var typed = TypedAnswers()
  var reason = ""
  var step = Step.check
  /// The questions that stood on the page.
  var shown: Set<String> = []

  init() {}

  init(_ form: SubmittedForm, _ definition: ProcedureDefinition) {
    outcome = Decision.Outcome(rawValue: form["_outcome"])
    reason = form["_reason"]
    step = Step(rawValue: form["_step"]) ?? .check
    shown = Set(form["_shown"].split(separator: ",").map(String.init))
    let fields = Set(definition.form(.decision).questions.flatMap(\.fields))
    typed = TypedAnswers(form.answers.filter { fields.contains($0.key) })
  }

  /// What the procedure's decision form says to it, knowing the application's answers.
  func reading(_ found: StaffCase, today: CivilDate) -> Reading {
    found.definition.form(.decision).read(typed, today: today, given: found.answers)
  }

  /// A refusal needs no answers; what was typed into the form of a grant does not count then.
  var decision: Decision? {
    outcome.map { Decision(outcome: $0, typed: $0 == .granted ? typed : TypedAnswers(), reason: reason) }
  }

  /// Everything wrong, in page order. Questions that came up only now are not wrong yet.
  func errors(_ found: StaffCase, today: CivilDate, _ texts: Texts) -> [FieldError] {
    guard let outcome else { return [FieldError("_outcome", texts["cases.staff.decision.outcome.missing"])] }
    var errors: [FieldError] = []
    if outcome == .granted {
      errors = reading(found, today: today).errors(found.definition, only: shown, part: .decision, texts)
    }
    if let wrong = reason.wrongLength(most: Self.longestReason, required: outcome == .refused) {
      let key = "cases.staff.decision.reason.\(wrong.rawValue)"
      errors.append(FieldError("_reason", texts[key, ["most": "\(Self.longestReason)"]]))
    }
    return errors
  }

  /// Whether an answer brought up questions that did not stand on the page.
  func hasNewQuestions(_ found: StaffCase, today: CivilDate) -> Bool {
    outcome == .granted && !reading(found, today: today).questions.allSatisfy(shown.contains)
  }

  /// All of it as a form carries it without showing it.
  var fields: [HiddenField] {
    let own = [
      ("_outcome", outcome?.rawValue ?? ""), ("_reason", reason), ("_shown", shown.sorted().joined(separator: ",")),
    ]
    let answers = typed.fields.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name, $0) } }
    return (own + answers).map { HiddenField($0.0, $0.1) }
  }
}

/// A decision in words: outcome, what was filled in, reason.
struct DecisionView {
  let found: StaffCase
  let outcome: Decision.Outcome
  let typed: TypedAnswers
  let reason: String
  let texts: Texts

  init(_ found: StaffCase, outcome: Decision.Outcome, typed: TypedAnswers, reason: String, _ texts: Texts) {
    (self.found, self.outcome, self.typed, self.reason, self.texts) = (found, outcome, typed, reason, texts)
  }

  var rows: [SummaryList.Row] {
    [.init(texts["cases.staff.decision.outcome"], texts["cases.staff.decision.\(outcome.rawValue)"])] + answers
      + [.init(texts["cases.staff.decision.reason"], reason)]
  }

  private var answers: [SummaryList.Row] {
    guard outcome == .granted else { return [] }
    let form = found.definition.form(.decision)
    let words = found.definition.words(in: texts.officerLanguage, of: .decision)
    let day = (found.value.decidedAt ?? found.value.receivedAt).dateInJapan
    let reading = form.read(typed, today: day, given: found.answers)
    return reading.questions.compactMap(form.question).filter(\.isAsked).map { question in
      let lines = reading.answers[question.id].map { words.lines(for: $0, to: question) }
      return .init(words.label(question), lines ?? [])
    }
  }
}
