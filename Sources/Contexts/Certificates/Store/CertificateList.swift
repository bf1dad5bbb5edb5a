import Kernel
import Storage

/// Reads the register as officers list it. Each order is answered from the front of an index; words looked for are
/// compared with every number.
enum CertificateList {
  /// One page, and where the next begins.
  static func page(
    _ query: CertificateQuery, after: CertificateCursor?, limit: Int = CertificateQuery.pageSize,
    in tx: any Transaction
  ) throws -> (rows: [Certificate], next: CertificateCursor?) {
    let found = try tx.rows(
      CertificateRegister.select + condition(query) + behind(after, query.order, in: tx) + order(query.order)
        + " LIMIT \(limit + 1)")
    let rows = try found.prefix(limit).map(Certificate.init(row:))
    return (rows, found.count > limit ? rows.last.map { CertificateCursor($0.id) } : nil)
  }

  static func count(_ query: CertificateQuery, in tx: any Transaction) throws -> Int {
    try tx.count("SELECT count(*) AS n FROM certificates_certificate c" + condition(query))
  }

  /// Those with exactly this number, however it is written.
  static func find(number: String, in tx: any Transaction) throws -> [Certificate] {
    try tx.rows(
      CertificateRegister.select + " WHERE c.number_key = \(NumberKey(number).text) ORDER BY c.issued_on DESC, c.id"
    ).map(Certificate.init(row:))
  }

  private static func condition(_ query: CertificateQuery) -> SQLText {
    let state: SQLText =
      switch query.state {
      case nil: " WHERE 1 = 1"
      case .standing: " WHERE c.revoked_at IS NULL"
      case .revoked: " WHERE c.revoked_at IS NOT NULL AND c.replaced_by IS NULL"
      case .replaced: " WHERE c.replaced_by IS NOT NULL"
      }
    let key = NumberKey(query.number)
    return key.text.isEmpty ? state : state + " AND c.number_key LIKE \(key.pattern) ESCAPE '!'"
  }

  private static func behind(
    _ cursor: CertificateCursor?, _ order: CertificateQuery.Order, in tx: any Transaction
  ) throws -> SQLText {
    guard let cursor,
      let last = try tx.firstRow(
        "SELECT issued_on, number_key FROM certificates_certificate WHERE id = \(cursor.id)")
    else { return "" }
    let (day, key) = (try last.text("issued_on"), try last.text("number_key"))
    switch order {
    case .newest: return " AND (c.issued_on < \(day) OR (c.issued_on = \(day) AND c.id < \(cursor.id)))"
    case .oldest: return " AND (c.issued_on > \(day) OR (c.issued_on = \(day) AND c.id > \(cursor.id)))"
    case .number: return " AND (c.number_key > \(key) OR (c.number_key = \(key) AND c.id > \(cursor.id)))"
    }
  }

  private static func order(_ order: CertificateQuery.Order) -> SQLText {
    switch order {
    case .newest: " ORDER BY c.issued_on DESC, c.id DESC"
    case .oldest: " ORDER BY c.issued_on, c.id"
    case .number: " ORDER BY c.number_key, c.id"
    }
  }
}
