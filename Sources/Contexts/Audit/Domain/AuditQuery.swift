import Kernel

/// Which entries are asked for, as typed into the page of the log.
struct AuditQuery: Sendable, Equatable {
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

  func with(_ change: (inout AuditQuery) -> Void) -> AuditQuery {
    var query = self
    change(&query)
    return query
  }
}
