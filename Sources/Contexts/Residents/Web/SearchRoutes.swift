import FormSchema
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Looking for people in the registry. Names and birthdays are posted and kept sealed; an address holds an id only.
struct SearchRoutes: Sendable {
  static let path = "/staff/residents"
  /// As many as can be told apart at a glance.
  static let mostShown = 30

  let desk: ResidentDesk

  func add(to routes: inout RouteTable) {
    let access = Access.officer(ResidentsPermission.read)
    routes.get(Self.path, access, audit: "residents.search-page", show)
    // Where a sign-in that was needed for a search leads back to.
    routes.get("\(Self.path)/search", access, audit: "residents.search-page") { _, context in
      context.redirect(to: Self.path)
    }
    routes.post("\(Self.path)/search", access, audit: "residents.searched", search)
  }

  @Sendable func search(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let query = SearchQuery(
      purpose: ResidentInquiry.Purpose(rawValue: form["purpose"]), words: form["words"], birthDate: form["birth-date"])
    guard query.faults.isEmpty else {
      let counts = try await desk.town.database.read { [desk] tx in try desk.store.counts(in: tx) }
      let model = SearchModel(query: query, showsFaults: true, people: counts.living)
      return context.respond(searchPage(model, guard: context.formGuard(), texts: context.texts))
    }
    let location = try await desk.town.database.write { [desk] tx in
      try Once.perform(form.once, at: desk.town.world.now, in: tx) {
        "\(Self.path)?search=\(try desk.searches.insert(query.text, by: officer, in: tx))"
      }
    }
    return context.redirect(to: location)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let asked = request.uri.queryParameters["search"].map(String.init)
    // Whoever is shown is on record before the page leaves.
    let model = try await desk.town.database.write { [desk] tx in
      try Self.model(of: asked, by: officer, desk, in: tx)
    }
    return context.respond(searchPage(model, guard: context.formGuard(), texts: context.texts))
  }

  private static func model(
    of asked: String?, by officer: Officer, _ desk: ResidentDesk, in tx: any Transaction
  ) throws -> SearchModel {
    let people = try desk.store.counts(in: tx).living
    guard let asked else { return SearchModel(query: SearchQuery(), people: people) }
    guard let search = try OpenSearch(asked, by: officer, desk, in: tx) else {
      return SearchModel(query: SearchQuery(), isOver: true, people: people)
    }
    let found = try search.people(most: mostShown + 1, in: tx)
    let shown = Array(found.prefix(mostShown))
    for person in shown { try desk.note("found", person, search.inquiry, in: tx) }
    try desk.audit.record(
      AuditEntry(
        actor: search.inquiry.actor, action: "residents.searched", subject: "registry",
        details: ["purpose": search.inquiry.purpose.rawValue, "people": "\(shown.count)"]), in: tx)
    return SearchModel(
      query: search.query, search: search.id, rows: shown.sorted { order($0) < order($1) },
      hasMore: found.count > shown.count, people: people)
  }

  private static func order(_ person: KnownResident) -> (Int, String, String, String) {
    (person.removedOn == nil ? 0 : 1, person.resident.name.fullKana, person.resident[.birthDate], "\(person.id)")
  }
}

/// A search of an officer's own whose time is not over: what opens single people, since it says why.
struct OpenSearch {
  let id: ID<ResidentSearch>
  let query: SearchQuery
  let inquiry: ResidentInquiry
  private let desk: ResidentDesk

  /// - Returns: `nil` when there is none, it is someone else's, or its time is over.
  init?(_ text: String, by officer: Officer, _ desk: ResidentDesk, in tx: any Transaction) throws {
    guard let id = ID<ResidentSearch>(text), let words = try desk.searches.lookUp(id, by: officer, in: tx) else {
      return nil
    }
    let query = SearchQuery(text: words)
    guard let purpose = query.purpose else { return nil }
    (self.id, self.query, self.desk) = (id, query, desk)
    inquiry = ResidentInquiry(by: .officer(officer.id.description), for: purpose)
  }

  /// Who has the number, or every piece of the words and the birthday; also people who have left.
  func people(most: Int, in tx: any Transaction) throws -> [KnownResident] {
    if let number = try? ResidentItem.number.read(query.words), !number.isEmpty,
      let person = try desk.store.lookUp(number: number, in: tx)
    {
      return query.date == nil || query.date == person.resident.birthDate ? [person] : []
    }
    return try desk.store.list(pieces: query.pieces, livingHere: false, most: most, in: tx)
  }
}
