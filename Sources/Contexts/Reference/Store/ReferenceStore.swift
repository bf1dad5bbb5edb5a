import Kernel
import Nihongo
import Ports
import Storage

/// The only code that reads or writes the `reference_` tables.
struct ReferenceStore: Sendable {
  /// How many rows one statement carries: with nine columns far below the parameter limits of both engines.
  private static let rowsAtOnce = 500

  let world: World

  func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace] {
    try tx.rows("""
      SELECT prefecture, city, town FROM reference_postal_place WHERE postal_code = \(digits) ORDER BY number
      """).map {
      PostalPlace(prefecture: try $0.text("prefecture"), city: try $0.text("city"), town: try $0.text("town"))
    }
  }

  /// From the start of last year on: deadlines look ahead, and every submission asks.
  func holidays(in tx: any Transaction) throws -> Holidays {
    let first = CivilDate(year: max(1, world.today.year - 1), month: 1, day: 1)
    let rows = try tx.rows("SELECT held_on, name FROM reference_holiday WHERE held_on >= \(first)")
    return Holidays(Dictionary(try rows.map { (try $0.date("held_on"), try $0.text("name")) }) { first, _ in first })
  }

  /// What stands in the table of `kind` now.
  func difference(to data: ReferenceData, in tx: any Transaction) throws -> ImportDifference {
    var keys: Set<String> = []
    switch data.kind {
    case .postalPlaces:
      try tx.forEachRow("SELECT postal_code, prefecture, city, town FROM reference_postal_place") { row in
        keys.insert(try Self.key(row, ["postal_code", "prefecture", "city", "town"]))
      }
    case .municipalities:
      try tx.forEachRow("SELECT code, prefecture, name FROM reference_municipality") { row in
        keys.insert(try Self.key(row, ["code", "prefecture", "name"]))
      }
    case .holidays:
      try tx.forEachRow("SELECT held_on, name FROM reference_holiday") { row in
        keys.insert(try Self.key(row, ["held_on", "name"]))
      }
    }
    return ImportDifference(from: keys, to: data.keys)
  }

  private static func key(_ row: SQLRow, _ columns: [String]) throws -> String {
    try columns.map { column throws(StorageError) in try row.text(column) }.joined(separator: "\t")
  }

  /// Puts `data` in the place of what was there before.
  func replace(with data: ReferenceData, _ origin: ImportOrigin, in tx: any Transaction) throws {
    switch data {
    case .postalPlaces(let rows): try replacePlaces(rows, in: tx)
    case .municipalities(let rows): try replaceMunicipalities(rows, in: tx)
    case .holidays(let rows): try replaceHolidays(rows, in: tx)
    }
    try tx.run("""
      INSERT INTO reference_import (kind, source, data_on, imported_at, entries, sha256)
      VALUES (\(data.kind), \(origin.source), \(origin.dataOn), \(world.now), \(data.count), \(origin.sha256))
      ON CONFLICT (kind) DO UPDATE SET source = excluded.source, data_on = excluded.data_on,
        imported_at = excluded.imported_at, entries = excluded.entries, sha256 = excluded.sha256
      """)
  }

  private func replacePlaces(_ rows: [PostalPlaceRow], in tx: any Transaction) throws {
    try tx.run("DELETE FROM reference_postal_place")
    let head: StaticString = """
      INSERT INTO reference_postal_place
        (postal_code, number, area_code, prefecture, city, town, prefecture_kana, city_kana, town_kana) VALUES
      """
    var number = 0
    try insert(head, rows, in: tx) { row, values in
      number += 1
      values.append(row.postalCode)
      values.append(number)
      for text in [row.areaCode, row.prefecture, row.city, row.town, row.prefectureKana, row.cityKana, row.townKana] {
        values.append(text)
      }
    }
  }

  private func replaceMunicipalities(_ rows: [MunicipalityRow], in tx: any Transaction) throws {
    try tx.run("DELETE FROM reference_municipality")
    let head: StaticString = "INSERT INTO reference_municipality (code, prefecture, name, kana) VALUES"
    try insert(head, rows, in: tx) { row, values in
      for text in [row.code, row.prefecture, row.name, row.kana] { values.append(text) }
    }
  }

  private func replaceHolidays(_ rows: [HolidayRow], in tx: any Transaction) throws {
    try tx.run("DELETE FROM reference_holiday")
    try insert("INSERT INTO reference_holiday (held_on, name) VALUES", rows, in: tx) { row, values in
      for text in [row.date.description, row.name] { values.append(text) }
    }
  }

  private func insert<Row>(
    _ head: StaticString, _ rows: [Row], in tx: any Transaction, _ write: (Row, inout InsertValues) -> Void
  ) throws {
    for start in stride(from: 0, to: rows.count, by: Self.rowsAtOnce) {
      var values = InsertValues(head)
      for row in rows[start..<min(start + Self.rowsAtOnce, rows.count)] {
        values.beginRow()
        write(row, &values)
      }
      try tx.run(values.statement())
    }
  }
}
