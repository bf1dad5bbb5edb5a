import Foundation
import HTTPTypes
import Hummingbird
import Nihongo
import NIOCore
import Ports
import Storage
import Web

/// Places of a postal code, for the page's script. Without script the form itself asks.
struct PlaceRoutes: Sendable {
  let town: Town

  private struct Answer: Encodable {
    struct Place: Encodable { let prefecture, city, town: String }
    let addresses: [Place]
  }

  func add(to routes: inout RouteTable) {
    routes.get("/reference/places", .anyone, audit: "reference.places") { request, _ in
      let typed = request.uri.queryParameters["postal-code"].map(String.init) ?? ""
      let places = try await town.database.read { tx in
        try PostalCode(typed).map { try ReferenceStore().places(postalCode: $0.digits, in: tx) } ?? []
      }
      let answer = Answer(addresses: places.map { .init(prefecture: $0.prefecture, city: $0.city, town: $0.town) })
      return Response(
        status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "public, max-age=86400"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(answer))))
    }
  }
}
