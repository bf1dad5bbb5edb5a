import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// The way of a draft to the residents: where it stands, what changes, what is left to do.
func publishPage(_ model: PublishModel, guard formGuard: FormGuard) -> Page {
  let texts = model.texts
  let title = texts["builder.staff.publish.title"]
  return draftPage(title, model.reading.open, texts, part: .publish, errors: model.errors) { h in
    if let done = model.done {
      h.notificationBanner(NotificationBanner(.success, title: texts["builder.staff.publish.done.\(done)"]), texts)
    }
    h.publishProgress(model)
    h.remark(model)
    if model.draft.state.isLive {
      h.obstacles(model)
      h.publishDifference(model)
    }
    h.nextStep(model, formGuard)
    h.otherSteps(model, formGuard)
  }
}

extension HTML {
  fileprivate mutating func publishProgress(_ model: PublishModel) {
    let texts = model.texts, steps: [Draft.State] = [.editing, .proposed, .approved]
    if let place = steps.firstIndex(of: model.draft.state) {
      return stepIndicator(
        StepIndicator(steps.map { texts["builder.staff.publish.step.\($0.rawValue)"] }, current: place + 1), texts)
    }
    guard model.draft.state == .published else {
      return callout(
        Callout(
          .note, title: texts["builder.staff.draft.state.\(model.draft.state.rawValue)"],
          text: texts["builder.staff.ended"]))
    }
    callout(
      Callout(.note, title: texts["builder.staff.publish.\(model.isWaiting ? "waiting" : "opened")"]) { h in
        if let plan = model.plan { h.p(texts.period(plan.period)) }
        // A procedure that never opened has no versions to look at.
        guard model.compared != nil else { return }
        h.p { h in
          h.a(["href": ProcedureAddress(model.draft.procedure).page], texts["builder.staff.procedure.link"])
        }
      })
  }

  /// What was said with the last step.
  fileprivate mutating func remark(_ model: PublishModel) {
    guard !model.draft.remark.isEmpty else { return }
    let isSentBack = model.draft.state == .editing
    let title = isSentBack ? "builder.staff.publish.sent-back" : "builder.staff.publish.proposal-words"
    callout(
      Callout(
        isSentBack ? .caution : .note,
        title: model.texts[title, ["name": model.name(model.draft.proposedBy)]]
      ) { h in
        for line in model.draft.remark.split(separator: "\n") { h.p { h in h.plainText(String(line)) } }
      })
  }

  /// What keeps it from being published.
  fileprivate mutating func obstacles(_ model: PublishModel) {
    let texts = model.texts
    h2(texts["builder.staff.publish.check"])
    guard !model.stands else { return p(texts["builder.staff.publish.no-mistakes"]) }
    let count = model.mistakes.count + model.failing.count
    callout(
      Callout(.caution, title: texts["builder.staff.publish.mistakes", ["n": "\(count)"]]) { h in
        h.ul { h in
          for finding in model.mistakes.prefix(5) {
            h.li { h in h.plainText(finding.sentence(in: texts.officerLanguage)) }
          }
          for example in model.failing.prefix(5) {
            h.li { h in h.plainText(texts["builder.staff.publish.example-fails", ["example": example.title]]) }
          }
        }
        h.p { h in
          h.a(["href": DraftPart.findings.href(model.draft.id)], texts["builder.staff.publish.mistakes.link"])
        }
      })
  }

  fileprivate mutating func publishDifference(_ model: PublishModel) {
    let texts = model.texts
    guard let compared = model.compared else {
      h2(texts["builder.staff.publish.new"])
      return firstLook(model)
    }
    h2(texts["builder.staff.publish.difference", ["n": "\(compared.number)"]])
    if model.isOutdated {
      callout(
        Callout(
          .caution, title: texts["builder.staff.publish.outdated", ["n": "\(compared.number)"]],
          text: texts["builder.staff.publish.outdated.text"]))
    }
    differences(model.difference, texts)
  }

  /// What a procedure consists of that residents never saw.
  private mutating func firstLook(_ model: PublishModel) {
    let texts = model.texts, folder = model.reading.folder, outline = model.reading.outline
    p(texts["builder.staff.publish.new.text"])
    let decisions = DecisionKind.allCases.filter { folder.text(DraftPath($0.path)) != nil }.count
    let counts = [
      ("pages", outline.sections.count), ("questions", outline.questions.count), ("decisions", decisions),
      ("documents", folder.trees(in: "documents").count), ("examples", folder.trees(in: "examples").count),
    ]
    summaryList(
      SummaryList(counts.map { .init(texts["builder.staff.publish.new.\($0.0)"], "\($0.1)") }), texts)
  }
}
