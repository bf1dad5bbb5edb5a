import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the first page of signing in shows.
struct SignInModel: Sendable {
  enum Notice: String, Sendable {
    case signedOut = "signed-out"
    case accountDeleted = "account-deleted"
    /// The steps took too long.
    case startAgain = "start-again"
  }

  let returnPath: ReturnPath
  var notice: Notice?
  /// As typed.
  var mail = ""
  var isRefused = false
}

/// Asks for the address a code is sent to.
func signInPage(_ model: SignInModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let errors = model.isRefused ? [FieldError("mail", texts["identity.mail-address.wrong"])] : []
  return Page(texts["identity.sign-in.title"], hasErrors: model.isRefused) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    if let notice = model.notice {
      let kind: NotificationBanner.Kind = notice == .startAgain ? .important : .success
      h.notificationBanner(NotificationBanner(kind, title: texts["identity.sign-in.\(notice.rawValue)"]), texts)
    }
    h.h1(texts["identity.sign-in.title"])
    h.p(["class": "ds-lead"], texts["identity.sign-in.lead"])
    h.postForm(to: SignInRoutes.path, guard: formGuard) { h in
      h.input(["type": "hidden", "name": "return", "value": model.returnPath.text])
      h.mailField(model.mail, texts["identity.mail-address.label"], errors, texts)
      h.actionButton(ActionButton(texts["identity.sign-in.send"]))
    }
    h.h2(texts["identity.sign-in.what-for"])
    h.ul { h in for line in ["follow", "continue", "anywhere"] { h.li(texts["identity.sign-in.what-for.\(line)"]) } }
    h.p(texts["identity.sign-in.not-needed"])
    h.p { h in h.a(["href": "/procedures"], texts["web.nav.procedures"]) }
  }
}

/// Asks for the digits of the mail.
func codePage(
  _ field: CodeField, mail: String, sender: String, wasSentAgain: Bool, returnPath: ReturnPath,
  guard formGuard: FormGuard, texts: Texts
) -> Page {
  let way = CodeWay(
    path: SignInRoutes.codePath, button: texts["identity.code.sign-in"],
    mendPath: queryAddress(SignInRoutes.path, [("return", returnPath.text)]), sender: sender)
  return Page(field.title(texts), hasErrors: field.fault != nil) { h in
    h.errorSummary(ErrorSummary(field.errors(texts)), texts)
    if wasSentAgain { h.notificationBanner(NotificationBanner(.success, title: texts["identity.code.sent-again"]), texts) }
    h.h1(field.title(texts))
    if !field.isOver { h.sentTo(mail, texts) }
    h.codeForm(field, way, guard: formGuard, texts)
  }
}

/// The first time: what an account is, what is kept, and whether the person wants one.
func newAccountPage(
  mail: String, isMissingConsent: Bool, town: String, guard formGuard: FormGuard, texts: Texts
) -> Page {
  let errors = isMissingConsent ? [FieldError("consent", texts["identity.new.consent-missing"])] : []
  return Page(texts["identity.new.title"], hasErrors: isMissingConsent) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(texts["identity.new.title"])
    h.p(["class": "ds-lead"], texts["identity.new.lead"])
    h.summaryList(
      SummaryList([
        .init(texts["identity.mail-address.label"], mail),
        .init(texts["identity.new.kept"], texts["identity.new.kept.text"], allowsFurigana: true),
        .init(texts["identity.new.used"], texts["identity.new.used.text", ["town": town]], allowsFurigana: true),
        .init(texts["identity.new.seen"], texts["identity.new.seen.text"], allowsFurigana: true),
        .init(texts["identity.new.end"], texts["identity.new.end.text"], allowsFurigana: true),
      ]), texts)
    h.postForm(to: SignInRoutes.newPath, guard: formGuard) { h in
      h.consentField(
        ConsentField(
          FieldFrame(
            "consent", label: texts["identity.new.consent"], error: errors.message(for: "consent"), need: .unmarked)),
        texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["identity.new.create"]))
        h.actionLink(ActionLink(texts["identity.new.without"], href: "/", rank: .secondary))
      }
    }
  }
}

/// For whoever comes to the address of signing out without its button.
func signOutPage(guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["identity.sign-out.title"]) { h in
    h.h1(texts["identity.sign-out.title"])
    h.p(texts["identity.sign-out.lead"])
    h.signOutForm(formGuard, texts, rank: .primary)
  }
}

extension HTML {
  mutating func mailField(_ value: String, _ label: String, _ errors: [FieldError], _ texts: Texts) {
    let frame = FieldFrame(
      "mail", label: label, hint: texts["identity.mail-address.hint"], error: errors.message(for: "mail"),
      need: .unmarked)
    textField(TextField(frame, value: value, kind: .email, width: .wide), texts)
  }

  mutating func signOutForm(_ formGuard: FormGuard, _ texts: Texts, rank: ActionRank) {
    postForm(to: SignInRoutes.signOutPath, guard: formGuard) { h in
      h.actionButton(ActionButton(texts["design.sign-out"], rank: rank))
    }
  }
}
