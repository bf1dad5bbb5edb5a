import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Nihongo
import Ports
import Storage
import Web

/// Places of a postal code, for the page's script. Without script the form itself asks.
struct PlaceRoutes: Sendable {
  static let path = "/reference/places"

  let town: Town

  func add(to routes: inout RouteTable) { routes.get(Self.path, .anyone, audit: "reference.places", places) }

  /// Answers `{"addresses":[{"prefecture":"…","city":"…","town":"…"}]}`: none for what is no code, or for one that
  /// is not in the data. The script then lets the form ask the server, which says what is wrong.
  @Sendable func places(_ request: Request, _ context: AppContext) async throws -> Response {
    let typed = request.uri.queryParameters["postal-code"].map(String.init) ?? ""
    let found = try await town.database.read { [town] tx in
      try PostalCode(typed).map { try ReferenceStore(world: town.world).places(postalCode: $0.digits, in: tx) } ?? []
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let answer = Answer(addresses: found.map { .init(prefecture: $0.prefecture, city: $0.city, town: $0.town) })
    // Which code somebody asks for is kept in their own browser only.
    return Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "private, max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(answer))))
  }

  private struct Answer: Encodable {
    struct Place: Encodable { let prefecture, city, town: String }
    let addresses: [Place]
  }
}
