import Kernel
import Nihongo
import Ports
import Storage

/// The only code that reads or writes the `reference_` tables.
struct ReferenceStore: ReferencePort {
  /// How many rows one statement carries: below the parameter limits of both engines.
  private static let rowsAtOnce = 500

  func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace] {
    try tx.rows("""
      SELECT prefecture, city, town FROM reference_postal_place WHERE postal_code = \(digits) ORDER BY number
      """).map { PostalPlace(prefecture: try $0.text("prefecture"), city: try $0.text("city"), town: try $0.text("town")) }
  }

  func holidays(in tx: any Transaction) throws -> Holidays {
    Holidays(
      Dictionary(
        try tx.rows("SELECT held_on, name FROM reference_holiday").map { (try $0.date("held_on"), try $0.text("name")) },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Puts `data` in the place of what was there before.
  /// - Returns: how many entries there were before.
  func replace(
    with data: ReferenceData, source: String, dataOn: CivilDate, sha256: String, at now: Instant, in tx: any Transaction
  ) throws -> Int {
    let before = try tx.firstRow("SELECT entries FROM reference_import WHERE kind = \(data.kind)")?.int("entries") ?? 0
    switch data {
    case .postalPlaces(let rows):
      try tx.run("DELETE FROM reference_postal_place")
      try insert("INSERT INTO reference_postal_place (postal_code, number, prefecture, city, town) VALUES ", rows.enumerated().map {
        "(\($1.postalCode), \($0), \($1.place.prefecture), \($1.place.city), \($1.place.town))"
      }, in: tx)
    case .municipalities(let rows):
      try tx.run("DELETE FROM reference_municipality")
      try insert("INSERT INTO reference_municipality (code, prefecture, name) VALUES ", rows.map {
        "(\($0.code), \($0.prefecture), \($0.name))"
      }, in: tx)
    case .holidays(let rows):
      try tx.run("DELETE FROM reference_holiday")
      try insert("INSERT INTO reference_holiday (held_on, name) VALUES ", rows.map { "(\($0.date), \($0.name))" }, in: tx)
    }
    try tx.run("""
      INSERT INTO reference_import (kind, source, data_on, imported_at, entries, sha256)
      VALUES (\(data.kind), \(source), \(dataOn), \(now), \(data.count), \(sha256))
      ON CONFLICT (kind) DO UPDATE SET source = excluded.source, data_on = excluded.data_on,
        imported_at = excluded.imported_at, entries = excluded.entries, sha256 = excluded.sha256
      """)
    return before
  }

  private func insert(_ head: SQLText, _ rows: [SQLText], in tx: any Transaction) throws {
    for start in stride(from: 0, to: rows.count, by: Self.rowsAtOnce) {
      let part = Array(rows[start..<min(start + Self.rowsAtOnce, rows.count)])
      try tx.run(head + .joined(part, separator: ", "))
    }
  }
}
