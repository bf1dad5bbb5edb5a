import Hummingbird
import Kernel
import NIOCore
import Storage
import Web

/// The log as a CSV file, written while it is read: memory holds one part of it.
struct AuditExport: Sendable {
  static let perPart = 500
  static let columns = ["seq", "at", "actor", "action", "subject", "details", "previous_hash", "hash"]

  let town: Town
  let query: AuditQuery

  var body: ResponseBody {
    ResponseBody { [self] writer in
      // The mark at the start tells spreadsheet programs that the text is UTF-8.
      try await writer.write(ByteBuffer(string: "\u{FEFF}" + Self.line(Self.columns)))
      var rest = query
      while true {
        let part = try await town.database.read { [rest] tx in
          try AuditStore.list(rest, most: Self.perPart, in: tx)
        }
        guard let last = part.last else { break }
        try await writer.write(ByteBuffer(string: part.map(Self.line).joined()))
        rest.before = last.seq
      }
      try await writer.finish(nil)
    }
  }

  static func line(_ record: AuditRecord) -> String {
    line([
      "\(record.seq)", record.at.rfc3339, record.actor, record.action, record.subject, record.details,
      record.previousHash, record.hash,
    ])
  }

  /// One line by RFC 4180, every field quoted.
  ///
  /// - Note: A text that begins like a formula gets an apostrophe (OWASP, CSV Injection, read 2026-11-21).
  static func line(_ fields: [String]) -> String {
    fields.map { field in
      let isFormula = field.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
      // By code points: a mark that combines with a quote would hide it.
      let doubled = field.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
      return "\"\(isFormula ? "'" : "")\(String(String.UnicodeScalarView(doubled)))\""
    }
    .joined(separator: ",") + "\r\n"
  }
}
