import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Storage
import Vault
import Web

/// A call with its `Idempotency-Key`: sent again, it does nothing more, and gets the answer of the first.
struct KeyedCall: Sendable {
  let desk: ClientDesk
  let client: Client
  let key: IdempotencyKey
  /// Of the address and the body; it tells nothing of what stands in them.
  let bodyCode: String

  /// - Parameter address: what is called, so that one body at two addresses is two calls.
  init(_ desk: ClientDesk, _ client: Client, _ key: IdempotencyKey, at address: String, _ body: [UInt8]) {
    (self.desk, self.client, self.key) = (desk, client, key)
    bodyCode = hexadecimal(desk.town.vault.code(.secrets, Data("client-\(address)|".utf8) + Data(body)))
  }

  /// - Throws: ``ClientsProblem/keyMissing``, ``ClientsProblem/keyUnreadable``
  static func key(_ request: Request) throws(ClientsProblem) -> IdempotencyKey {
    guard let text = HTTPField.Name("Idempotency-Key").flatMap({ request.headers[$0] }) else { throw .keyMissing }
    guard let key = IdempotencyKey(text) else { throw .keyUnreadable }
    return key
  }

  /// What the same call made before; `nil` when it is the first.
  /// - Throws: ``ClientsProblem/keyReused``
  func earlier() async throws -> KnownSubmission.Accepted? {
    let known = try await desk.town.database.read { [self] tx in
      try desk.submissions.lookUp(key, of: client.id, in: tx)
    }
    guard let known else { return nil }
    guard known.bodyCode == bodyCode else { throw ClientsProblem.keyReused }
    return known.accepted
  }

  /// Does `work` in the transaction that ties the key to what came of it, unless that was done before.
  /// - Throws: ``ClientsProblem/keyReused``, and what `work` throws; then nothing is kept.
  func once(
    _ work: @escaping @Sendable (any Transaction) throws -> KnownSubmission.Accepted
  ) async throws -> KnownSubmission.Accepted {
    try await desk.town.database.write { [self] tx in
      let now = desk.town.world.now
      try desk.submissions.claim(key, bodyCode, of: client.id, at: now, in: tx)
      if let done = try desk.submissions.lookUp(key, of: client.id, in: tx)?.accepted { return done }
      let accepted = try work(tx)
      let done = KnownSubmission(bodyCode: bodyCode, accepted: accepted)
      try desk.submissions.keep(done, key, of: client.id, at: now, in: tx)
      return accepted
    }
  }
}
