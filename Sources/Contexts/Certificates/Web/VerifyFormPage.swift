import DesignSystem
import HTMLKit
import Kernel
import Web

struct VerifyFormModel: Sendable {
  var typed = ""
  var isUnreadable = false
}

/// How to check a certificate, with a field for those who cannot scan.
func verifyFormPage(_ model: VerifyFormModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["certificates.form.title"]
  let errors = model.isUnreadable ? [FieldError("code", texts["certificates.form.unreadable"])] : []
  return Page(title, hasErrors: model.isUnreadable, isListed: !model.isUnreadable) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["certificates.form.lead"])
    h.postForm(to: VerificationRoutes.path, guard: formGuard) { h in
      h.textArea(
        TextArea(
          FieldFrame(
            "code", label: texts["certificates.form.code"], hint: texts["certificates.form.code-hint"],
            error: errors.message(for: "code")),
          value: model.typed, rows: 4), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["certificates.form.check"])) }
    }
    h.p { h in h.a(["href": VerificationRoutes.formatPath], texts["certificates.form.format"]) }
  }
}
