import CLibPQ
import Foundation
import Storage

/// Why the server refused a statement, read from its answer.
struct PostgresRefusal {
  /// SQLSTATE: five characters; the first two are the class. Empty when libpq itself refused.
  let code: String
  private let message: String
  private let constraint: String?
  private let table: String?
  private let column: String?

  init(_ result: OpaquePointer) {
    func field(_ letter: Character) -> String? {
      letter.asciiValue.flatMap { PQresultErrorField(result, Int32($0)) }.map { String(cString: $0) }
    }
    code = field("C") ?? ""
    message = field("M") ?? String(cString: PQresultErrorMessage(result))
    constraint = field("n")
    table = field("t")
    column = field("c")
  }

  /// The server goes away or cannot be worked with now: class 08, 57P01…57P05, no memory, disk or connection
  /// left (53), another writer held the lock too long (55P03).
  var isUnreachable: Bool {
    ["08", "57P0", "53", "55P03"].contains { code.hasPrefix($0) }
  }

  /// The connection is of no more use, whatever its status says.
  var endsConnection: Bool { ["08", "57P0"].contains { code.hasPrefix($0) } }

  /// A prepared statement no longer fits the schema (0A000) or is gone (26000); only a new connection surely
  /// forgets it.
  var needsNewConnection: Bool { ["0A000", "26000"].contains(code) }

  var error: StorageError {
    if isUnreachable { return .unreachable(safeMessage) }
    if code.hasPrefix("23") { return .refused(constraint: rule) }
    return .engine(code: code, message: safeMessage)
  }

  /// The constraint's name; a NOT NULL rule has none, so its column stands for it.
  private var rule: String {
    constraint ?? [table, column].compactMap(\.self).joined(separator: ".")
  }

  /// Messages of class 22 quote the value, which may be personal, behind the last colon. Details are never read.
  private var safeMessage: String {
    guard code.hasPrefix("22"), let quote = message.firstIndex(of: "\"") else { return message }
    return message[..<quote].trimmingCharacters(in: [" ", ":"])
  }
}
