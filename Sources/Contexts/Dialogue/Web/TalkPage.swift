import DesignSystem
import FormSchema
import FormScript
import HTMLKit
import Kernel
import Ports
import Web

struct TalkModel: Sendable {
  let talk: Talk
  let view: ScriptView
  /// What is said back to the last answer; `nil` when it was understood.
  let remark: String?
  /// Whether the same has to be answered again.
  let isWrong: Bool
  /// The answer that was not understood, to be put right.
  let said: String

  init(_ outcome: TurnOutcome) {
    (talk, view, remark) = (outcome.talk, outcome.talk.view, outcome.remark)
    (isWrong, said) = (outcome.isWrong, outcome.said)
  }

  var step: ScriptStep { view.step }
  var procedure: String { talk.application.published.id }
  /// What is wrong with the answer, told beside the place where it is typed.
  var error: String? { isWrong ? remark : nil }

  /// The input files are sent in; `nil` when none are asked for now.
  var fileInput: String? { if case .file(let input) = step.expects { input } else { nil } }
  /// Where the answer is typed or chosen.
  var field: String { fileInput ?? "say" }
}

/// The conversation so far, the question now, and one place to answer.
func talkPage(_ model: TalkModel, guard formGuard: @escaping @Sendable () -> FormGuard, texts: Texts) -> Page {
  let words = model.talk.script.words
  let title = texts["dialogue.title", ["title": words.title]]
  return Page(title, hasErrors: model.isWrong, breadcrumbs: talkCrumbs(model.procedure, words, texts)) { h in
    h.talkStyles()
    if let error = model.error { h.errorSummary(ErrorSummary([FieldError(model.field, error)]), texts) }
    h.h1(title)
    h.talkProgress(model.view, texts)
    h.talkLog(model, formGuard(), texts)
    h.talkNow(model, formGuard, texts)
    h.talkElsewhere(model, texts)
  }
}

extension HTML {
  mutating func talkProgress(_ view: ScriptView, _ texts: Texts) {
    progressMeter(
      ProgressMeter(id: "progress", label: texts["dialogue.progress"], done: view.behind, total: view.all), texts)
  }

  fileprivate mutating func talkNow(_ model: TalkModel, _ formGuard: () -> FormGuard, _ texts: Texts) {
    let step = model.step
    section(["id": "now", "class": "talk-now", "aria-labelledby": "talk-question"]) { h in
      for told in step.told { h.talkLine(told, "talk-us talk-told", "dialogue.us", texts) }
      if let problem = step.problem { h.talkLine(problem, "talk-us talk-problem", "dialogue.us", texts) }
      if !model.isWrong, let remark = model.remark { h.talkLine(remark, "talk-us talk-told", "dialogue.us", texts) }
      if step.kind == .readBack { h.talkSummary(model, formGuard(), texts) }
      h.h2(["id": "talk-question", "class": "talk-question"], step.words)
      if let hint = step.hint { h.p(["class": "ds-quiet"], hint) }
      if step.canBeSkipped { h.p(["class": "ds-quiet"], texts["dialogue.optional"]) }
      if step.kind == .stopped { h.talkStopped(model, texts) }
      h.postForm(to: TalkRoutes.path(model.procedure), guard: formGuard(), carriesFiles: model.fileInput != nil) { h in
        h.input(["type": "hidden", "name": "step", "value": step.id])
        // The Enter key sends what was typed, not the first of the options.
        h.defaultButton()
        h.talkAnswer(model, texts)
        h.talkCommands(step, texts)
      }
    }
  }

  private mutating func talkAnswer(_ model: TalkModel, _ texts: Texts) {
    let step = model.step
    if let input = model.fileInput { return talkFile(model, input, texts) }
    if step.kind == .stopped {
      return buttonGroup { h in
        h.actionButton(ActionButton(texts["dialogue.go-on"], name: "choice", value: "はい", skipsChecks: true))
      }
    }
    if let standing = step.standing, step.canBeKept {
      p { h in
        h.text(texts["dialogue.standing"])
        h.plainText(standing)
      }
      actionButton(
        ActionButton(
          texts["dialogue.command.keep"], rank: .secondary, name: "choice", value: "keep", skipsChecks: true))
    }
    talkOptions(step, texts)
    // Two buttons say all there is to say; what was typed and not understood stands where it was typed.
    guard step.expects != .yesNo || model.isWrong else { return }
    talkInput(model, texts)
    buttonGroup { h in h.actionButton(ActionButton(texts["dialogue.send"])) }
  }

  private mutating func talkInput(_ model: TalkModel, _ texts: Texts) {
    let frame = FieldFrame(
      "say", label: texts["dialogue.say"], hint: model.step.how, error: model.error, need: .unmarked)
    switch model.step.expects {
    case .longText: textArea(TextArea(frame, value: model.said), texts)
    case .number, .count:
      textField(TextField(frame, value: model.said, kind: .number, width: .short, autocomplete: "off"), texts)
    default: textField(TextField(frame, value: model.said, autocomplete: "off"), texts)
    }
  }

  /// Files are sent here; what has arrived is shown, and can be taken away.
  private mutating func talkFile(_ model: TalkModel, _ input: String, _ texts: Texts) {
    let stored = model.talk.application.typed.attachments(input)
    let (kinds, most) = model.talk.question(ofInput: input)?.type.attached ?? ([], 1)
    fileField(
      FileField(
        FieldFrame(input, label: texts["dialogue.file"], error: model.error, need: .unmarked),
        stored: stored.map { file in
          FileField.StoredFile(id: file.id, name: file.name, size: fileSize(file.byteCount))
        },
        kinds: kinds.map { texts["dialogue.file.kind.\($0.rawValue)"] }.joined(separator: texts["dialogue.file.or"]),
        accept: kinds.map { $0 == .photo ? "image/jpeg,image/png,image/heic" : "application/pdf" }
          .joined(separator: ","),
        allowsSeveral: most > 1), texts)
    buttonGroup { h in
      let label = texts[stored.isEmpty ? "dialogue.file.send" : "dialogue.file.go-on"]
      h.actionButton(ActionButton(label, name: "choice", value: "1"))
      guard model.step.canBeSkipped else { return }
      h.actionButton(
        ActionButton(texts["dialogue.option.later"], rank: .secondary, name: "choice", value: "2", skipsChecks: true))
    }
  }

  /// The conversation rests: how it is gone on with.
  private mutating func talkStopped(_ model: TalkModel, _ texts: Texts) {
    guard let code = model.talk.application.resumeCode else { return }
    callout(
      Callout(.note, title: texts["dialogue.stopped.code"]) { h in
        h.p(["class": "ds-code"]) { h in h.strong(["id": "resume-code"]) { h in h.plainText(code) } }
        h.p(texts["dialogue.stopped.how"])
        h.p { h in h.a(["href": "/apply/\(model.procedure)/saved"], texts["dialogue.stopped.mail"]) }
      })
  }

  fileprivate mutating func talkElsewhere(_ model: TalkModel, _ texts: Texts) {
    let id = model.procedure
    section(["class": "talk-elsewhere", "aria-labelledby": "talk-elsewhere"]) { h in
      h.h2(["id": "talk-elsewhere"], texts["dialogue.elsewhere"])
      h.ul { h in
        h.li { h in h.a(["href": "/apply/\(id)/review"], texts["dialogue.elsewhere.form"]) }
        h.li { h in h.a(["href": "/apply/\(id)/saved"], texts["dialogue.elsewhere.device"]) }
        h.li { h in h.a(["href": "/talk/\(id)/start"], texts["dialogue.elsewhere.afresh"]) }
      }
      h.p(["class": "ds-quiet"], texts["dialogue.elsewhere.why"])
    }
  }
}
