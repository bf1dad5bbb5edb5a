import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// One person of the registry with their household, and who has looked at them. Only a search opens it, since a search
/// says why.
struct PersonRoutes: Sendable {
  static let mostSteps = 50

  let feature: ResidentsFeature
  private var desk: ResidentDesk { feature.desk }

  static func path(_ id: String, _ search: ID<ResidentSearch>?) -> String {
    "\(SearchRoutes.path)/\(id)" + (search.map { "?search=\($0)" } ?? "")
  }

  func add(to routes: inout RouteTable) {
    routes.get(
      "\(SearchRoutes.path)/{id}", .officer(ResidentsPermission.read), audit: "residents.person-viewed", show)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let id = try context.segment("id")
    let asked = request.uri.queryParameters["search"].map(String.init) ?? ""
    let notice = request.uri.queryParameters["notice"].flatMap { PersonModel.Notice(rawValue: String($0)) }
    let model = try await desk.town.database.write { [feature] tx -> PersonModel? in
      guard let search = try OpenSearch(asked, by: officer, feature.desk, in: tx) else { return nil }
      return try feature.model(of: id, in: search, officer, notice, in: tx)
    }
    guard let model else { return context.redirect(to: "\(SearchRoutes.path)?search=over") }
    return context.respond(personPage(model, texts: context.texts))
  }
}

extension ResidentsFeature {
  fileprivate func model(
    of id: String, in search: OpenSearch, _ officer: Officer, _ notice: PersonModel.Notice?, in tx: any Transaction
  ) throws -> PersonModel {
    let person = try desk.view(id, search.inquiry, in: tx)
    let household = try desk.household(of: id, search.inquiry, in: tx)
    let link = try LinkStore.lookUp(resident: person.id, in: tx)
    let steps = try trail.steps(about: person.subject, most: PersonRoutes.mostSteps, in: tx)
    let officers = steps.compactMap { AuditActor(text: $0.actor)?.officerID } + (link.map { [$0.officer] } ?? [])
    return PersonModel(
      person: person, household: household, search: search.id, link: link,
      account: try link.flatMap { try accounts.account($0.account, in: tx) }, steps: steps,
      names: try staff.names(of: Set(officers), in: tx), mayLink: officer.may(ResidentsPermission.link), notice: notice)
  }
}
