import FormSchema
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// The inbox and its search.
struct InboxRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    routes.get("/staff/cases", .officer(CasesPermission.read), audit: "cases.inbox-viewed", show)
    // Where a sign-in that was needed for a search leads back to.
    routes.get("/staff/cases/search", .officer(CasesPermission.read), audit: "cases.inbox-viewed") { _, context in
      context.redirect(to: "/staff/cases")
    }
    routes.post("/staff/cases/search", .officer(CasesPermission.read), audit: "cases.searched", search)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let filter = InboxFilter(request)
    let after = request.uri.queryParameters["after"].flatMap { InboxCursor(String($0)) }
    let current = try await desk.procedures.listCurrent()
    let texts = context.texts
    let isHandedOver = request.uri.queryParameters["done"].map(String.init) == CaseDone.handedOver.rawValue
    let isNothingSearched = request.uri.queryParameters["search"] == "nothing"
    let model = try await desk.town.database.read { tx in
      try InboxReading(desk: desk, officer: officer, filter: filter, texts: texts)
        .model(after: after, current, isHandedOver: isHandedOver, isNothingSearched: isNothingSearched, in: tx)
    }
    // Names are shown only after it is on record that they were: one entry for the list, not one for each row.
    try await desk.town.database.write { tx in try note(model, by: officer, in: tx) }
    return context.respond(inboxPage(model, guard: context.formGuard(), texts: texts))
  }

  private func note(_ model: InboxModel, by officer: Officer, in tx: any Transaction) throws {
    try desk.audit.record(
      AuditEntry(
        actor: .officer(officer.id.description), action: "cases.inbox-viewed", subject: "inbox",
        details: ["cases": "\(model.rows.count)", "search": model.words.isEmpty ? "no" : "yes"]), in: tx)
  }

  /// Looks everywhere the officer may look: who searches a name does not know where the case stands.
  @Sendable func search(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let words = String(form["words"].prefix(InboxModel.longestSearch))
    guard words.contains(where: { !$0.isWhitespace }) else { return context.redirect(to: "/staff/cases") }
    guard Self.isSearchable(words) else { return context.redirect(to: InboxModel.nothingSearchedHref) }
    let location = try await desk.town.database.write { tx in
      try Once.perform(form.once, at: desk.town.world.now, in: tx) {
        let id = try SearchStore(town: desk.town).insert(words, by: officer, in: tx)
        return InboxFilter().with { ($0.standing, $0.search) = (.all, id) }.href()
      }
    }
    return context.redirect(to: location)
  }

  /// Marks alone name nobody.
  private static func isSearchable(_ words: String) -> Bool {
    FoldedText(words).text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}

extension InboxFilter {
  init(_ request: Request) {
    self.init { name in request.uri.queryParameters[Substring(name)].map(String.init) }
  }
}

extension Officer {
  /// The town's departments whose cases the officer may see.
  func readableDepartments(_ town: Town) -> [String] {
    let allowed = departments(for: CasesPermission.read)
    return town.profile.departments.map(\.id).filter { allowed?.contains($0) ?? true }
  }
}

/// Reads what the inbox shows.
struct InboxReading {
  let desk: CaseDesk
  let officer: Officer
  let filter: InboxFilter
  let texts: Texts

  /// The words behind the filter's search; `nil` when their time is over.
  func words(in tx: any Transaction) throws -> String? {
    guard let search = filter.search else { return "" }
    return try SearchStore(town: desk.town).lookUp(search, by: officer, in: tx)
  }

  func query(_ words: String) -> InboxQuery {
    filter.query(departments: officer.readableDepartments(desk.town), words: words)
  }

  func model(
    after: InboxCursor?, _ current: [PublishedProcedure], isHandedOver: Bool, isNothingSearched: Bool,
    in tx: any Transaction
  ) throws -> InboxModel {
    let words = try words(in: tx)
    let query = query(words ?? "")
    let page =
      words == nil ? ([], nil) : try desk.inbox.page(query, officer: officer.id.description, after: after, in: tx)
    let names = try desk.staff.names(of: Set(page.0.compactMap(\.value.assignee)), in: tx)
    let today = desk.town.world.today
    return InboxModel(
      filter: filter, words: words ?? "", isSearchOver: words == nil, isNothingSearched: isNothingSearched,
      departments: officer.readableDepartments(desk.town).map {
        ($0, desk.town.profile.departmentName($0, in: texts.officerLanguage))
      },
      procedures: procedures(current), counts: try desk.inbox.counts(query.departments, in: tx),
      overdue: try desk.inbox.overdue(query.departments, on: today, in: tx), rows: try lines(page.0, names, in: tx),
      next: page.1, isLaterPage: after != nil, isHandedOver: isHandedOver, today: today,
      mayExport: officer.may(CasesPermission.export))
  }

  private func procedures(_ current: [PublishedProcedure]) -> [(id: String, title: String)] {
    var list = current.map { ($0.id, $0.definition.words(in: texts.officerLanguage).title) }
    if let chosen = filter.procedure, !list.contains(where: { $0.0 == chosen }) { list.append((chosen, chosen)) }
    return list.map { (id: $0.0, title: $0.1) }
  }

  private func lines(
    _ rows: [InboxRow], _ names: [String: String], in tx: any Transaction
  ) throws -> [InboxModel.Line] {
    var titles: [ProcedureVersionID: String] = [:]
    return try rows.map { row in
      let version = row.value.version
      let title = try titles[version] ?? desk.words(version, texts, in: tx).title
      titles[version] = title
      return InboxModel.Line(
        value: row.value, party: row.party, procedure: title,
        assignee: row.value.assignee.map { names[$0] ?? texts["cases.staff.actor.unknown"] })
    }
  }
}
