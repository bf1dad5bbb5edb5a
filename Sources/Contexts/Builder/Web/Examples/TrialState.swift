import DesignSystem
import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Web

/// How far somebody is who fills a form in to try it. Pages carry it from one to the next: nothing is kept.
struct TrialState: Sendable {
  var typed: TypedAnswers
  var day: CivilDate
  /// The id of the page of the form; empty before the first and after the last.
  var section = ""
  /// The example whose answers are being changed, as it was when that began.
  var example: (path: DraftPath, was: JSONValue)?

  init(_ day: CivilDate, _ typed: TypedAnswers = TypedAnswers()) { (self.day, self.typed) = (day, typed) }

  /// What the last page carried. Ids of questions have no colon, so none is meant by these names.
  init(_ form: SubmittedForm) throws(WebProblem) {
    guard let typed = try? TypedAnswers(bytes: form["trial:typed"].utf8), let day = CivilDate(form["trial:on"]) else {
      throw .unreadableForm
    }
    (self.typed, self.day) = (typed, day)
    section = form["trial:section"]
    if let path = DraftPath(written: form["trial:at"]), let was = form.json("trial:was") { example = (path, was) }
  }

  var fields: [HiddenField] {
    var fields = [
      HiddenField("trial:typed", String(decoding: typed.bytes, as: UTF8.self)), HiddenField("trial:on", "\(day)"),
      HiddenField("trial:section", section),
    ]
    if let example {
      fields += [
        HiddenField("trial:at", example.path.description), HiddenField("trial:was", example.was.fieldText),
      ]
    }
    return fields
  }

  func application(_ definition: ProcedureDefinition) -> TriedApplication {
    TriedApplication(definition, typed: typed, on: day)
  }
}
