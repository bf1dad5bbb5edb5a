import DesignSystem
import FormSchema
import FormScript
import HTMLKit
import Kernel
import Ports
import Web

struct CallModel: Sendable {
  let talk: TalkModel
  let call: Call
  /// Whether the officer may look people up in the registry.
  let canPickResident: Bool

  var id: String { talk.talk.application.id }
}

/// What to say now in large words, and one place for what was heard; beside it the answers so far and the note.
func callPage(_ model: CallModel, guard formGuard: @escaping @Sendable () -> FormGuard, texts: Texts) -> Page {
  let words = model.talk.talk.script.words
  let crumbs = [Breadcrumbs.Crumb(texts["dialogue.staff.title"], href: PhoneRoutes.path)]
  return Page(words.title, audience: .staff, width: .wide, hasErrors: model.talk.isWrong, breadcrumbs: crumbs) { h in
    h.talkStyles()
    if let error = model.talk.error { h.errorSummary(ErrorSummary([FieldError("say", error)]), texts) }
    h.h1(words.title)
    h.callerLine(model, texts)
    h.div(["class": "talk-call"]) { h in
      h.postForm(to: PhoneRoutes.path(model.id), guard: formGuard(), class: "talk-call-now") { h in
        h.input(["type": "hidden", "name": "step", "value": model.talk.step.id])
        // The Enter key sends what was heard, not the first of the options.
        h.defaultButton()
        h.aloud(model, texts)
        h.heard(model, texts)
        h.callNote(model, texts)
      }
      h.section(["class": "talk-call-before", "aria-labelledby": "before"]) { h in
        h.talkProgress(model.talk.view, texts)
        h.answersSoFar(model, formGuard(), texts)
        h.ul { h in
          h.li { h in h.a(["href": "/staff/counter/applications/\(model.id)"], texts["dialogue.staff.interview"]) }
          h.li { h in h.handOverLink(model, texts) }
        }
      }
    }
  }
}

extension HTML {
  /// Who calls and whether that is known: one line, with the way to the page about it.
  fileprivate mutating func callerLine(_ model: CallModel, _ texts: Texts) {
    let call = model.call
    p(["class": "talk-caller"]) { h in
      h.statusTag(
        StatusTag(
          texts[call.isIdentified ? "dialogue.staff.identified" : "dialogue.staff.not-identified"],
          tone: call.isIdentified ? .success : .attention))
      if let caller = call.caller { h.text(" " + texts["dialogue.staff.caller.\(caller.rawValue)"]) }
      if !call.name.isEmpty {
        h.text(" ")
        h.plainText(call.name)
      }
      h.text("\u{3000}")
      h.a(["href": CallerRoutes.path(model.id)], texts["dialogue.staff.caller.change"])
      guard model.canPickResident, call.isIdentified else { return }
      h.text("\u{3000}")
      h.a(
        ["href": "/staff/counter/applications/\(model.id)/resident?from=talk"], texts["dialogue.staff.from-registry"])
    }
  }

  fileprivate mutating func aloud(_ model: CallModel, _ texts: Texts) {
    let talk = model.talk
    h2(["id": "aloud"], texts["dialogue.staff.say"])
    div(["class": "talk-aloud", "role": "group", "aria-labelledby": "aloud"]) { h in
      if !talk.isWrong, let remark = talk.remark { h.p(remark) }
      for sentence in talk.talk.script.spoken(talk.step) { h.p(sentence) }
    }
    if let hint = talk.step.hint { p(["class": "ds-quiet"], hint) }
    guard talk.fileInput != nil else { return }
    callout(
      Callout(.note) { h in
        h.p(texts[talk.step.canBeSkipped ? "dialogue.staff.no-files" : "dialogue.staff.files-needed"])
        if !talk.step.canBeSkipped { h.p { h in h.handOverLink(model, texts) } }
      })
  }

  /// To a colleague, or to the caller with a resume code.
  fileprivate mutating func handOverLink(_ model: CallModel, _ texts: Texts) {
    a(["href": "/staff/counter/applications/\(model.id)/handover"], texts["dialogue.staff.hand-over"])
  }

  fileprivate mutating func heard(_ model: CallModel, _ texts: Texts) {
    let talk = model.talk
    let frame = FieldFrame(
      "say", label: texts["dialogue.staff.heard"], hint: texts["dialogue.staff.heard-hint"], error: talk.error,
      need: .unmarked)
    if talk.step.expects == .longText {
      textArea(TextArea(frame, value: talk.said), texts)
    } else {
      textField(TextField(frame, value: talk.said, autocomplete: "off"), texts)
    }
    buttonGroup { h in
      h.actionButton(ActionButton(texts["dialogue.staff.enter"]))
      guard talk.step.canBeKept else { return }
      h.actionButton(
        ActionButton(
          texts["dialogue.command.keep"], rank: .secondary, name: "choice", value: "keep", skipsChecks: true))
    }
    if talk.fileInput == nil { talkOptions(talk.step, texts) }
    talkCommands(talk.step, texts)
  }

  /// It is sent with every answer. Before the application goes, what becomes of it is asked.
  fileprivate mutating func callNote(_ model: CallModel, _ texts: Texts) {
    textArea(
      TextArea(
        FieldFrame(
          "note", label: texts["dialogue.staff.note"], hint: texts["dialogue.staff.note.hint"], need: .optional),
        value: model.call.note, rows: 3, limit: Call.mostInNote), texts)
    guard model.talk.step.kind == .confirmation else { return }
    input(["type": "hidden", "name": "note-asked", "value": "1"])
    checkboxGroup(
      CheckboxGroup(
        FieldFrame(
          "keeps-note", label: texts["dialogue.staff.note.after"], hint: texts["dialogue.staff.note.always"],
          need: .unmarked),
        options: [
          ChoiceOption("true", texts["dialogue.staff.note.keep"], hint: texts["dialogue.staff.note.keep.hint"])
        ], values: model.call.keepsNote ? ["true"] : []), texts)
  }

  /// Every answer so far, the last one first, each with the way back to its question.
  fileprivate mutating func answersSoFar(_ model: CallModel, _ formGuard: FormGuard, _ texts: Texts) {
    h2(["id": "before"], texts["dialogue.staff.before"])
    let lines = model.talk.view.log
    guard !lines.isEmpty else { return p(["class": "ds-quiet"], texts["dialogue.staff.before.none"]) }
    postForm(to: PhoneRoutes.path(model.id), guard: formGuard) { h in
      h.dl(["class": "talk-answers"]) { h in
        for line in lines.reversed() {
          h.div { h in
            h.dt(line.label)
            h.dd { h in
              h.plainText(line.answer)
              h.actionButton(
                ActionButton(
                  texts["dialogue.change"], rank: .quiet, name: "return", value: line.step,
                  hiddenSuffix: texts["design.change.what", ["what": line.label]], skipsChecks: true))
            }
          }
        }
      }
    }
  }
}
