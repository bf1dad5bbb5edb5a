import Kernel
import Nihongo
import Storage
import Vault
import Web

/// Finds an application by its receipt number and its secret.
///
/// A wrong number, a wrong secret and both wrong take the same steps.
struct CaseLookUp: Sendable {
  static let limit = AttemptLimit("status", most: 10, windowSeconds: 600)

  let desk: CaseDesk

  /// - Parameter client: who tries: a code, never an address.
  /// - Returns: `nil` when the two do not belong together; which of them is wrong is not told.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  func find(receipt typedReceipt: String, secret typedSecret: String, client: String) async throws -> ID<Case>? {
    let town = desk.town
    let receipt = ReceiptNumber(typedReceipt)
    let bucket = town.vault.code(.attempts, text: receipt?.description ?? "none")
    for who in [client, bucket] { try await Self.limit.check(who, at: town.world.now, in: town.database) }
    let found = try await town.database.read { tx in try receipt.flatMap { try desk.cases.lookUp(receipt: $0, in: tx) } }
    let id = found?.id ?? town.world.newID()
    let expected = ApplicantSecret.secret(of: id, vault: town.vault).canonical
    let typed = (try? SecretCode(reading: typedSecret))?.canonical ?? ""
    return isSame(Array(expected.utf8), Array(typed.utf8)) ? found?.id : nil
  }
}
