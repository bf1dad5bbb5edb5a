import DesignSystem
import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import Ports
import Storage
import Vault
import Web

/// What came by post is entered here: the paper is told by its code, and its fields stand in the order of the sheet.
struct PaperEntryRoutes: Sendable {
  static let path = "/staff/counter/paper"
  static func path(_ application: String) -> String { "\(path)/\(application)" }
  static func livePath(_ application: String) -> String { path(application) + "/live" }
  static func scanPath(_ application: String, _ file: String) -> String { path(application) + "/scans/\(file)" }

  let desk: CounterDesk

  func add(to routes: inout RouteTable) {
    let access = Access.officer(CounterPermission.use)
    routes.get(Self.path, access, audit: "counter.paper-page", showArrival)
    routes.post(Self.path, access, audit: "counter.paper-begun", begin)
    routes.get(Self.path("{id}"), access, audit: "counter.paper-entry-page", show)
    routes.post(Self.path("{id}"), access, audit: "counter.paper-saved", limits: .attachments, save)
    routes.get(Self.livePath("{id}"), access, audit: "counter.paper-entry-page") { _, context in
      context.redirect(to: Self.path(try context.segment("id")))
    }
    routes.post(Self.livePath("{id}"), access, audit: "counter.paper-entry-read", live)
    routes.get(Self.scanPath("{id}", "{file}"), access, audit: "counter.scan-viewed", showScan)
  }

  @Sendable func showArrival(_ request: Request, _ context: AppContext) async throws -> Response {
    let arrival = PaperArrival(received: desk.town.world.today.description)
    return try await answer(arrival, [], context)
  }

  @Sendable func begin(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let arrival = PaperArrival(form)
    switch try await arrival.read(desk) {
    case .wrong(let wrong):
      let errors = wrong.map { FieldError($0.field, context.texts[$0.key, $0.values]) }
      return try await answer(arrival, errors, context)
    case .found(let found):
      let procedure = found.published.id
      var begun = try await desk.applications.begin(
        procedure, version: found.published.version, language: .japanese, channel: .paper, keeper: officer.keeper,
        key: "\(form.once):paper:\(found.published.version.hex)")
      guard begun.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(begun.id)) }
      // Pressed twice, it goes on with what was entered meanwhile.
      if begun.typed.isEmpty {
        if let typed = found.typed { begun.typed = typed }
        begun.receivedOn = found.receivedOn
        begun = try await desk.applications.save(begun)
      }
      try await desk.note(
        "counter.paper-begun", begun.id, by: officer,
        [
          "procedure": procedure, "codes": found.typed == nil ? "none" : "read",
          "received": found.receivedOn.description,
        ])
      return context.redirect(to: Self.path(begun.id))
    }
  }

  private func answer(_ arrival: PaperArrival, _ errors: [FieldError], _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let drafts = try await desk.applications.list(of: officer.keeper).filter(\.isPaper)
    if !drafts.isEmpty {
      // Names are shown only after it is on record that they were.
      try await desk.note("counter.drafts-listed", "list", by: officer, ["drafts": "\(drafts.count)"])
    }
    let model = PaperArrivalModel(
      arrival: arrival, procedures: try await desk.procedures.listCurrent(), drafts: drafts,
      today: desk.town.world.today, errors: errors)
    return context.respond(paperArrivalPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(application.id)) }
    try await desk.note("counter.viewed", application.id, by: officer)
    let model = model(
      application, officer, context.texts, showsOpen: request.uri.queryParameters["open"] != nil)
    var page = paperEntryPage(model, guard: context.formGuard(), texts: context.texts)
    page.status = .ok
    return context.respond(page)
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(application.id)) }
    let input = InterviewInput(form: form)
    let saved = try await desk.save(input, into: application, by: officer, context.texts)
    if let typed = saved.conflicting { return conflict(saved.application, typed, officer, context) }
    if input.press == .handOver, saved.wrong.isEmpty {
      return context.redirect(to: HandoverRoutes.path(application.id))
    }
    var model = model(saved.application, officer, context.texts, showsOpen: input.press == .check)
    model.errors = saved.wrong + model.errors
    guard model.errors.isEmpty else {
      return context.respond(paperEntryPage(model, guard: context.formGuard(), texts: context.texts))
    }
    let page = Self.path(application.id)
    return switch input.press {
    case .check: context.redirect(to: CheckRoutes.path(application.id))
    case .addRow(let group): context.redirect(to: page + "#\(group)")
    case .lookUpAddress(let field): context.redirect(to: page + "#\(field).street")
    case .save, .handOver, .removeRow, .removeFile: context.redirect(to: page)
    }
  }

  /// Another window saved first: nothing is kept, everything typed here stands, and pressing again keeps it.
  private func conflict(
    _ application: OpenApplication, _ typed: TypedAnswers, _ officer: Officer, _ context: AppContext
  ) -> Response {
    var behind = application
    behind.typed = application.shown(conflicting: typed)
    var model = model(behind, officer, context.texts)
    model.conflict = application.differing(from: behind.typed, context.texts.officerLanguage)
    return context.respond(paperEntryPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// The fields as they would stand after saving: rows that the answers ask for. Nothing is stored.
  @Sendable func live(_ submitted: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    let input = InterviewInput(form: submitted)
    let form = application.published.definition.form
    let entered = application.retyped(
      input.merged(into: application.typed, of: form).typed, on: desk.town.world.today)
    let model = model(entered, officer, context.texts)
    return context.respond { h in h.paperQuestions(model, context.texts) }
  }

  /// A picture of the paper, from which it is entered.
  @Sendable func showScan(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    let name = try context.segment("file")
    guard let scan = application.enclosures.first(where: { $0.id == name }) else { throw PaperProblem.scanNotFound }
    try await desk.note("counter.scan-viewed", application.id, by: officer)
    do {
      return try await desk.town.files.response(strangersFile: scan.id, called: scan.name)
    } catch VaultProblem.cannotOpen {
      throw PaperProblem.scanNotFound
    }
  }

  private func model(
    _ application: OpenApplication, _ officer: Officer, _ texts: Texts, showsOpen: Bool = false
  ) -> InterviewModel {
    InterviewModel(
      application, typed: application.withRows(on: desk.town.world.today), today: desk.town.world.today,
      officer: officer, showsOpen: showsOpen,
      texts)
  }
}
