import Hummingbird
import Web

extension AuditQuery {
  static let path = "/staff/audit"
  static let exportPath = "/staff/audit/export"

  /// What the address asks for.
  init(_ request: Request) {
    let parameters = request.uri.queryParameters
    func value(_ name: Substring) -> String {
      String((parameters[name].map(String.init) ?? "").drop { $0 == " " }.prefix(200)).filter { $0 != "\0" }
    }
    self.init(
      actor: value("actor"), action: value("action"), subject: value("subject"), from: value("from"), to: value("to"),
      before: Int(value("before")))
  }

  /// The address of this list, without one of its conditions.
  func href(_ path: String = AuditQuery.path, without name: String? = nil) -> String {
    let left = conditions.filter { $0.name != name }.map { (name: $0.name, value: $0.value as String?) }
    return queryAddress(path, left + [("before", name == nil ? before.map(String.init) : nil)])
  }
}
