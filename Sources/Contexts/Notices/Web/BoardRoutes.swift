import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// The board of mails: what could not be sent, and what to do about it.
struct BoardRoutes: Sendable {
  let store: MailStore
  let audit: any AuditPort
  let bell: MailBell

  private var town: Town { store.town }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(NoticesPermission.manage)
    routes.get(BoardFilter.path, access, audit: "notices.board-viewed", show)
    routes.post(BoardFilter.path, access, audit: "notices.mail-changed", change)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let filter = BoardFilter(request)
    let entry = AuditEntry(
      actor: .officer(try context.officer.id.description), action: "notices.board-viewed", subject: "mails",
      details: ["view": filter.view.rawValue])
    let (counts, mails) = try await town.database.write { [store, audit] tx in
      try audit.record(entry, in: tx)
      let mails = try store.list(
        filter.view.states, most: BoardFilter.perPage, skipping: (filter.page - 1) * BoardFilter.perPage, in: tx)
      return (try store.counts(in: tx), mails)
    }
    let rows = mails.map { BoardRow(mail: $0, formGuard: context.formGuard()) }
    let model = BoardModel(filter: filter, counts: counts, rows: rows, now: town.world.now)
    return context.respond(boardPage(model, texts: context.texts))
  }

  @Sendable func change(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let id = ID<Mail>(form["mail"]) else { throw NoticesProblem.mailNotFound }
    guard let step = MailStep(rawValue: form["step"]) else { throw NoticesProblem.unknownStep }
    let actor = AuditActor.officer(try context.officer.id.description)
    let view = BoardFilter.View(rawValue: form["view"]) ?? .problems
    let location = try await town.database.write { [self] tx in
      try Once.perform(form.once, at: town.world.now, in: tx) {
        try take(step, for: id, by: actor, in: tx)
        return BoardFilter(view: view, done: step).href
      }
    }
    return context.redirect(to: location)
  }

  private func take(_ step: MailStep, for id: ID<Mail>, by actor: AuditActor, in tx: any Transaction) throws {
    let mail = try store.find(id, in: tx)
    guard step.isAllowed(for: mail, at: town.world.now) else { throw NoticesProblem.changedMeanwhile }
    switch step {
    case .sendAgain:
      try store.sendAgain(mail, in: tx)
      bell.ring()
    case .withhold: try store.withhold(mail, in: tx)
    }
    try audit.record(
      AuditEntry(
        actor: actor, action: step.action, subject: mail.about,
        details: ["mail": id.description, "occasion": mail.occasion, "was": mail.state.rawValue]), in: tx)
  }
}
