import FormSchema
import Web

/// What came back from a page of a conversation.
struct Turn: Sendable {
  /// The step it answers.
  let step: String
  /// In words, or by the press of a button.
  let said: String
  /// The step that shall be asked again.
  let returnsTo: String?
  /// The question that shall be asked again with all its steps.
  let mends: String?
  let arrived: [ArrivedFile]
  let removedFile: String?

  init(_ form: SubmittedForm) {
    step = form["step"]
    said = form["choice"].isEmpty ? form["say"] : form["choice"]
    returnsTo = form.has("return") ? form["return"] : nil
    mends = form.has("mend") ? form["mend"] : nil
    arrived = form.files.map(ArrivedFile.init)
    removedFile = form.has("remove-file") ? form["remove-file"] : nil
  }
}

/// What became of a turn.
struct TurnOutcome: Sendable {
  let talk: Talk
  /// What is said back; `nil` when the talk simply goes on.
  var remark: String?
  /// Whether the same has to be answered again.
  var isWrong = false
  /// What was said, to be put right.
  var said = ""
}
