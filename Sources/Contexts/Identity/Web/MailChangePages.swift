import DesignSystem
import HTMLKit
import Kernel
import Web

/// Asks for a new address.
func mailChangePage(
  current: String, typed: String, isRefused: Bool, guard formGuard: FormGuard, texts: Texts
) -> Page {
  let errors = isRefused ? [FieldError("mail", texts["identity.mail-address.wrong"])] : []
  return Page(texts["identity.mail-change.title"], hasErrors: isRefused, breadcrumbs: settingsCrumbs(texts)) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(texts["identity.mail-change.title"])
    h.p(texts["identity.mail-change.lead"])
    h.summaryList(SummaryList([.init(texts["identity.mail-change.now"], current)]), texts)
    h.postForm(to: MailChangeRoutes.path, guard: formGuard) { h in
      h.mailField(typed, texts["identity.mail-change.new"], errors, texts)
      h.actionButton(ActionButton(texts["identity.sign-in.send"]))
    }
  }
}

/// Asks for the digits that went to the new address.
func mailChangeCodePage(
  _ field: CodeField, mail: String, sender: String, wasSentAgain: Bool, guard formGuard: FormGuard, texts: Texts
) -> Page {
  let way = CodeWay(
    path: MailChangeRoutes.codePath, button: texts["identity.mail-change.confirm"], mendPath: MailChangeRoutes.path,
    sender: sender)
  return Page(field.title(texts), hasErrors: field.fault != nil, breadcrumbs: settingsCrumbs(texts)) { h in
    h.errorSummary(ErrorSummary(field.errors(texts)), texts)
    if wasSentAgain { h.notificationBanner(NotificationBanner(.success, title: texts["identity.code.sent-again"]), texts) }
    h.h1(field.title(texts))
    if !field.isOver { h.sentTo(mail, texts) }
    h.codeForm(field, way, guard: formGuard, texts)
  }
}
