import DesignSystem
import HTMLKit
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// The board of mails: what waits, what failed and why, with "send again".
struct BoardRoutes: Sendable {
  let store: MailStore
  let audit: any AuditPort

  func add(to routes: inout RouteTable) {
    routes.get("/staff/notices", .officer(NoticesFeature.manage), audit: "notices.board-viewed", show)
    routes.post("/staff/notices", .officer(NoticesFeature.manage), audit: "notices.mail-changed", change)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let state = request.uri.queryParameters["state"].flatMap { QueuedMail.State(rawValue: String($0)) } ?? .waiting
    let officer = try context.officer
    let (counts, mails) = try await store.town.database.write { tx in
      try audit.record(
        AuditEntry(actor: .officer(officer.id.description), action: "notices.board-viewed", subject: "notices:\(state.rawValue)"), in: tx)
      return (try store.counts(in: tx), try store.list(state, atMost: 200, in: tx))
    }
    return context.respond(boardPage(BoardModel(state: state, counts: counts, mails: mails), guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func change(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let (again, cancelled) = (ID<QueuedMail>(form["again"]), ID<QueuedMail>(form["cancel"]))
    guard let id = again ?? cancelled else { throw WebProblem.unreadableForm }
    try await store.town.database.write { tx in
      try again != nil ? store.sendAgain(id, in: tx) : store.cancel(id, in: tx)
      try audit.record(
        AuditEntry(
          actor: .officer(officer.id.description), action: again != nil ? "notices.sent-again" : "notices.cancelled", subject: "mail:\(id)"),
        in: tx)
    }
    return context.redirect(to: "/staff/notices?state=\(again != nil ? "waiting" : "cancelled")")
  }
}

struct BoardModel: Sendable {
  let state: QueuedMail.State
  let counts: [QueuedMail.State: Int]
  let mails: [QueuedMail]
}

func boardPage(_ model: BoardModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["notices.staff.title"], audience: .staff, width: .wide) { h in
    h.h1(texts["notices.staff.title"])
    h.linkTabs(
      LinkTabs(
        label: texts["notices.staff.states"],
        QueuedMail.State.allCases.map {
          PageLink(
            texts["notices.staff.state.\($0.rawValue)"], href: "/staff/notices?state=\($0.rawValue)", isCurrent: $0 == model.state,
            count: model.counts[$0] ?? 0)
        }))
    guard !model.mails.isEmpty else { return h.emptyState(EmptyState(texts["notices.staff.empty"])) }
    h.postForm(to: "/staff/notices", guard: formGuard) { h in
      h.dataTable(
        DataTable(
          id: "mails", caption: texts["notices.staff.state.\(model.state.rawValue)"],
          columns: ["created", "occasion", "recipient", "about", "attempts", "problem", "actions"].map {
            DataTable.Column(texts["notices.staff.column.\($0)"])
          },
          rows: model.mails.map { row($0, texts) }), texts)
    }
  }
}

private func row(_ queued: QueuedMail, _ texts: Texts) -> [DataTable.Cell] {
  let about = queued.mail.about.split(separator: ":", maxSplits: 1).map(String.init)
  let isCase = about.first == "case" && about.count == 2
  return [
    .text(JapaneseDate(queued.createdAt.dateInJapan).short + " " + queued.createdAt.timeInJapan),
    .text(texts["notices.staff.occasion.\(queued.mail.occasion)"]), .text(queued.maskedRecipient),
    isCase ? .link(texts["notices.staff.case"], href: "/staff/cases/\(about[1])") : .text("—"),
    .text("\(queued.attempts)"), .text(queued.problem ?? "—"),
    .content { h in
      guard queued.state != .sent else { return }
      h.actionButton(
        ActionButton(texts["notices.staff.again"], rank: .secondary, name: "again", value: queued.id.description, hiddenSuffix: queued.maskedRecipient))
      guard queued.state != .cancelled else { return }
      h.actionButton(
        ActionButton(texts["notices.staff.cancel"], rank: .quiet, name: "cancel", value: queued.id.description, hiddenSuffix: queued.maskedRecipient))
    },
  ]
}
