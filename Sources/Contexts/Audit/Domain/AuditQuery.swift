import Kernel

/// Which entries are asked for, as typed into the page of the log.
struct AuditQuery: Sendable, Equatable {
  static let path = "/staff/audit"
  static let exportPath = "/staff/audit/export"

  /// Exact: `officer:<id>`.
  var actor = ""
  /// An action, or the beginning of one: `cases` finds `cases.case-viewed`.
  var action = ""
  /// Exact: `case:<id>`.
  var subject = ""
  /// First and last day in Japan, as `YYYY-MM-DD`; kept as typed.
  var from = ""
  var to = ""
  /// Only entries before this number: the next page.
  var before: Int?

  var start: Instant? { CivilDate(from).map(Instant.init(startOf:)) }
  /// The first moment after the last day.
  var end: Instant? { CivilDate(to).map { Instant(startOf: $0.adding(days: 1)) } }

  /// The fields whose date cannot be read.
  var unreadableDates: [String] {
    [("from", from), ("to", to)].filter { !$0.1.isEmpty && CivilDate($0.1) == nil }.map(\.0)
  }

  /// The conditions with their names, those that are set only.
  var conditions: [(name: String, value: String)] {
    [("actor", actor), ("action", action), ("subject", subject), ("from", from), ("to", to)].filter { !$0.1.isEmpty }
  }

  /// How the audit log itself tells what was looked for. What is no code or date may be a name, so it is left out.
  var details: [String: String] {
    Dictionary(uniqueKeysWithValues: conditions.map { ($0.name, Self.isCode($0.value) ? $0.value : "…") })
  }

  /// Plain characters without spaces, and no mail address.
  private static func isCode(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "@") }
  }

  /// The address of this list, without one of its conditions.
  func href(_ path: String = AuditQuery.path, without name: String? = nil) -> String {
    var pairs = conditions.filter { $0.name != name }
    if let before, name == nil { pairs.append(("before", "\(before)")) }
    let query = pairs.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
    return query.isEmpty ? path : "\(path)?\(query)"
  }

  func with(_ change: (inout AuditQuery) -> Void) -> AuditQuery {
    var query = self
    change(&query)
    return query
  }

  /// Percent-encoding of everything but unreserved characters (RFC 3986 §2.3).
  private static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for byte in text.utf8 {
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
      if isPlain {
        escaped.append(Unicode.Scalar(byte))
      } else {
        escaped.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(escaped)
  }
}
