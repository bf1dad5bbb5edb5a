import DesignSystem
import Kernel
import Ports
import Web

/// Why a paper shall be revoked, as an officer typed it.
struct RevocationInput: Sendable {
  static let longestWords = 1000

  enum Step: String { case check, edit, revoke }

  var reason: RevocationReason?
  /// Told to the applicant.
  var words = ""
  var step = Step.check

  init() {}

  init(_ form: SubmittedForm) {
    reason = RevocationReason(rawValue: form["reason"])
    words = form["words"]
    step = Step(rawValue: form["step"]) ?? .check
  }

  /// Everything wrong, in page order.
  func errors(_ texts: Texts) -> [FieldError] {
    var errors: [FieldError] = []
    if reason == nil { errors.append(FieldError("reason", texts["cases.staff.revocation.reason.missing"])) }
    if let wrong = words.wrongLength(most: Self.longestWords, required: true) {
      let key = "cases.staff.revocation.words.\(wrong.rawValue)"
      errors.append(FieldError("words", texts[key, ["most": "\(Self.longestWords)"]]))
    }
    return errors
  }

  /// All of it as a form carries it without showing it.
  var fields: [HiddenField] { [HiddenField("reason", reason?.rawValue ?? ""), HiddenField("words", words)] }
}
