import Kernel
import Ports
import Storage
import Vault
import Web

/// The steps from a right code to a session; the first time with an account in between.
struct SignInDesk: Sendable {
  /// What a right code, or an agreement, led to.
  enum Outcome: Sendable {
    /// The address has no account yet: it is made once the person agrees.
    case newAccount
    case signedIn(Secret, ReturnPath)
  }

  let desk: IdentityDesk
  private var town: Town { desk.town }

  init(_ desk: IdentityDesk) { self.desk = desk }

  /// - Parameters:
  ///   - client: who types: a code, never an address.
  ///   - earlier: the session this browser had before.
  func enter(
    _ typed: MailCode, _ secret: Secret, client: String, insteadOf earlier: Secret?
  ) async throws -> CodeDesk.Answer<Outcome> {
    try await CodeDesk(desk).enter(typed, secret, for: nil, client: client) { pending, tx in
      guard let account = try desk.accounts.lookUp(mailCode: pending.mailCode, in: tx) else {
        try desk.pending.confirm(pending, in: tx)
        return .right(.newAccount)
      }
      return try finish(pending, account.id, insteadOf: earlier, in: tx)
    }
  }

  /// Makes the account of an address that was proven, and signs in.
  /// - Parameter language: of the account's mails.
  func agree(_ secret: Secret, language: Language, insteadOf earlier: Secret?) async throws -> CodeDesk.Answer<Outcome> {
    let code = CodeDesk(desk).code(of: secret)
    return try await town.database.write { tx in
      guard let pending = try desk.pending.lookUp(code: code, in: tx), pending.account == nil,
        pending.confirmedAt != nil
      else { return .startAgain }
      let account = ResidentAccount(
        id: town.world.newID(), mail: pending.mail, language: language, createdAt: town.world.now)
      // Made in another window meanwhile: the address is proven here too, so it is the same person.
      guard try desk.accounts.insert(account, in: tx) else {
        guard let earlierMade = try desk.accounts.lookUp(mailCode: pending.mailCode, in: tx) else { return .startAgain }
        return try finish(pending, earlierMade.id, insteadOf: earlier, in: tx)
      }
      try desk.record("account-created", account.id, in: tx)
      return try finish(pending, account.id, insteadOf: earlier, in: tx)
    }
  }

  private func finish(
    _ pending: PendingMail, _ account: ID<Resident>, insteadOf earlier: Secret?, in tx: any Transaction
  ) throws -> CodeDesk.Answer<Outcome> {
    guard try desk.pending.remove(pending, in: tx) else { return .startAgain }
    let session = try desk.beginSession(of: account, by: .mailCode, insteadOf: earlier, in: tx)
    return .right(.signedIn(session, pending.returnPath))
  }
}
