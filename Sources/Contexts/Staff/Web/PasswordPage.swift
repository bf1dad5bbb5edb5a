import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the page for a new password shows. What was typed is never shown again.
struct PasswordModel: Sendable {
  let path: String
  /// Of one's own account: the password so far is asked as well.
  let asksCurrent: Bool
  var faults: [NewPasswordInput.Fault] = []
}

/// A new password, typed twice.
func passwordPage(_ model: PasswordModel, texts: Texts, guard formGuard: FormGuard) -> Page {
  let title = texts[model.asksCurrent ? "staff.staff.password.title" : "staff.staff.password.first-title"]
  let errors = model.faults.map { FieldError($0.field, texts["staff.staff.password.fault.\($0.rawValue)"]) }
  let crumbs = model.asksCurrent ? [Breadcrumbs.Crumb(texts["staff.staff.account.title"], href: "/staff/account")] : []
  return Page(title, audience: .staff, hasErrors: !errors.isEmpty, breadcrumbs: crumbs) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["staff.staff.password.lead"])
    h.postForm(to: model.path, guard: formGuard) { h in
      if model.asksCurrent {
        let frame = FieldFrame(
          "current-password", label: texts["staff.staff.password.current"],
          error: errors.message(for: "current-password"), need: .unmarked)
        h.textField(TextField(frame, kind: .password, width: .medium), texts)
      }
      let new = FieldFrame(
        "new-password", label: texts["staff.staff.password.new"], hint: texts["staff.staff.password.hint"],
        error: errors.message(for: "new-password"), need: .unmarked)
      h.textField(TextField(new, kind: .newPassword, width: .medium), texts)
      let again = FieldFrame(
        "again", label: texts["staff.staff.password.again"], error: errors.message(for: "again"), need: .unmarked)
      h.textField(TextField(again, kind: .newPassword, width: .medium), texts)
      h.actionButton(ActionButton(texts["staff.staff.password.save"]))
    }
  }
}
