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

  private func open(_ context: AppContext) async throws -> OpenApplication {
    try await desk.applications.open(try context.segment("id"), of: try context.officer.keeper)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await open(context)
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
    var application = try await open(context)
    guard application.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(application.id)) }
    let input = InterviewInput(form: form)
    var (typed, refused) = input.merged(into: application.typed, of: application.published.definition.form)
    var wrong = refused.map { $0.error(in: application.published.definition, context.texts) }
    if case .lookUpAddress(let field) = input.press {
      wrong += try await InterviewRoutes(desk: desk).lookUp(field, &typed, context.texts)
    }
    let (scans, refusedScans) = PaperScan.merged(input, into: application.enclosures)
    wrong += refusedScans.map { $0.error(in: application.published.definition, context.texts) }
    let isChanged = typed != application.typed || scans != application.enclosures
    let isBehind = input.revision != application.revision && isChanged
    if isChanged, !isBehind {
      application.enclosures = scans
      application = try await desk.applications.save(application.retyped(typed, on: desk.town.world.today))
      try await desk.note(
        "counter.saved", application.id, by: officer,
        ["revision": "\(application.revision)", "scans": "\(scans.count)"])
    }
    if input.press == .handOver, wrong.isEmpty, !isBehind {
      return context.redirect(to: HandoverRoutes.path(application.id))
    }
    var changed = application
    changed.typed = typed
    var model = model(changed, officer, context.texts, showsOpen: input.press == .check)
    model.errors = wrong + model.errors
    if isBehind { model.errors.insert(FieldError("_revision", context.texts["counter.staff.conflict"]), at: 0) }
    guard model.errors.isEmpty else {
      return context.respond(paperEntryPage(model, guard: context.formGuard(), texts: context.texts))
    }
    if input.press == .check { return context.redirect(to: CheckRoutes.path(application.id)) }
    let page = Self.path(application.id)
    switch input.press {
    case .addRow(let group): return context.redirect(to: page + "#\(group)")
    case .lookUpAddress(let field): return context.redirect(to: page + "#\(field).street")
    default: return context.redirect(to: page)
    }
  }

  /// The fields as they would stand after saving: rows that the answers ask for. Nothing is stored.
  @Sendable func live(_ submitted: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await open(context)
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
    let application = try await open(context)
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
