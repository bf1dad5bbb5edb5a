import DesignSystem
import FormSchema
import Kernel
import Web

/// What a corrected paper shall say, as an officer typed it.
///
/// The form's own fields begin with `_`, as those of ``DecisionInput``, which reads the answers.
struct ReissueInput: Sendable {
  static let longestWords = 1000

  enum Step: String { case check, edit, preview, issue }

  var decision = DecisionInput()
  /// What was corrected, told to the applicant.
  var words = ""
  var step = Step.check

  /// The decision that counts now, to be corrected.
  init(_ decision: Decision) {
    self.decision.outcome = decision.outcome
    self.decision.typed = decision.typed
    self.decision.reason = decision.reason
  }

  /// - Parameter outcome: of the case; a corrected paper does not change it.
  init(_ form: SubmittedForm, _ definition: ProcedureDefinition, outcome: Decision.Outcome) {
    decision = DecisionInput(form, definition)
    decision.outcome = outcome
    words = form["_words"]
    step = Step(rawValue: form["_step"]) ?? .check
  }

  /// Everything wrong, in page order.
  func errors(_ found: StaffCase, today: CivilDate, _ texts: Texts) -> [FieldError] {
    var errors = decision.errors(found, today: today, texts)
    if let wrong = words.wrongLength(most: Self.longestWords, required: true) {
      let key = "cases.staff.reissue.words.\(wrong.rawValue)"
      errors.append(FieldError("_words", texts[key, ["most": "\(Self.longestWords)"]]))
    }
    return errors
  }

  /// All of it as a form carries it without showing it.
  var fields: [HiddenField] { decision.fields + [HiddenField("_words", words)] }
}
