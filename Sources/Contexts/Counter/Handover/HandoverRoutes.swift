import DesignSystem
import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// An application changes hands before it is sent: to a colleague, to the pile of a department, or to the applicant,
/// who goes on at home; and from home or from a pile to the officer.
struct HandoverRoutes: Sendable {
  static func path(_ application: String) -> String { InterviewRoutes.path(application) + "/handover" }
  static func homePath(_ application: String) -> String { InterviewRoutes.path(application) + "/home" }
  static func takenPath(_ application: String) -> String { InterviewRoutes.path(application) + "/taken" }
  static let resumedPath = "\(StartRoutes.path)/resumed"
  /// Guessing is as slow for who is signed in as for anyone else.
  static let resumeLimit = AttemptLimit("counter-resume", most: 20, windowSeconds: 600)

  let desk: CounterDesk
  let staff: any StaffPort

  func add(to routes: inout RouteTable) {
    let access = Access.officer(CounterPermission.use)
    routes.get(Self.path("{id}"), access, audit: "counter.handover-page", show)
    routes.post(Self.path("{id}"), access, audit: "counter.handed-over", handOver)
    for path in [Self.homePath("{id}"), Self.takenPath("{id}"), Self.resumedPath] {
      // Where a sign-in that was needed on the way leads back to.
      routes.get(path, access, audit: "counter.start-page") { _, context in context.redirect(to: StartRoutes.path) }
    }
    routes.post(Self.homePath("{id}"), access, audit: "counter.sent-home", sendHome)
    routes.post(Self.takenPath("{id}"), access, audit: "counter.taken-up", takeUp)
    routes.post(Self.resumedPath, access, audit: "counter.resumed", resume)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(application.id)) }
    return try await answer(application, [], context)
  }

  @Sendable func handOver(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(application.id)) }
    let hands = try await hands(for: application, officer)
    guard let chosen = hands.first(where: { $0.value == form["to"] }) else {
      let wrong = FieldError("to", context.texts["counter.staff.handover.to.missing"])
      return try await answer(application, [wrong], context)
    }
    _ = try await desk.applications.hand(
      application.id, of: officer.keeper, to: chosen.keeper, channel: application.channel)
    try await desk.note("counter.handed-over", application.id, by: officer, ["to": chosen.value])
    return context.redirect(to: StartRoutes.path + "?handed=1")
  }

  /// The code is shown in this answer and nowhere else: from now on it is the applicant's.
  @Sendable func sendHome(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: CheckRoutes.receiptPath(application.id)) }
    let handed = try await desk.applications.hand(application.id, of: officer.keeper, to: .browser, channel: .web)
    try await desk.note("counter.sent-home", application.id, by: officer)
    var page = homeCodePage(handed, address: "\(desk.town.address)/resume", texts: context.texts)
    page.status = .ok
    return context.respond(page)
  }

  /// From the pile of one of the officer's departments.
  @Sendable func takeUp(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let id = try context.segment("id"), department = form["department"]
    guard desk.departments(of: officer).contains(where: { $0.id == department }) else { throw WebProblem.pageNotFound }
    let pile = ApplicationKeeper.department(department)
    let waiting = try await desk.applications.open(id, of: pile)
    let taken = try await desk.applications.hand(id, of: pile, to: officer.keeper, channel: waiting.channel)
    try await desk.note("counter.taken-up", id, by: officer, ["department": department])
    return context.redirect(to: taken.entryPath)
  }

  /// Goes on with what somebody began at home, who is here or on the telephone and tells the code.
  @Sendable func resume(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    try await Self.resumeLimit.check(officer.id.description, at: desk.town.world.now, in: desk.town.database)
    let found: OpenApplication
    do {
      found = try await desk.applications.find(resumeCode: form["code"])
    } catch let problem as any Problem where problem.kind == .invalid {
      return try await refuse(form, "counter.staff.resume.refused", context)
    }
    guard found.submitted == nil else { return try await refuse(form, "counter.staff.resume.sent", context) }
    let channel: Channel = form["by"] == Channel.phone.rawValue ? .phone : .counter
    _ = try await desk.applications.hand(found.id, of: .browser, to: officer.keeper, channel: channel)
    try await desk.note("counter.resumed", found.id, by: officer, ["channel": channel.rawValue])
    return context.redirect(to: InterviewRoutes.path(found.id))
  }

  private func refuse(_ form: SubmittedForm, _ key: String, _ context: AppContext) async throws -> Response {
    let errors = [FieldError("code", context.texts[key])]
    return try await StartRoutes(desk: desk).answer(
      StartInput(code: form["code"], by: form["by"], errors: errors), context)
  }

  private func answer(
    _ application: OpenApplication, _ errors: [FieldError], _ context: AppContext
  ) async throws -> Response {
    let officer = try context.officer
    try await desk.note("counter.viewed", application.id, by: officer)
    let model = HandoverModel(
      application: application, hands: try await hands(for: application, officer), today: desk.town.world.today,
      errors: errors)
    return context.respond(handoverPage(model, guard: { context.formGuard() }, texts: context.texts))
  }

  /// The piles of all departments, and colleagues of the officer's own and of the procedure's.
  private func hands(for application: OpenApplication, _ officer: Officer) async throws -> [Hand] {
    let profile = desk.town.profile
    let near = Set(desk.departments(of: officer).map(\.id) + [application.published.definition.procedure.department])
    return try await desk.town.database.read { tx in
      var seen: Set<String> = [officer.id.description]
      return try profile.departments.flatMap { department -> [Hand] in
        let colleagues = near.contains(department.id) ? try staff.officers(in: department.id, in: tx) : []
        return [Hand(department: department, officer: nil)]
          + colleagues.filter { seen.insert($0.id).inserted }.map { Hand(department: department, officer: $0) }
      }
    }
  }
}

/// Somebody an application can be handed to.
struct Hand: Sendable {
  let department: TownProfile.Department
  /// `nil` for whoever of the department takes it up.
  let officer: OfficerEntry?

  var keeper: ApplicationKeeper { officer.map { .officer($0.id) } ?? .department(department.id) }
  /// As the form sends it.
  var value: String { officer.map { "officer:\($0.id)" } ?? "department:\(department.id)" }
}

extension CounterDesk {
  /// Those whose applications the officer may take up.
  func departments(of officer: Officer) -> [TownProfile.Department] {
    let own = officer.departments(for: CounterPermission.use)
    return town.profile.departments.filter { own?.contains($0.id) ?? true }
  }
}

extension OpenApplication {
  /// The officer's page where it goes on.
  var entryPath: String { isPaper ? PaperEntryRoutes.path(id) : InterviewRoutes.path(id) }
}
