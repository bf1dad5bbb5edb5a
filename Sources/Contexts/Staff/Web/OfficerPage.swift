import DesignSystem
import HTMLKit
import Kernel
import Web

/// What can be done to an account with one confirmation.
enum OfficerStep: String, Sendable, CaseIterable {
  case disable = "disablement"
  case enable = "enablement"
  case resetPassword = "password-reset"
  case resetSecondFactor = "second-factor-reset"

  func isOffered(for account: OfficerAccount) -> Bool {
    switch self {
    case .disable: !account.isDisabled
    case .enable: account.isDisabled
    case .resetPassword: !account.isDisabled
    case .resetSecondFactor: !account.isDisabled && account.hasSecondFactor
    }
  }

  func path(of id: String) -> String { "\(OfficerRoutes.path)/\(id)/\(rawValue)" }
}

/// What the page of one officer shows.
struct OfficerModel: Sendable {
  let account: OfficerAccount
  let posts: Set<Post>
  let lastSeenAt: Instant?
  let town: TownProfile
  var notice: String?

  var state: OfficerState { account.isDisabled ? .disabled : account.hasSecondFactor ? .active : .invited }
}

/// One officer, for those who manage officers.
func officerPage(_ model: OfficerModel, texts: Texts) -> Page {
  let account = model.account
  let path = "\(OfficerRoutes.path)/\(account.id)"
  return Page(account.name, audience: .staff, breadcrumbs: [listCrumb(texts)]) { h in
    if let notice = model.notice {
      h.notificationBanner(NotificationBanner(.success, title: texts["staff.staff.officer.done.\(notice)"]), texts)
    }
    h.h1 { h in h.plainText(account.name) }
    h.p { h in h.statusTag(stateTag(model.state, texts)) }
    let seen = model.lastSeenAt.map { momentText($0, texts) } ?? texts["staff.staff.officer.not-signed-in"]
    h.summaryList(
      SummaryList([
        .init(texts["staff.staff.officer.kana"], account.kana),
        .init(texts["staff.staff.officer.sign-in-name"], account.signInName),
        .init(
          texts["staff.staff.officer.mail"],
          account.mail.isEmpty ? texts["staff.staff.officer.no-mail"] : account.mail),
        .init(
          texts["staff.staff.officer.posts"], model.posts.lines(in: model.town, texts), changeHref: "\(path)/posts"),
        .init(texts["staff.staff.officer.last-seen"], seen),
        .init(texts["staff.staff.officer.created"], momentText(account.createdAt, texts)),
      ]), texts)
    h.buttonGroup { h in
      for step in OfficerStep.allCases where step.isOffered(for: account) {
        let link = ActionLink(
          texts["staff.staff.step.\(step.rawValue)"], href: step.path(of: "\(account.id)"), rank: .secondary)
        h.actionLink(link)
      }
    }
  }
}

/// Says what a step will do, and asks once more.
func officerStepPage(_ step: OfficerStep, _ account: OfficerAccount, texts: Texts, guard formGuard: FormGuard) -> Page {
  let title = texts["staff.staff.step.\(step.rawValue).title", ["name": account.name]]
  let path = "\(OfficerRoutes.path)/\(account.id)"
  return Page(title, audience: .staff, breadcrumbs: [listCrumb(texts), .init(account.name, href: path)]) { h in
    h.h1(title)
    h.p(texts["staff.staff.step.\(step.rawValue).text"])
    h.postForm(to: step.path(of: "\(account.id)"), guard: formGuard) { h in
      h.buttonGroup { h in
        let rank: ActionRank = step == .enable ? .primary : .warning
        h.actionButton(ActionButton(texts["staff.staff.step.\(step.rawValue)"], rank: rank))
        h.actionLink(ActionLink(texts["staff.staff.step.cancel"], href: path, rank: .quiet))
      }
    }
  }
}

/// The password for the next sign-in, shown once.
func oneTimePasswordPage(_ password: String, signInName: String, id: String, texts: Texts) -> Page {
  let title = texts["staff.staff.one-time.title"]
  return Page(title, audience: .staff, breadcrumbs: [listCrumb(texts)]) { h in
    h.h1(title)
    h.callout(Callout(.caution, title: texts["staff.staff.one-time.once"], text: texts["staff.staff.one-time.text"]))
    h.summaryList(
      SummaryList([
        .init(texts["staff.staff.officer.sign-in-name"], signInName),
        .init(texts["staff.staff.one-time.password"], password),
      ]), texts)
    h.actionLink(ActionLink(texts["staff.staff.one-time.next"], href: "\(OfficerRoutes.path)/\(id)"))
  }
}
