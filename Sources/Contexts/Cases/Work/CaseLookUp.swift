import Kernel
import Nihongo
import Storage
import Vault
import Web

/// Finds an application by its receipt number and its secret.
///
/// A wrong number, a wrong secret and both wrong take the same steps. Only these count: who brings what belongs
/// together is given the attempt back, so that those who share an address do not use it up for one another.
struct CaseLookUp: Sendable {
  static let limit = AttemptLimit("status", most: 10, windowSeconds: 600)

  let desk: CaseDesk

  /// - Parameter client: who tries: a code, never an address.
  /// - Returns: `nil` when the two do not belong together; which of them is wrong is not told.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  func find(receipt typedReceipt: String, secret typedSecret: String, client: String) async throws -> ID<Case>? {
    let town = desk.town
    let receipt = ReceiptNumber(typedReceipt)
    // What is no number can belong to nobody, so it counts against whoever mistyped it and against no one else.
    let number = town.vault.code(.attempts, text: receipt?.description ?? "\(client)/\(typedReceipt)")
    let attempt = Attempt([(Self.limit, client), (Self.limit, number)], at: town.world.now)
    try await attempt.count(in: town.database)
    let found = try await town.database.read { tx in try receipt.flatMap { try desk.cases.lookUp(receipt: $0, in: tx) } }
    let id = found?.id ?? town.world.newID()
    let expected = ApplicantSecret.secret(of: id, vault: town.vault).canonical
    let typed = (try? SecretCode(reading: typedSecret))?.canonical ?? ""
    guard isSame(Array(expected.utf8), Array(typed.utf8)), let found else { return nil }
    try await town.database.write { tx in try attempt.giveBack(in: tx) }
    return found.id
  }
}
