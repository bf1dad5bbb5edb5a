import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// Sends codes by mail and takes them back: how an address is proven, for signing in and for a new address.
///
/// Everything runs the same statements whether or not an address has an account, and says the same words.
struct CodeDesk: Sendable {
  static let perMail = AttemptLimit("identity-code-mail", most: 5, windowSeconds: 15 * 60)
  static let perMailAndDay = AttemptLimit("identity-code-mail-day", most: 20, windowSeconds: 86_400)
  static let perClient = AttemptLimit("identity-code-client", most: 20, windowSeconds: 15 * 60)

  /// What became of typed digits.
  enum Answer<Value: Sendable>: Sendable {
    /// Nothing is under way in this browser, or it took too long.
    case startAgain
    case expired
    /// Guessed too often; only another code helps.
    case spent
    case wrong(left: Int)
    case right(Value)
  }

  let desk: IdentityDesk
  private var town: Town { desk.town }

  init(_ desk: IdentityDesk) { self.desk = desk }

  /// Sends a code and gives the secret for the cookie that binds it to this browser.
  ///
  /// - Parameter account: whose new address it is to become; `nil` for signing in.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  func begin(
    _ mail: EmailAddress, for account: ID<Resident>?, returnPath: ReturnPath, client: String, texts: Texts
  ) async throws -> Secret {
    let mailCode = desk.accounts.code(of: mail)
    try await countSending(mailCode, client)
    let secret = Secret(world: town.world)
    let now = town.world.now
    let digits = MailCode(world: town.world)
    let code = code(of: secret)
    let pending = PendingMail(
      code: code, account: account, mail: mail, mailCode: mailCode, digits: self.code(of: digits, for: code),
      digitsEndAt: now.adding(seconds: CodeRule.lifetimeSeconds), confirmedAt: nil, returnPath: returnPath,
      endsAt: now.adding(seconds: CodeRule.waySeconds))
    try await town.database.write { tx in
      try desk.pending.insert(pending, in: tx)
      try send(digits, until: pending.digitsEndAt, for: pending, texts, in: tx)
    }
    return secret
  }

  /// Sends another code in place of the one before.
  /// - Returns: `false` when nothing is under way.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  func sendAgain(_ secret: Secret, for account: ID<Resident>?, client: String, texts: Texts) async throws -> Bool {
    guard let known = try await open(secret, for: account), known.confirmedAt == nil else { return false }
    try await countSending(known.mailCode, client)
    let digits = MailCode(world: town.world)
    let until = town.world.now.adding(seconds: CodeRule.lifetimeSeconds)
    return try await town.database.write { tx in
      guard let pending = try desk.pending.lookUp(code: known.code, in: tx), pending.confirmedAt == nil
      else { return false }
      try desk.pending.replaceDigits(of: pending, by: code(of: digits, for: pending.code), until: until, in: tx)
      try send(digits, until: until, for: pending, texts, in: tx)
      return true
    }
  }

  /// What is under way in this browser for `account`.
  func open(_ secret: Secret, for account: ID<Resident>?) async throws -> PendingMail? {
    let code = code(of: secret)
    let found = try await town.database.read { tx in try desk.pending.lookUp(code: code, in: tx) }
    return found?.account == account ? found : nil
  }

  /// Takes digits, and does `whenRight` in the same transaction. Each guess counts before it is looked at.
  ///
  /// - Parameter client: who types: a mail whose reader was here counts no more against the client that had it sent,
  ///   so that a library behind one address does not run out of mails.
  func enter<Value: Sendable>(
    _ typed: MailCode, _ secret: Secret, for account: ID<Resident>?, client: String,
    whenRight: @escaping @Sendable (PendingMail, any Transaction) throws -> Answer<Value>
  ) async throws -> Answer<Value> {
    let code = code(of: secret)
    return try await town.database.write { tx in
      guard let pending = try desk.pending.lookUp(code: code, in: tx), pending.account == account,
        pending.confirmedAt == nil
      else { return .startAgain }
      guard pending.digitsEndAt > town.world.now else { return .expired }
      guard let left = try desk.pending.countTry(pending, in: tx) else { return .spent }
      let expected = Array(pending.digits.utf8)
      guard isSame(expected, Array(self.code(of: typed, for: code).utf8)) else {
        try record("code-refused", in: tx)
        return left == 0 ? .spent : .wrong(left: left)
      }
      try Attempt([(Self.perClient, client)], at: sentAt(pending)).giveBack(in: tx)
      return try whenRight(pending, tx)
    }
  }

  /// What the database keeps of the secret in the cookie.
  func code(of secret: Secret) -> String { town.vault.code(.secrets, text: "identity_pending/\(secret.text)") }

  /// What the database keeps of the digits: worth nothing without the town's key, and for another way.
  private func code(of digits: MailCode, for pending: String) -> String {
    town.vault.code(.secrets, text: "identity_pending/digits/\(pending)/\(digits.text)")
  }

  private func countSending(_ mailCode: String, _ client: String) async throws {
    let limits = [(Self.perClient, client), (Self.perMail, mailCode), (Self.perMailAndDay, mailCode)]
    try await Attempt(limits, at: town.world.now).count(in: town.database)
  }

  /// When the digits were sent that count now: only in the window of that moment the client may be given them back.
  private func sentAt(_ pending: PendingMail) -> Instant {
    pending.digitsEndAt.adding(seconds: -CodeRule.lifetimeSeconds)
  }

  /// To the address as the account has it, where there is one: whoever types it otherwise gets no mail of their own.
  /// A mail that comes after `until` would only bring a code that is refused, so it is not sent any more.
  private func send(
    _ digits: MailCode, until: Instant, for pending: PendingMail, _ texts: Texts, in tx: any Transaction
  ) throws {
    let known = try desk.accounts.lookUp(mailCode: pending.mailCode, in: tx)
    let isSignIn = pending.account == nil
    let recipient = isSignIn ? known?.mail ?? pending.mail : pending.mail
    let language = isSignIn ? known?.language ?? texts.language : texts.language
    let occasion = isSignIn ? AccountMail.signInCode : .newMailCode
    let values = ["code": digits.text, "minutes": "\(CodeRule.lifetimeSeconds / 60)"]
    try desk.mail.send(
      occasion.outgoing(
        to: recipient, about: "sign-in:code", values, texts.catalogue.texts(in: language), town: town, endsAt: until),
      in: tx)
    try record("code-sent", in: tx)
  }

  /// The log tells neither which address it was nor whether it has an account.
  private func record(_ action: String, in tx: any Transaction) throws {
    try desk.audit.record(AuditEntry(actor: .visitor, action: "identity.\(action)", subject: "sign-in"), in: tx)
  }
}
