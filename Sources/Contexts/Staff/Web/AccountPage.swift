import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Web

/// What an officer's own page shows.
struct AccountModel: Sendable {
  enum Notice: String, Sendable {
    case sessionEnded = "session-ended"
    case passwordChanged = "password-changed"
  }

  let account: OfficerAccount
  let posts: Set<Post>
  let sessions: [OfficerSession]
  let currentCode: String
  let unusedCodes: Int
  let town: TownProfile
  let notice: Notice?
}

/// Name, posts, ways to change what belongs to the account, and where it is signed in.
func accountPage(_ model: AccountModel, texts: Texts, guard formGuard: FormGuard) -> Page {
  let title = texts["staff.staff.account.title"]
  return Page(title, audience: .staff) { h in
    if let notice = model.notice {
      h.notificationBanner(
        NotificationBanner(.success, title: texts["staff.staff.account.\(notice.rawValue)"]), texts)
    }
    h.h1(title)
    h.summaryList(
      SummaryList([
        .init(texts["staff.staff.officer.name"], [model.account.name, model.account.kana]),
        .init(texts["staff.staff.sign-in.name"], model.account.signInName),
        .init(texts["staff.staff.officer.posts"], model.posts.lines(in: model.town, texts)),
        .init(texts["staff.staff.sign-in.password"], "••••••••", changeHref: AccountRoutes.passwordPath),
        .init(
          texts["staff.staff.recovery.title"],
          texts["staff.staff.account.codes-left", ["n": "\(model.unusedCodes)"]], changeHref: AccountRoutes.codesPath),
      ]), texts)
    h.h2(texts["staff.staff.account.sessions"])
    h.postForm(to: AccountRoutes.path, guard: formGuard) { h in
      h.dataTable(sessionTable(model, texts), texts)
      h.actionButton(
        ActionButton(texts["staff.staff.account.end-all"], rank: .warning, name: "end", value: "all"))
    }
  }
}

private func sessionTable(_ model: AccountModel, _ texts: Texts) -> DataTable {
  DataTable(
    id: "sessions", caption: texts["staff.staff.account.sessions"], isCaptionHidden: true,
    columns: ["started", "last-seen", "ends", "end"].map { .init(texts["staff.staff.account.\($0)"]) },
    rows: model.sessions.map { session in
      [
        .text(momentText(session.startedAt, texts)), .text(momentText(session.lastSeenAt, texts)),
        .text(momentText(session.endsAt, texts)),
        .content { h in
          guard session.code != model.currentCode else { return h.text(texts["staff.staff.account.this-one"]) }
          h.actionButton(
            ActionButton(
              texts["staff.staff.account.end"], rank: .quiet, name: "end", value: "\(session.id)",
              hiddenSuffix: momentText(session.startedAt, texts)))
        },
      ]
    })
}

/// Asks for the password before new recovery codes are made.
func newCodesPage(isRefused: Bool, texts: Texts, guard formGuard: FormGuard) -> Page {
  let title = texts["staff.staff.recovery.new-title"]
  let errors = isRefused ? [FieldError("current-password", texts["staff.staff.password.fault.wrong-current"])] : []
  let crumbs = [Breadcrumbs.Crumb(texts["staff.staff.account.title"], href: AccountRoutes.path)]
  return Page(title, audience: .staff, hasErrors: isRefused, breadcrumbs: crumbs) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["staff.staff.recovery.new-lead"])
    h.postForm(to: AccountRoutes.codesPath, guard: formGuard) { h in
      let frame = FieldFrame(
        "current-password", label: texts["staff.staff.password.current"],
        error: errors.message(for: "current-password"), need: .unmarked)
      h.textField(TextField(frame, kind: .password, width: .medium), texts)
      h.actionButton(ActionButton(texts["staff.staff.recovery.make"]))
    }
  }
}

/// A moment as officers read it: date and time in Japan.
func momentText(_ moment: Instant, _ texts: Texts) -> String {
  "\(JapaneseDate(moment.dateInJapan).text(in: texts.language)) \(moment.timeInJapan)"
}

extension Collection<Post> {
  /// One line a department, as people read it.
  func lines(in town: TownProfile, _ texts: Texts) -> [String] {
    byDepartment.sorted { $0.key < $1.key }.map { department, roles in
      let names = Role.allCases.filter(roles.contains).map { texts["staff.staff.role.\($0.rawValue)"] }
      let place = department == Officer.everyDepartment
        ? texts["staff.staff.whole-town"] : town.departmentName(department, in: texts.language)
      let roles = names.joined(separator: texts["staff.staff.and"])
      return texts["staff.staff.post-line", ["place": place, "roles": roles]]
    }
  }
}
