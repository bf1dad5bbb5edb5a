import HTMLKit
import Hummingbird
import Kernel

/// One town with everything that answers for it: its routes, its words, its officers.
public struct TownSite: Sendable {
  public let town: Town
  let catalogue: TextCatalogue
  let officers: any OfficerSessions
  let residents: (any ResidentSessions)?
  let navigation: [NavigationLink]
  let readings: (@Sendable (String) -> [Ruby])?
  let routes: [Route]
  let respond: @Sendable (Request, AppContext) async throws -> Response

  /// - Parameters:
  ///   - residents: who residents' sessions belong to; `nil` where residents cannot sign in, and pages do not offer it.
  ///   - readings: gives furigana; `nil` where no dictionary is installed, and the switch is then not shown.
  public init(
    town: Town, features: [any Feature], catalogue: TextCatalogue, officers: any OfficerSessions,
    residents: (any ResidentSessions)? = nil, navigation: [NavigationLink], readings: (@Sendable (String) -> [Ruby])?
  ) {
    var routes = RouteTable()
    for feature in features { feature.addRoutes(to: &routes) }
    addAssetRoutes(to: &routes)
    let responder = routes.responder()
    self.init(
      town: town, catalogue: catalogue, officers: officers, residents: residents, navigation: navigation,
      readings: readings, routes: routes.routes,
      respond: { try await responder.respond(to: $0, context: $1) })
  }

  private init(
    town: Town, catalogue: TextCatalogue, officers: any OfficerSessions, residents: (any ResidentSessions)?,
    navigation: [NavigationLink], readings: (@Sendable (String) -> [Ruby])?, routes: [Route],
    respond: @escaping @Sendable (Request, AppContext) async throws -> Response
  ) {
    self.town = town
    self.catalogue = catalogue
    self.officers = officers
    self.residents = residents
    self.navigation = navigation
    self.readings = readings
    self.routes = routes
    self.respond = respond
  }
}
