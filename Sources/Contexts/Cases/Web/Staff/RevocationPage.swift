import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// What the page for revoking a paper shows.
struct RevocationModel: Sendable {
  let found: StaffCase
  let paper: IssuedDocument
  var input = RevocationInput()
  var errors: [FieldError] = []
}

/// The certificate, and why it shall be revoked.
func revocationPage(_ model: RevocationModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["cases.staff.revocation.title"]
  return Page(
    title, audience: .staff, hasErrors: !model.errors.isEmpty, breadcrumbs: caseBreadcrumbs(model.found.value, texts)
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    h.paperFacts(model.paper, model.found, texts)
    h.callout(Callout(.caution, text: texts["cases.staff.revocation.lead"]))
    h.postForm(to: PaperStep.revoke.path(model.paper), guard: formGuard) { h in
      h.radioGroup(
        RadioGroup(
          FieldFrame(
            "reason", label: texts["cases.staff.revocation.reason"],
            hint: texts["cases.staff.revocation.reason.hint"], error: model.errors.message(for: "reason")),
          options: RevocationReason.allCases.map {
            ChoiceOption(
              $0.rawValue, texts["cases.staff.revocation.\($0.rawValue)"],
              hint: texts["cases.staff.revocation.\($0.rawValue).hint"])
          }, value: model.input.reason?.rawValue), texts)
      h.textArea(
        TextArea(
          FieldFrame(
            "words", label: texts["cases.staff.revocation.words"], hint: texts["cases.staff.revocation.words.hint"],
            error: model.errors.message(for: "words")),
          value: model.input.words, rows: 4, limit: RevocationInput.longestWords), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.staff.revocation.check"], name: "step", value: "check"))
        h.actionLink(
          ActionLink(texts["cases.staff.back"], href: "/staff/cases/\(model.paper.caseID)", rank: .quiet))
      }
    }
  }
}

/// What stands before the last button: there is no way back behind it.
func revocationCheckPage(_ model: RevocationModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["cases.staff.revocation.check.title"]
  return Page(title, audience: .staff, breadcrumbs: caseBreadcrumbs(model.found.value, texts)) { h in
    h.h1(title)
    h.paperFacts(model.paper, model.found, texts)
    h.summaryList(
      SummaryList([
        .init(
          texts["cases.staff.revocation.reason"],
          model.input.reason.map { texts["cases.staff.revocation.\($0.rawValue)"] } ?? ""),
        .init(texts["cases.staff.revocation.words"], model.input.words),
      ]), texts)
    h.callout(
      Callout(.caution, title: texts["cases.staff.revocation.final"], text: texts["cases.staff.revocation.told"]))
    h.postForm(to: PaperStep.revoke.path(model.paper), guard: formGuard) { h in
      h.hiddenFields(model.input.fields)
      h.buttonGroup { h in
        h.actionButton(
          ActionButton(texts["cases.staff.revocation.revoke"], rank: .warning, name: "step", value: "revoke"))
        h.actionButton(ActionButton(texts["cases.staff.check.edit"], rank: .secondary, name: "step", value: "edit"))
      }
    }
  }
}

extension HTML {
  /// Which paper it is, with the paper itself one link away.
  mutating func paperFacts(_ paper: IssuedDocument, _ found: StaffCase, _ texts: Texts) {
    summaryList(
      SummaryList([
        .init(texts["cases.staff.paper.title"], paper.title),
        .init(texts["cases.staff.paper.number"], paper.number ?? found.value.receipt.description),
        .init(texts["cases.staff.paper.issued"], texts.moment(paper.issuedAt)),
        .init(texts["cases.staff.column.applicant"], found.record?.applicant.name?.full ?? ""),
      ]), texts)
    p { h in
      h.a(["href": paper.staffHref, "target": "_blank", "rel": "noopener"]) { h in
        h.text(texts["cases.staff.paper.open"])
        h.visuallyHidden(texts["cases.staff.new-tab"])
      }
    }
  }
}
