import DesignSystem
import FormSchema
import FormScript
import HTMLKit
import Kernel
import Ports
import Web

struct TalkModel: Sendable {
  let talk: Talk
  let step: ScriptStep
  /// What is said back to the last answer; `nil` when it was understood.
  let remark: String?
  /// Whether the same has to be answered again.
  let isWrong: Bool
  /// The answer that was not understood, to be put right.
  let said: String

  init(_ talk: Talk, remark: String? = nil, isWrong: Bool = false, said: String = "") {
    (self.talk, step, self.remark) = (talk, talk.step, remark)
    (self.isWrong, self.said) = (isWrong, said)
  }

  var procedure: String { talk.application.published.id }
  /// What is wrong with the answer, told beside the place where it is typed.
  var error: String? { isWrong ? remark : nil }
}

/// The conversation so far, the question now, and one place to answer.
func talkPage(_ model: TalkModel, guard formGuard: @escaping @Sendable () -> FormGuard, texts: Texts) -> Page {
  let words = model.talk.script.words
  let title = texts["dialogue.title", ["title": words.title]]
  let crumbs = [
    Breadcrumbs.Crumb(texts["dialogue.crumb.procedures"], href: "/procedures"),
    Breadcrumbs.Crumb(words.title, href: "/procedures/\(model.procedure)"),
  ]
  return Page(title, hasErrors: model.isWrong, breadcrumbs: crumbs) { h in
    h.talkStyles()
    if let error = model.error { h.errorSummary(ErrorSummary([FieldError("say", error)]), texts) }
    h.h1(title)
    h.talkLog(model.talk.log, texts)
    h.talkNow(model, formGuard, texts)
    h.talkElsewhere(model, formGuard(), texts)
  }
}

extension HTML {
  fileprivate mutating func talkLog(_ lines: [ScriptLine], _ texts: Texts) {
    guard !lines.isEmpty else { return }
    section(["role": "log", "aria-label": texts["dialogue.log"], "class": "talk-log", "tabindex": "0"]) { h in
      for line in lines {
        for told in line.told { h.talkLine(told, "talk-us talk-told", "dialogue.us", texts) }
        h.talkLine(line.words, "talk-us", "dialogue.us", texts)
        h.talkLine(line.answer, "talk-you", "dialogue.you", texts)
      }
    }
  }

  /// Who speaks is told in words, too: not by place and colour alone.
  private mutating func talkLine(_ text: String, _ name: String, _ speaker: String, _ texts: Texts) {
    p(["class": "talk-line \(name)"]) { h in
      h.visuallyHidden(texts[speaker])
      h.talkText(text)
    }
  }

  private mutating func talkText(_ text: String) {
    for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: true).enumerated() {
      if index > 0 { br() }
      self.text(String(part))
    }
  }

  fileprivate mutating func talkNow(_ model: TalkModel, _ formGuard: () -> FormGuard, _ texts: Texts) {
    let step = model.step
    section(["id": "now", "class": "talk-now", "aria-labelledby": "talk-question"]) { h in
      for told in step.told { h.talkLine(told, "talk-us talk-told", "dialogue.us", texts) }
      if let problem = step.problem { h.talkLine(problem, "talk-us talk-problem", "dialogue.us", texts) }
      if !model.isWrong, let remark = model.remark { h.talkLine(remark, "talk-us talk-told", "dialogue.us", texts) }
      if !step.lines.isEmpty {
        h.summaryList(SummaryList(step.lines.map { .init($0.label, $0.text) }), texts)
      }
      h.h2(["id": "talk-question", "class": "talk-question"], step.words)
      if let hint = step.hint { h.p(["class": "ds-quiet"], hint) }
      if let standing = step.standing {
        h.p(["class": "ds-quiet"], texts["dialogue.standing", ["answer": standing]])
      }
      if case .file = step.expects { h.formDoor(model, formGuard(), texts["dialogue.form.files"]) }
      h.postForm(to: TalkRoutes.path(model.procedure), guard: formGuard()) { h in
        h.input(["type": "hidden", "name": "step", "value": step.id])
        // The Enter key sends what was typed, not the first of the options.
        h.defaultButton()
        h.talkOptions(step, texts)
        h.talkInput(model, texts)
        h.buttonGroup { h in h.actionButton(ActionButton(texts["dialogue.send"])) }
        h.talkCommands(step, texts)
      }
      let progress = model.talk.progress
      h.p(["class": "ds-quiet"], texts[
        "dialogue.progress", ["behind": "\(progress.behind)", "all": "\(progress.all)"]])
    }
  }

  private mutating func talkInput(_ model: TalkModel, _ texts: Texts) {
    let frame = FieldFrame(
      "say", label: texts["dialogue.say"], hint: model.step.how, error: model.error, need: .unmarked)
    switch model.step.expects {
    case .longText: textArea(TextArea(frame, value: model.said), texts)
    case .number, .count: textField(TextField(frame, value: model.said, kind: .number, autocomplete: "off"), texts)
    default: textField(TextField(frame, value: model.said, autocomplete: "off"), texts)
    }
  }

  /// A press answers with the number; several options are named in words.
  mutating func talkOptions(_ step: ScriptStep, _ texts: Texts) {
    guard !step.options.isEmpty else { return }
    if step.expects == .options {
      ol(["class": "talk-options"]) { h in for option in step.options { h.li(option.label) } }
      return
    }
    div(["class": "talk-options", "role": "group", "aria-label": texts["dialogue.choose"]]) { h in
      for option in step.options {
        h.actionButton(
          ActionButton(
            "\(option.number)\u{3000}\(option.label)", rank: .secondary, name: "choice", value: "\(option.number)",
            skipsChecks: true))
        if let hint = option.hint { h.p(["class": "ds-hint"], hint) }
      }
    }
  }

  mutating func talkCommands(_ step: ScriptStep, _ texts: Texts) {
    var commands = ["back"]
    if step.canBeSkipped { commands.append("skip") }
    if step.canBeUnknown { commands.append("unknown") }
    div(["class": "talk-commands", "role": "group", "aria-label": texts["dialogue.command"]]) { h in
      for command in commands + ["help", "stop"] {
        // Said as the conversation itself understands it, whatever the language of the button.
        h.actionButton(
          ActionButton(
            texts["dialogue.command.\(command)"], rank: .quiet, name: "choice", value: command, skipsChecks: true))
      }
    }
  }

  /// Opens the same application on the form's own pages; what was answered stands there.
  private mutating func formDoor(_ model: TalkModel, _ formGuard: FormGuard, _ label: String) {
    guard let code = model.talk.application.resumeCode else { return }
    postForm(to: "/resume", guard: formGuard) { h in
      h.input(["type": "hidden", "name": "code", "value": code])
      h.actionButton(ActionButton(label, rank: .secondary))
    }
  }

  fileprivate mutating func talkElsewhere(_ model: TalkModel, _ formGuard: FormGuard, _ texts: Texts) {
    guard let code = model.talk.application.resumeCode else { return }
    section(["class": "talk-elsewhere"]) { h in
      h.formDoor(model, formGuard, texts["dialogue.form"])
      h.p(["class": "ds-quiet"], texts["dialogue.form.why"])
      h.p { h in
        h.text(texts["dialogue.code"])
        h.text(" ")
        h.strong(["id": "resume-code"]) { h in h.plainText(code) }
      }
    }
  }
}
