import HTMLKit
import Hummingbird
import Kernel

/// One town with everything that answers for it: its routes, its words, its officers.
public struct TownSite: Sendable {
  public let town: Town
  let catalogue: TextCatalogue
  let officers: any OfficerSessions
  let navigation: [NavigationLink]
  let readings: (@Sendable (String) -> [Ruby])?
  let respond: @Sendable (Request, AppContext) async throws -> Response

  /// - Parameter readings: gives furigana; `nil` where no dictionary is installed, and the switch is then not shown.
  public init(
    town: Town, features: [any Feature], catalogue: TextCatalogue, officers: any OfficerSessions,
    navigation: [NavigationLink], readings: (@Sendable (String) -> [Ruby])?
  ) {
    var routes = RouteTable()
    for feature in features { feature.addRoutes(to: &routes) }
    addAssetRoutes(to: &routes)
    let responder = routes.responder()
    self.init(
      town: town, catalogue: catalogue, officers: officers, navigation: navigation, readings: readings,
      respond: { try await responder.respond(to: $0, context: $1) })
  }

  private init(
    town: Town, catalogue: TextCatalogue, officers: any OfficerSessions, navigation: [NavigationLink],
    readings: (@Sendable (String) -> [Ruby])?, respond: @escaping @Sendable (Request, AppContext) async throws -> Response
  ) {
    self.town = town
    self.catalogue = catalogue
    self.officers = officers
    self.navigation = navigation
    self.readings = readings
    self.respond = respond
  }
}
