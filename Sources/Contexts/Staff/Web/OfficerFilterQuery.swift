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
    let pairs = [
      ("q", words), ("department", department), ("role", role?.rawValue ?? ""), ("state", state?.rawValue ?? ""),
      ("page", "\(page)"),
    ]
    return OfficerRoutes.path + "?"
      + pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
  }

  /// Percent-encoding of everything but letters, digits and hyphens.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }
    .joined()
  }
}
