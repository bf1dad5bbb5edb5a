import Hummingbird
import Web

/// `/health/ready`: every town can keep what people send.
struct HealthPages: Sendable {
  private let towns: [(id: String, readiness: Readiness)]

  init(towns: [Town]) {
    self.towns = towns.map { town in (town.id, Readiness { await WriteCheck(town: town).run() }) }
  }

  /// 200, or 503 with the town and a code; never a path or the words of an engine.
  func ready() async -> Response {
    for town in towns {
      guard let fault = await town.readiness.fault() else { continue }
      return .plain(.serviceUnavailable, "\(town.id): \(fault.rawValue)\n")
    }
    return .plain(.ok, "ready\n")
  }
}
