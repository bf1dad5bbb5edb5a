import Hummingbird
import Web

extension OfficerFilter {
  /// What the address asks for; what cannot be read is not asked for.
  init(_ request: Request) {
    let parameters = request.uri.queryParameters
    func value(_ name: Substring) -> String {
      String((parameters[name].map(String.init) ?? "").prefix(80)).filter { $0 != "\0" }
    }
    self.init(
      words: value("q"), department: value("department"), role: Role(rawValue: value("role")),
      state: OfficerState(rawValue: value("state")))
  }

  /// The address of one page of this list.
  func href(page: Int) -> String {
    queryAddress(OfficerRoutes.path, [
      ("q", words.isEmpty ? nil : words), ("department", department.isEmpty ? nil : department),
      ("role", role?.rawValue), ("state", state?.rawValue), ("page", "\(page)"),
    ])
  }
}
