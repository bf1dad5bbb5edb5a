import HTTPTypes
import Hummingbird
import Web

/// The conditions of the register's list as its address says them. A number says nothing of a person, so it may stand
/// there.
struct CertificateFilter: Sendable, Equatable {
  static let path = "/staff/certificates"
  static let exportPath = "/staff/certificates/export.csv"

  var query = CertificateQuery()

  init(_ query: CertificateQuery = CertificateQuery()) { self.query = query }

  /// Reads an address; what it does not understand counts as not said.
  init(_ request: Request) {
    let parameters = request.uri.queryParameters
    func value(_ name: Substring) -> String { parameters[name].map(String.init) ?? "" }
    query.number = String(value("number").prefix(CertificateQuery.longestNumber)).filter { $0 != "\0" }
    query.state = Certificate.State(rawValue: value("state"))
    query.order = CertificateQuery.Order(rawValue: value("order")) ?? .newest
  }

  /// The address of the list with these conditions; those that are as usual are left out.
  func href(_ path: String = CertificateFilter.path, after: CertificateCursor? = nil) -> String {
    queryAddress(path, [
      ("number", query.number.isEmpty ? nil : query.number), ("state", query.state?.rawValue),
      ("order", query.order == .newest ? nil : query.order.rawValue), ("after", after?.text),
    ])
  }

  func with(_ change: (inout CertificateQuery) -> Void) -> CertificateFilter {
    var other = self
    change(&other.query)
    return other
  }
}
