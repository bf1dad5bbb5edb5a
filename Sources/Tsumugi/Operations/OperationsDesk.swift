import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// What the operator's tools may ask for, outside any town.
struct OperationsDesk: OperationsPages {
  let health: HealthPages
  let metrics: MetricsPage

  func answer(_ path: String, isLocal: Bool) async -> Response? {
    switch path {
    case "/health/live": .plain(.ok, "live\n")
    case "/health/ready": await health.ready()
    // To anybody else there is no such page.
    case "/metrics" where isLocal: await metrics.response()
    default: nil
    }
  }
}

extension Response {
  static func plain(
    _ status: HTTPResponse.Status, _ text: String, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
