import CLibPQ
import Storage

/// What the server said to one statement that it accepted.
final class PostgresAnswer {
  private let result: OpaquePointer
  private let columns: [String]
  private let types: [Oid]

  /// Takes the result over and clears it in the end.
  init(_ result: OpaquePointer) {
    self.result = result
    columns = (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
    types = (0..<PQnfields(result)).map { PQftype(result, $0) }
  }

  deinit { PQclear(result) }

  /// The word of the command that ran: `COMMIT`, `SELECT`, `ALTER`.
  var command: Substring {
    String(cString: PQcmdStatus(result)).prefix { $0 != " " }
  }

  /// The rows that an INSERT, UPDATE or DELETE changed; zero for every other command.
  var changedRows: Int {
    ["INSERT", "UPDATE", "DELETE"].contains(command) ? Int(String(cString: PQcmdTuples(result))) ?? 0 : 0
  }

  var rowCount: Int { Int(PQntuples(result)) }

  func row(_ number: Int) -> SQLRow {
    SQLRow(columns: columns, values: columns.indices.map { value(row: Int32(number), column: Int32($0)) })
  }

  var rows: [SQLRow] { (0..<rowCount).map(row) }

  private func value(row: Int32, column: Int32) -> SQLValue {
    guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
    switch types[Int(column)] {
    case PostgresType.bigint, PostgresType.integer, PostgresType.smallint, PostgresType.numeric:
      // A sum of integers is numeric without a fraction; an average has one and stays text, as on SQLite.
      let text = String(decoding: bytes, as: UTF8.self)
      return Int(text).map(SQLValue.int) ?? .text(text)
    case PostgresType.bool: return .int(bytes.first == UInt8(ascii: "t") ? 1 : 0)
    case PostgresType.bytea: return .bytes(Self.bytes(fromHexadecimal: bytes.dropFirst(2)))
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// `bytea_output` is `hex` in every session: lower-case pairs behind `\x`.
  private static func bytes(fromHexadecimal digits: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    func nibble(_ digit: UInt8) -> UInt8 { digit < UInt8(ascii: "a") ? digit &- 48 : digit &- 87 }
    return [UInt8](unsafeUninitializedCapacity: digits.count / 2) { bytes, count in
      var position = digits.startIndex
      while position < digits.endIndex {
        bytes[count] = nibble(digits[position]) << 4 | nibble(digits[position + 1])
        count += 1
        position += 2
      }
    }
  }
}
