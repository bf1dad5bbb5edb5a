import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Web

/// What the page of an account shows.
struct SettingsModel: Sendable {
  enum Notice: String, Sendable {
    case mailChanged = "mail-changed"
    case languageChanged = "language-changed"
  }

  let account: ResidentAccount
  let sessions: Int
  let notice: Notice?
}

/// The account: address, language, sessions, one's own data, and the end of it.
func settingsPage(_ model: SettingsModel, texts: Texts) -> Page {
  Page(texts["identity.settings.title"], breadcrumbs: myCrumbs(texts)) { h in
    if let notice = model.notice {
      h.notificationBanner(NotificationBanner(.success, title: texts["identity.settings.\(notice.rawValue)"]), texts)
    }
    h.h1(texts["identity.settings.title"])
    h.summaryList(
      SummaryList([
        .init(texts["identity.mail-address.label"], model.account.mail.text, changeHref: MailChangeRoutes.path),
        .init(
          texts["identity.settings.language"], model.account.language.ownName, changeHref: SettingsRoutes.languagePath),
      ]), texts)
    h.h2(texts["identity.sessions.title"])
    h.p(texts["identity.settings.sessions.count", ["n": "\(model.sessions)"]])
    h.p { h in h.a(["href": SettingsRoutes.sessionsPath], texts["identity.settings.sessions"]) }
    h.h2(texts["identity.data.title"])
    h.p(texts["identity.data.lead"])
    h.p { h in
      h.actionLink(ActionLink(texts["identity.data.download"], href: SettingsRoutes.dataPath, rank: .secondary))
    }
    h.h2(texts["identity.deletion.title"])
    h.p(texts["identity.settings.deletion"])
    h.p { h in h.a(["href": SettingsRoutes.deletionPath], texts["identity.deletion.go"]) }
  }
}

func settingsCrumbs(_ texts: Texts) -> [Breadcrumbs.Crumb] {
  myCrumbs(texts) + [.init(texts["identity.settings.title"], href: SettingsRoutes.path)]
}

/// The language of mails about the account.
func languagePage(_ current: Language, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["identity.language.title"], breadcrumbs: settingsCrumbs(texts)) { h in
    h.h1(texts["identity.language.title"])
    h.p(texts["identity.language.lead"])
    h.postForm(to: SettingsRoutes.languagePath, guard: formGuard) { h in
      h.radioGroup(
        RadioGroup(
          FieldFrame("language", label: texts["identity.settings.language"], need: .unmarked),
          options: Language.allCases.map { ChoiceOption($0.rawValue, $0.ownName) }, value: current.rawValue), texts)
      h.actionButton(ActionButton(texts["identity.save"]))
    }
  }
}

/// Where this account is signed in.
struct SessionsModel: Sendable {
  let sessions: [ResidentSession]
  /// The code of the session that reads the page.
  let current: String
  let hasEndedOne: Bool
}

func sessionsPage(_ model: SessionsModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["identity.sessions.title"], breadcrumbs: settingsCrumbs(texts)) { h in
    if model.hasEndedOne {
      h.notificationBanner(NotificationBanner(.success, title: texts["identity.sessions.ended"]), texts)
    }
    h.h1(texts["identity.sessions.title"])
    h.p(texts["identity.sessions.lead"])
    h.postForm(to: SettingsRoutes.sessionsPath, guard: formGuard) { h in
      h.dataTable(
        DataTable(
          id: "sessions", caption: texts["identity.sessions.title"], isCaptionHidden: true,
          columns: ["started", "seen", "end"].map { .init(texts["identity.sessions.\($0)"]) },
          rows: model.sessions.map { row($0, model, texts) }), texts)
      h.actionButton(ActionButton(texts["identity.sessions.end-all"], rank: .warning, name: "end", value: "all"))
    }
  }
}

private func row(_ session: ResidentSession, _ model: SessionsModel, _ texts: Texts) -> [DataTable.Cell] {
  [
    .text(moment(session.startedAt, texts)),
    .content { h in h.time(["datetime": session.lastSeenAt.rfc3339], moment(session.lastSeenAt, texts)) },
    .content { h in
      guard session.code != model.current else { return h.text(texts["identity.sessions.this"]) }
      h.actionButton(
        ActionButton(
          texts["design.sign-out"], rank: .quiet, name: "end", value: "\(session.id)",
          hiddenSuffix: texts["identity.sessions.which", ["when": moment(session.startedAt, texts)]]))
    },
  ]
}

private func moment(_ instant: Instant, _ texts: Texts) -> String {
  "\(JapaneseDate(instant.dateInJapan).text(in: texts.language)) \(instant.timeInJapan)"
}

/// What ending the account means, and whether the person is sure.
func accountDeletionPage(isMissingConsent: Bool, guard formGuard: FormGuard, texts: Texts) -> Page {
  let errors = isMissingConsent ? [FieldError("sure", texts["identity.deletion.sure-missing"])] : []
  return Page(texts["identity.deletion.title"], hasErrors: isMissingConsent, breadcrumbs: settingsCrumbs(texts)) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(texts["identity.deletion.title"])
    h.h2(texts["identity.deletion.goes"])
    h.ul { h in for line in ["account", "drafts", "link", "registry"] { h.li(texts["identity.deletion.goes.\(line)"]) } }
    h.h2(texts["identity.deletion.stays"])
    h.ul { h in for line in ["cases", "secret", "log"] { h.li(texts["identity.deletion.stays.\(line)"]) } }
    h.postForm(to: SettingsRoutes.deletionPath, guard: formGuard) { h in
      h.consentField(
        ConsentField(
          FieldFrame("sure", label: texts["identity.deletion.sure"], error: errors.message(for: "sure"), need: .unmarked)),
        texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["identity.deletion.confirm"], rank: .warning))
        h.actionLink(ActionLink(texts["identity.deletion.keep"], href: SettingsRoutes.path, rank: .secondary))
      }
    }
  }
}
