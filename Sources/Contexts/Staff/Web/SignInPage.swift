import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the first page of signing in shows.
struct SignInModel: Sendable {
  enum Notice: String, Sendable {
    case signedOut = "signed-out"
    /// The steps took too long.
    case startAgain = "start-again"
  }

  let returnPath: ReturnPath
  var notice: Notice?
  var name = ""
  var isRefused = false
}

/// Name and password.
func signInPage(_ model: SignInModel, texts: Texts, guard formGuard: FormGuard) -> Page {
  let title = texts["staff.staff.sign-in.title"]
  let errors = model.isRefused ? [FieldError("name", texts["staff.staff.sign-in.refused"])] : []
  return Page(title, audience: .staff, hasErrors: model.isRefused) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    if let notice = model.notice {
      let kind: NotificationBanner.Kind = notice == .signedOut ? .success : .important
      h.notificationBanner(NotificationBanner(kind, title: texts["staff.staff.sign-in.\(notice.rawValue)"]), texts)
    }
    h.h1(title)
    h.postForm(to: "/staff/sign-in", guard: formGuard) { h in
      h.input(["type": "hidden", "name": "return", "value": model.returnPath.text])
      let name = FieldFrame(
        "name", label: texts["staff.staff.sign-in.name"], error: errors.message(for: "name"), need: .unmarked)
      h.textField(TextField(name, value: model.name, width: .medium, autocomplete: "username"), texts)
      let password = FieldFrame("password", label: texts["staff.staff.sign-in.password"], need: .unmarked)
      h.textField(TextField(password, kind: .password, width: .medium), texts)
      h.actionButton(ActionButton(texts["staff.staff.sign-in.next"]))
    }
    h.disclosure(Disclosure(texts["staff.staff.sign-in.trouble"]) { h in
      h.p(texts["staff.staff.sign-in.trouble-text"])
    })
  }
}

/// Six digits of the app, or a recovery code.
func codePage(isRefused: Bool, texts: Texts, guard formGuard: FormGuard) -> Page {
  let title = texts["staff.staff.code.title"]
  let errors = isRefused ? [FieldError("code", texts["staff.staff.code.refused"])] : []
  return Page(title, audience: .staff, hasErrors: isRefused) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.postForm(to: Challenge.Stage.code.path, guard: formGuard) { h in
      h.codeField(error: errors.message(for: "code"), hint: texts["staff.staff.code.hint"], texts)
      h.actionButton(ActionButton(texts["staff.staff.code.sign-in"]))
    }
    h.disclosure(Disclosure(texts["staff.staff.code.trouble"]) { h in h.p(texts["staff.staff.code.trouble-text"]) })
  }
}

extension HTML {
  /// The field for the digits of the app.
  mutating func codeField(error: String?, hint: String, _ texts: Texts) {
    let frame = FieldFrame("code", label: texts["staff.staff.code.label"], hint: hint, error: error, need: .unmarked)
    textField(TextField(frame, kind: .oneTimeCode, width: .medium), texts)
  }
}
