import Kernel

/// The addresses programs call, as routes and as links. The same value makes both.
struct CallAddress: Sendable {
  static let root = "/api"
  static let procedures = "/api/procedures"
  static let openAPI = "/api/openapi.json"
  static let problems = "/api/problems"

  /// In front of every link: the town's own address.
  let town: String

  static func procedure(_ id: String) -> String { "\(procedures)/\(id)" }
  static func schema(_ id: String) -> String { "\(procedures)/\(id)/schema.json" }
  static func openAPI(_ id: String) -> String { "\(procedures)/\(id)/openapi.json" }
  static func applications(_ id: String) -> String { "\(procedures)/\(id)/applications" }
  static func application(_ receipt: String) -> String { "/api/applications/\(receipt)" }
  static func correction(_ receipt: String) -> String { "\(application(receipt))/correction" }
  static func withdrawal(_ receipt: String) -> String { "\(application(receipt))/withdrawal" }
  static func paper(_ id: String, of receipt: String) -> String { "\(application(receipt))/papers/\(id)" }
  static func problem(_ code: String) -> String { "\(problems)/\(code)" }

  func link(_ path: String) -> String { town + path }

  /// Where an application is followed, by the program and by its applicant, and what else can be done with it now.
  func links(of receipt: String, _ further: [(String, String)] = []) -> JSONValue {
    let paths = [("self", Self.application(receipt)), ("statusPage", "/status")] + further
    return .object(paths.map { .init($0.0, .text(link($0.1))) })
  }
}
