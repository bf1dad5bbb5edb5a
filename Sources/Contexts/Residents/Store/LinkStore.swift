import Kernel
import Storage

/// The tie between an account and a person, and who made it.
struct ResidentLink: Sendable, Equatable {
  /// The account, by its id.
  let account: String
  let resident: ID<RegistryRow>
  let linkedAt: Instant
  /// The officer who saw the document, by id.
  let officer: String
  let document: IdentityDocument
}

/// What somebody showed to be known by.
///
/// - Note: Source: 行政手続等での本人確認におけるデジタルアイデンティティの取扱いに関するガイドライン (令和7年9月) and the usual
///   lists of 本人確認書類 of municipal counters: one with a photo, or two without.
enum IdentityDocument: String, Sendable, CaseIterable {
  case individualNumberCard = "individual-number-card"
  case drivingLicence = "driving-licence"
  case passport
  case residenceCard = "residence-card"
  case otherWithPhoto = "other-with-photo"
  case twoWithoutPhoto = "two-without-photo"
}

/// The only code that reads or writes `residents_link`. Functions take the caller's transaction.
enum LinkStore {
  /// - Returns: `false` when the account or the person is tied already.
  static func insert(_ link: ResidentLink, in tx: any Transaction) throws -> Bool {
    try tx.run("""
      INSERT INTO residents_link (account_id, resident_id, linked_at, officer, document)
      VALUES (\(link.account), \(link.resident), \(link.linkedAt), \(link.officer), \(link.document))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  static func lookUp(account: String, in tx: any Transaction) throws -> ResidentLink? {
    try tx.firstRow("SELECT * FROM residents_link WHERE account_id = \(account)").map(link)
  }

  static func lookUp(resident: ID<RegistryRow>, in tx: any Transaction) throws -> ResidentLink? {
    try tx.firstRow("SELECT * FROM residents_link WHERE resident_id = \(resident)").map(link)
  }

  /// - Returns: whether there was one.
  static func remove(account: String, in tx: any Transaction) throws -> Bool {
    try tx.run("DELETE FROM residents_link WHERE account_id = \(account)") == 1
  }

  private static func link(_ row: SQLRow) throws -> ResidentLink {
    ResidentLink(
      account: try row.text("account_id"), resident: try row.id("resident_id"), linkedAt: try row.instant("linked_at"),
      officer: try row.text("officer"), document: try row.value("document"))
  }
}
