import DesignSystem
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// The forms of the page about publication: the next step first, what else may be done behind it.
extension HTML {
  mutating func nextStep(_ model: PublishModel, _ formGuard: FormGuard) {
    let texts = model.texts
    guard model.draft.state.isLive || model.isWaiting else { return }
    h2(["id": "next"], texts["builder.staff.publish.\(model.isWaiting ? "plan" : "next")"])
    switch model.draft.state {
    case .editing: proposalForm(model, formGuard)
    case .proposed: approvalForms(model, formGuard)
    case .approved: publicationForm(model, formGuard)
    case .published: cancellationForm(model, formGuard)
    case .discarded: break
    }
  }

  private mutating func proposalForm(_ model: PublishModel, _ formGuard: FormGuard) {
    let texts = model.texts
    guard model.stands else { return p(texts["builder.staff.publish.propose.mistakes"]) }
    p(texts["builder.staff.publish.propose.text"])
    postForm(to: address(.proposal, model), guard: formGuard) { h in
      h.textArea(
        TextArea(
          FieldFrame(
            "words", label: texts["builder.staff.publish.propose.words"],
            hint: texts["builder.staff.publish.propose.words.hint"], need: .optional), value: model.words, rows: 3,
          limit: DraftDesk.mostRemark), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.publish.propose"])) }
    }
  }

  /// For the one who looks at it: yes, or back with words. For the one who proposed it: why somebody else has to.
  private mutating func approvalForms(_ model: PublishModel, _ formGuard: FormGuard) {
    let texts = model.texts
    guard model.mayPublish, !model.isOwnProposal else {
      let words = model.isOwnProposal ? "own" : "not-yours"
      callout(
        Callout(
          .note, title: texts["builder.staff.publish.approve.\(words)"],
          text: texts["builder.staff.publish.approve.\(words).text"]))
      return
    }
    p(texts["builder.staff.publish.approve.text", ["name": model.name(model.draft.proposedBy)]])
    if model.stands {
      postForm(to: address(.approval, model), guard: formGuard) { h in
        h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.publish.approve"])) }
      }
    } else {
      p(texts["builder.staff.publish.approve.mistakes"])
    }
    disclosure(
      Disclosure(texts["builder.staff.publish.return"], isOpen: model.refused == .returning) { h in
        h.postForm(to: address(.returning, model), guard: formGuard) { h in
          h.textArea(
            TextArea(
              FieldFrame(
                "remark", label: texts["builder.staff.publish.return.words"],
                hint: texts["builder.staff.publish.return.words.hint"], error: model.errors.message(for: "remark")),
              value: model.words, rows: 4, limit: DraftDesk.mostRemark), texts)
          h.buttonGroup { h in
            h.actionButton(ActionButton(texts["builder.staff.publish.return.do"], rank: .secondary))
          }
        }
      })
  }

  private mutating func publicationForm(_ model: PublishModel, _ formGuard: FormGuard) {
    let texts = model.texts
    p(texts["builder.staff.publish.publish.text", ["name": model.name(model.draft.approvedBy)]])
    guard model.mayPublish else {
      callout(
        Callout(
          .note, title: texts["builder.staff.publish.publish.not-yours"],
          text: texts["builder.staff.publish.approve.not-yours.text"]))
      return
    }
    postForm(to: address(.publication, model), guard: formGuard) { h in
      h.periodFields(model.period, errors: model.errors, texts)
      if model.isOutdated {
        h.checkboxGroup(
          CheckboxGroup(
            FieldFrame(
              "overriding", label: texts["builder.staff.publish.override"],
              error: model.errors.message(for: "overriding")),
            options: [ChoiceOption("yes", texts["builder.staff.publish.override.yes"])]), texts)
      }
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.publish.publish"])) }
    }
  }

  private mutating func cancellationForm(_ model: PublishModel, _ formGuard: FormGuard) {
    let texts = model.texts
    p(texts["builder.staff.publish.cancel.text"])
    guard model.mayPublish else { return p(texts["builder.staff.publish.approve.not-yours.text"]) }
    postForm(to: address(.cancellation, model), guard: formGuard) { h in
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.publish.cancel"], rank: .secondary)) }
    }
  }

  /// Going on editing, giving it up, taking it along as a file.
  mutating func otherSteps(_ model: PublishModel, _ formGuard: FormGuard) {
    let texts = model.texts
    h2(texts["builder.staff.publish.else"])
    if model.draft.state == .proposed || model.draft.state == .approved {
      p(texts["builder.staff.publish.retract.text"])
      postForm(to: address(.retraction, model), guard: formGuard) { h in
        h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.publish.retract"], rank: .secondary)) }
      }
    }
    ul(["class": "ds-bench-list"]) { h in
      h.li { h in h.a(["href": model.reading.address.page("export")], texts["builder.staff.publish.export"]) }
      h.li { h in h.a(["href": model.reading.address.page("history")], texts["builder.staff.history.link"]) }
      if model.compared != nil, model.draft.state != .published {
        h.li { h in
          h.a(["href": ProcedureAddress(model.draft.procedure).page], texts["builder.staff.procedure.link"])
        }
      }
    }
    guard model.draft.state.isLive else { return }
    disclosure(
      Disclosure(texts["builder.staff.publish.discard"]) { h in
        h.p(texts["builder.staff.publish.discard.text"])
        h.postForm(to: address(.discarding, model), guard: formGuard) { h in
          h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.publish.discard.do"], rank: .warning)) }
        }
      })
  }
}

private func address(_ step: PublishStep, _ model: PublishModel) -> String {
  model.reading.address.page(step.rawValue)
}
