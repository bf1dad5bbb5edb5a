import DesignSystem
import HTMLKit
import Kernel
import Web

/// Draws a 2D code of a text as inline markup.
public typealias CodeDrawing = @Sendable (_ text: String, _ html: inout HTML) -> Void

/// What is needed to set up an authenticator app.
struct EnrolmentModel: Sendable {
  /// In base32.
  let secret: String
  let uri: String
  let issuer: String
  let account: String
  let isRefused: Bool

  /// In groups of four, as they are easiest to type.
  var groups: String {
    stride(from: 0, to: secret.count, by: 4).map { secret.dropFirst($0).prefix(4) }.joined(separator: " ")
  }
}

/// The first sign-in: the app is set up, and its first digits show that it works.
func enrolmentPage(
  _ model: EnrolmentModel, drawCode: CodeDrawing?, texts: Texts, guard formGuard: FormGuard
) -> Page {
  let title = texts["staff.staff.enrolment.title"]
  let errors = model.isRefused ? [FieldError("code", texts["staff.staff.enrolment.refused"])] : []
  return Page(title, audience: .staff, hasErrors: model.isRefused) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["staff.staff.enrolment.lead"])
    h.ol { h in
      h.li(texts["staff.staff.enrolment.step-app"])
      h.li(texts[drawCode == nil ? "staff.staff.enrolment.step-key" : "staff.staff.enrolment.step-scan"])
      h.li(texts["staff.staff.enrolment.step-code"])
    }
    if let drawCode { h.figure { h in drawCode(model.uri, &h) } }
    h.summaryList(
      SummaryList([
        .init(texts["staff.staff.enrolment.key"], model.groups),
        .init(texts["staff.staff.enrolment.account"], "\(model.issuer): \(model.account)"),
        .init(texts["staff.staff.enrolment.kind"], texts["staff.staff.enrolment.time-based"]),
      ]), texts)
    h.postForm(to: Challenge.Stage.enrolment.path, guard: formGuard) { h in
      h.codeField(error: errors.message(for: "code"), hint: texts["staff.staff.enrolment.hint"], texts)
      h.actionButton(ActionButton(texts["staff.staff.enrolment.finish"]))
    }
  }
}

/// The recovery codes: shown once and never again.
func recoveryCodesPage(_ codes: [String], next: String, isSignedIn: Bool, texts: Texts) -> Page {
  let title = texts["staff.staff.recovery.title"]
  return Page(title, audience: .staff) { h in
    h.h1(title)
    h.callout(Callout(.caution, title: texts["staff.staff.recovery.once"], text: texts["staff.staff.recovery.lead"]))
    h.ul { h in for code in codes { h.li { h in h.code { h in h.plainText(code) } } } }
    let label = isSignedIn ? "staff.staff.recovery.back" : "staff.staff.recovery.next"
    h.actionLink(ActionLink(texts[label], href: next))
  }
}
