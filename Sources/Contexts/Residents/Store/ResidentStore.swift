import FormSchema
import Foundation
import Kernel
import Nihongo
import Storage
import Vault
import Web

/// Reads the registry. Functions take the caller's transaction.
struct ResidentStore: Sendable {
  let town: Town

  /// - Throws: ``ResidentsProblem/notFound``
  func find(_ id: ID<RegistryRow>, in tx: any Transaction) throws -> KnownResident {
    guard let row = try tx.firstRow(Self.select + " WHERE id = \(id)") else { throw ResidentsProblem.notFound }
    return try known(row)
  }

  /// Everyone of a household who lives here but `id`: the head first, then by age.
  func household(of person: KnownResident, in tx: any Transaction) throws -> [KnownResident] {
    let others = try tx.rows(
      Self.select + " WHERE household_code = \(person.householdCode) AND id <> \(person.id) AND removed_on IS NULL"
    ).map(known)
    return others.sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(_ person: KnownResident) -> (Int, String, String) {
    (person.facts.isHead ? 0 : 1, person.resident[.birthDate], person.id.description)
  }

  /// Rows that have all pieces, in no order.
  ///
  /// `CROSS JOIN` keeps SQLite at the few rows of the pieces: it would otherwise walk through the whole registry.
  func list(
    pieces: [String], livingHere: Bool, most: Int, in tx: any Transaction
  ) throws -> [KnownResident] {
    let tokens = Array(Set(pieces.map(town.vault.searchToken)))
    // The birthday, which comes last, narrows most.
    guard let first = pieces.last.map(town.vault.searchToken) else { return [] }
    let begin: SQLText = """
      SELECT \(Self.columns) FROM residents_search_token t CROSS JOIN residents_resident
      WHERE t.token = \(first) AND residents_resident.id = t.resident_id
      """
    let all = tokens.filter { $0 != first }.sorted().reduce(begin) { text, token in
      text + """
         AND EXISTS (SELECT 1 FROM residents_search_token o WHERE o.token = \(token) AND o.resident_id = t.resident_id)
        """
    }
    return try tx.rows(all + (livingHere ? " AND removed_on IS NULL" : "") + " LIMIT \(most)").map(known)
  }

  func lookUp(number: String, in tx: any Transaction) throws -> KnownResident? {
    try tx.firstRow(Self.select + " WHERE number_code = \(numberCode(number))").map(known)
  }

  /// How many live here, and how many did.
  func counts(in tx: any Transaction) throws -> (living: Int, removed: Int) {
    let all = try tx.count("SELECT count(*) AS n FROM residents_resident")
    let removed = try tx.count("SELECT count(*) AS n FROM residents_resident WHERE removed_on IS NOT NULL")
    return (all - removed, removed)
  }

  func known(_ row: SQLRow) throws -> KnownResident {
    let id: ID<RegistryRow> = try row.id("id")
    let bytes = try town.vault.open(try row.bytes("facts"), place: ResidentsSealing.facts.place(id))
    return KnownResident(
      id: id, resident: try RegisteredResident(bytes: bytes), householdCode: try row.text("household_code"),
      importedAt: try row.instant("imported_at"), changedAt: try row.instant("changed_at"),
      removedOn: try row.dateIfPresent("removed_on"))
  }

  /// What a number is found by: 128 bits of a keyed code.
  func numberCode(_ number: String) -> String { code("number", number) }
  func householdCode(_ household: String) -> String { code("household", household) }

  /// What tells whether a person has changed.
  func digest(_ bytes: [UInt8]) -> String {
    String(hexadecimal(town.vault.code(.secrets, Data("residents/digest/".utf8) + bytes)).prefix(32))
  }

  private func code(_ kind: String, _ text: String) -> String {
    String(town.vault.code(.secrets, text: "residents/\(kind)/\(text)").prefix(32))
  }

  static let columns: SQLText = "id, household_code, facts, imported_at, changed_at, removed_on"
  private static let select: SQLText = "SELECT " + columns + " FROM residents_resident"
}
