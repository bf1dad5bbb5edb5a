import CLibPQ
import Storage

/// The bound values of one statement in PostgreSQL's binary format, one behind the other in one buffer.
///
/// Each kind of value has one declared type, whatever the statement: integers `bigint`, text `text`, bytes `bytea`.
/// So a column compared with another kind is an error here, and not a surprise. NULL is not bound, see ``SQLText``.
struct PostgresParameters {
  let types: [Oid]
  private var buffer: [UInt8] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []

  init(_ values: [SQLValue]) {
    types = values.compactMap(\.declaredType)
    for value in values where value != .null { append(value) }
    // An empty value still needs an address: no address would mean NULL.
    buffer.append(0)
  }

  private mutating func append(_ value: SQLValue) {
    let start = buffer.count
    switch value {
    case .null: return
    case .int(let number): withUnsafeBytes(of: Int64(number).bigEndian) { buffer += $0 }
    case .text(let text): buffer += text.utf8
    case .bytes(let bytes): buffer += bytes
    }
    starts.append(start)
    // One value has at most 1 GB in PostgreSQL; a longer one is cut to a length the server refuses.
    lengths.append(Int32(clamping: buffer.count - start))
  }

  /// What libpq calls `nParams`, `paramValues`, `paramLengths` and `paramFormats`; valid inside `body` only.
  typealias Pointers = (
    count: Int32, values: [UnsafePointer<CChar>?], lengths: [Int32], formats: [Int32]
  )

  func withPointers<R>(_ body: (Pointers) -> R) -> R {
    buffer.withUnsafeBytes { bytes in
      let base = bytes.bindMemory(to: CChar.self).baseAddress
      let formats = [Int32](repeating: 1, count: starts.count)
      return body((Int32(starts.count), starts.map { base?.advanced(by: $0) }, lengths, formats))
    }
  }
}

extension SQLValue {
  fileprivate var declaredType: Oid? {
    switch self {
    case .null: nil
    case .int: PostgresType.bigint
    case .text: PostgresType.text
    case .bytes: PostgresType.bytea
    }
  }
}

extension SQLText {
  /// The text as PostgreSQL reads it. NULL is written out, because a parameter that is NULL would have no type
  /// in places such as `$1 IS NULL`.
  var postgresText: String {
    let values = values
    var bound = 0
    return text(
      placeholder: { number in
        if values[number - 1] == .null { return "NULL" }
        bound += 1
        return "$\(bound)"
      },
      word: {
        switch $0 {
        case .bytes: "BYTEA"
        case .keptByKey: ""
        }
      })
  }
}
