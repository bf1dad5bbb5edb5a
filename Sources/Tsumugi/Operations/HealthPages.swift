import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Web

/// `/health/live`: the process answers. `/health/ready`: every town's database answers too.
struct HealthPages: OperationsPages {
  let towns: [TownAssembly]

  func answer(_ path: String, isLocal: Bool) async -> Response? {
    switch path {
    case "/health/live": text(.ok, "live\n")
    case "/health/ready": await ready()
    default: nil
    }
  }

  private func ready() async -> Response {
    for assembly in towns {
      guard (try? await assembly.town.database.read({ try $0.count("SELECT 1 AS n") })) == 1 else {
        return text(.serviceUnavailable, "database of \(assembly.town.id) does not answer\n")
      }
    }
    return text(.ok, "ready\n")
  }

  private func text(_ status: HTTPResponse.Status, _ body: String) -> Response {
    Response(status: status, headers: [.contentType: "text/plain"], body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }
}
