import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the page of one program shows.
struct ClientModel: Sendable {
  let client: Client
  let today: CivilDate
  let town: TownProfile
  let titles: [String: String]
  /// The mails that have gone out about its token.
  var reminders: [TokenReminder] = []
  /// It was revoked just now.
  var wasRevoked = false
}

/// One program, for those who manage programs.
func clientPage(_ model: ClientModel, texts: Texts) -> Page {
  let client = model.client
  return Page(client.name, audience: .staff, breadcrumbs: [clientsCrumb(texts)]) { h in
    if model.wasRevoked {
      h.notificationBanner(NotificationBanner(.success, title: texts["clients.staff.done.revoked"]), texts)
    }
    h.h1 { h in h.plainText(client.name) }
    h.p { h in h.statusTag(texts.state(of: client, on: model.today)) }
    h.summaryList(SummaryList(facts(model, texts)), texts)
    guard client.revokedAt == nil else { return h.p(texts["clients.staff.revoked-for-ever"]) }
    h.buttonGroup { h in
      h.actionLink(
        ActionLink(
          texts["clients.staff.renew"], href: ClientRoutes.path(client.id) + "/renewal", rank: .secondary))
      h.actionLink(
        ActionLink(texts["clients.staff.revoke"], href: ClientRoutes.path(client.id) + "/revocation", rank: .quiet))
    }
  }
}

private func facts(_ model: ClientModel, _ texts: Texts) -> [SummaryList.Row] {
  let client = model.client
  let department = model.town.departmentName(client.department, in: texts.officerLanguage)
  return [
    .init(texts["clients.staff.column.department"], department),
    .init(texts["clients.staff.column.procedures"], texts.reach(of: client, model.titles)),
    .init(texts["clients.staff.calls"], texts["clients.staff.calls.value", ["n": "\(client.callsAMinute)"]]),
    .init(texts["clients.staff.created"], texts.day(client.createdAt.dateInJapan)),
    .init(texts["clients.staff.column.expires"], texts.day(client.expiresOn)),
    .init(texts["clients.staff.reminded"], reminded(model, texts)),
    .init(
      texts["clients.staff.column.last-used"],
      client.lastUsedOn.map(texts.day) ?? texts["clients.staff.never-used"]),
    .init(texts["clients.staff.id"], "client:\(client.id)"),
  ]
}

private func reminded(_ model: ClientModel, _ texts: Texts) -> [String] {
  if model.reminders.isEmpty { return [texts["clients.staff.reminded.none"]] }
  return model.reminders.map { reminder in
    let key = reminder.daysBefore == 0 ? "clients.staff.reminded.last-day" : "clients.staff.reminded.before"
    return texts[
      key,
      [
        "date": texts.day(reminder.sentAt.dateInJapan), "time": reminder.sentAt.timeInJapan,
        "days": "\(reminder.daysBefore)", "mails": "\(reminder.mails)",
      ]]
  }
}

func clientsCrumb(_ texts: Texts) -> Breadcrumbs.Crumb {
  .init(texts["clients.staff.title"], href: ClientRoutes.path)
}

/// The token, shown once.
func clientTokenPage(_ client: Client, _ token: ClientToken, texts: Texts) -> Page {
  let title = texts["clients.staff.token.title"]
  return Page(title, audience: .staff, breadcrumbs: [clientsCrumb(texts)]) { h in
    h.h1(title)
    h.callout(Callout(.caution, title: texts["clients.staff.token.once"], text: texts["clients.staff.token.text"]))
    h.summaryList(
      SummaryList([
        .init(texts["clients.staff.column.name"], client.name), .init(texts["clients.staff.token"], token.text),
        .init(texts["clients.staff.column.expires"], texts.day(client.expiresOn)),
      ]), texts)
    h.actionLink(ActionLink(texts["clients.staff.token.next"], href: ClientRoutes.path(client.id)))
  }
}

/// A new token: how long it counts, and what becomes of the one so far.
func clientRenewalPage(
  _ client: Client, days: String, isRefused: Bool = false, guard formGuard: FormGuard, texts: Texts
) -> Page {
  let title = texts["clients.staff.renew.title", ["name": client.name]]
  let errors = isRefused ? [FieldError("days", texts["clients.staff.fault.days"])] : []
  let crumbs = [clientsCrumb(texts), .init(client.name, href: ClientRoutes.path(client.id))]
  return Page(title, audience: .staff, hasErrors: isRefused, breadcrumbs: crumbs) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["clients.staff.renew.lead"])
    h.postForm(to: ClientRoutes.path(client.id) + "/renewal", guard: formGuard) { h in
      h.daysField(days.isEmpty && !isRefused ? "\(ClientDraft.longestDays)" : days, errors, texts)
      h.radioGroup(
        RadioGroup(
          FieldFrame("former", label: texts["clients.staff.former"], need: .unmarked),
          options: ["keep", "end"].map {
            ChoiceOption(
              $0, texts["clients.staff.former.\($0)"], hint: texts["clients.staff.former.\($0)-hint"])
          }, value: "keep"), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["clients.staff.renew"]))
        h.actionLink(ActionLink(texts["clients.staff.cancel"], href: ClientRoutes.path(client.id), rank: .quiet))
      }
    }
  }
}

/// Asks once more, since it cannot be undone.
func clientRevocationPage(_ client: Client, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["clients.staff.revoke.title", ["name": client.name]]
  let crumbs = [clientsCrumb(texts), .init(client.name, href: ClientRoutes.path(client.id))]
  return Page(title, audience: .staff, breadcrumbs: crumbs) { h in
    h.h1(title)
    h.p(texts["clients.staff.revoke.lead"])
    h.postForm(to: ClientRoutes.path(client.id) + "/revocation", guard: formGuard) { h in
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["clients.staff.revoke"], rank: .warning))
        h.actionLink(ActionLink(texts["clients.staff.cancel"], href: ClientRoutes.path(client.id), rank: .quiet))
      }
    }
  }
}
