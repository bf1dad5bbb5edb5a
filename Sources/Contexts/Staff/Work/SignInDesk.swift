import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// The steps from a name and a password to a session.
///
/// The limits are for guesses: what proves right is given back, since a whole town hall may share one address.
struct SignInDesk: Sendable {
  static let perAccount = AttemptLimit("staff-sign-in-account", most: 10, windowSeconds: 15 * 60)
  static let perClient = AttemptLimit("staff-sign-in-client", most: 60, windowSeconds: 15 * 60)
  static let perCode = AttemptLimit("staff-sign-in-code", most: 10, windowSeconds: 15 * 60)

  /// What one step led to.
  enum Outcome: Sendable, Equatable {
    /// The same for every reason: nothing is told about which accounts exist.
    case refused
    /// The steps took too long, or were never begun.
    case startAgain
    case next(Challenge.Stage)
    case signedIn(session: String, returnPath: String)
  }

  let desk: StaffDesk
  private var town: Town { desk.town }

  init(desk: StaffDesk) { self.desk = desk }

  /// The first step. Runs the same statements and one password check, whether or not the name exists.
  /// - Returns: the challenge's secret for a cookie and the step that follows; `nil` when refused.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  func begin(
    name typed: String, password: Password, client: String, returnPath: ReturnPath
  ) async throws -> (secret: Secret, stage: Challenge.Stage)? {
    let name = FoldedText(typed).text
    let attempt = Attempt(
      [(Self.perClient, client), (Self.perAccount, town.vault.code(.attempts, text: name))], at: town.world.now)
    try await attempt.count(in: town.database)
    let known = try await town.database.read { tx in try OfficerStore.lookUp(signInName: name, in: tx) }
    let isRight = try await desk.isRight(password, known?.passwordHash ?? PasswordQueue.nobody, of: attempt)
    return try await town.database.write { tx in
      guard let known, isRight, let account = try OfficerStore.lookUp(unchanged: known, in: tx) else {
        try refuse(known, isRight: isRight, in: tx)
        return nil
      }
      try attempt.giveBack(in: tx)
      return try challenge(account, returnPath: returnPath, in: tx)
    }
  }

  private func challenge(
    _ account: OfficerAccount, returnPath: ReturnPath, in tx: any Transaction
  ) throws -> (secret: Secret, stage: Challenge.Stage) {
    let secret = Secret(world: town.world)
    let stage: Challenge.Stage = account.hasSecondFactor ? .code : .enrolment
    let offered = stage == .enrolment ? try seal(OneTimePassword(world: town.world), for: account.id) : nil
    let challenge = Challenge(
      code: code(of: secret), officer: account.id, stage: stage, returnPath: returnPath, sealedSecret: offered,
      endsAt: town.world.now.adding(seconds: SessionRule.stepsSeconds))
    try ChallengeStore.insert(challenge, in: tx)
    return (secret, stage)
  }

  private func refuse(_ known: OfficerAccount?, isRight: Bool, in tx: any Transaction) throws {
    guard let known else {
      let entry = AuditEntry(
        actor: .visitor, action: "staff.sign-in-refused", subject: "officer:unknown",
        details: ["reason": "unknown-name"])
      return try desk.audit.record(entry, in: tx)
    }
    let reason = !isRight ? "wrong-password" : known.isDisabled ? "disabled" : "changed-meanwhile"
    try desk.record("sign-in-refused", of: known.id, by: .visitor, ["reason": reason], in: tx)
  }

  /// The challenge behind a cookie and the officer it is about, while both still stand.
  func open(_ secret: Secret, in tx: any Transaction) throws -> (challenge: Challenge, account: OfficerAccount)? {
    guard let challenge = try ChallengeStore.lookUp(code: code(of: secret), at: town.world.now, in: tx)
    else { return nil }
    let account = try OfficerStore.find(challenge.officer, in: tx)
    return account.isDisabled ? nil : (challenge, account)
  }

  /// The second step: six digits of the app, or a recovery code.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  func enter(code typed: String, for secret: Secret) async throws -> Outcome {
    guard let known = try await town.database.read({ tx in try open(secret, in: tx) }), known.challenge.stage == .code
    else { return .startAgain }
    let attempt = try await countCode(of: known.account.id)
    return try await town.database.write { tx in
      guard let (challenge, account) = try open(secret, in: tx), challenge.stage == .code else { return .startAgain }
      guard let way = try way(of: typed, account, in: tx) else {
        try desk.record("sign-in-refused", of: account.id, by: .visitor, ["reason": "wrong-code"], in: tx)
        return .refused
      }
      try attempt.giveBack(in: tx)
      if way == "recovery-code" { try desk.record("recovery-code-used", of: account.id, by: account.id.actor, in: tx) }
      return try goOn(challenge, account, way: way, in: tx)
    }
  }

  private func countCode(of officer: ID<Officer>) async throws -> Attempt {
    let attempt = Attempt([(Self.perCode, officer.description)], at: town.world.now)
    try await attempt.count(in: town.database)
    return attempt
  }

  /// How `typed` proves the second factor; `nil` when it does not, or was used before.
  private func way(of typed: String, _ account: OfficerAccount, in tx: any Transaction) throws -> String? {
    let digits = Width.half(typed).filter { !$0.isWhitespace && $0 != "-" }
    if digits.utf8.count == 6, let sealed = account.sealedSecret {
      let secret = OneTimePassword(secret: try town.vault.open(sealed, place: StaffSealing.secret.place(account.id)))
      guard let counter = secret.counter(matching: digits, at: town.world.now),
        try OfficerStore.use(counter: counter, of: account.id, in: tx)
      else { return nil }
      return "code"
    }
    guard let code = try? SecretCode(reading: typed) else { return nil }
    return try RecoveryCodes(town: town).use(code, of: account.id, in: tx) ? "recovery-code" : nil
  }

  /// The first sign-in: the app's first password shows that it was set up.
  ///
  /// Whoever sets up an app first has the account: every other sign-in on its way from the one-time password ends here,
  /// and none can set up another app afterwards.
  /// - Returns: the recovery codes beside the outcome, to be shown once.
  func enrol(code typed: String, for secret: Secret) async throws -> (outcome: Outcome, codes: [String]) {
    guard let known = try await town.database.read({ tx in try open(secret, in: tx) }),
      known.challenge.stage == .enrolment
    else { return (.startAgain, []) }
    let attempt = try await countCode(of: known.account.id)
    let digits = Width.half(typed).filter { !$0.isWhitespace }
    return try await town.database.write { tx in
      guard let (challenge, account) = try open(secret, in: tx), challenge.stage == .enrolment,
        !account.hasSecondFactor, let sealed = challenge.sealedSecret
      else { return (.startAgain, []) }
      guard let counter = try offered(challenge)?.counter(matching: digits, at: town.world.now)
      else { return (.refused, []) }
      try attempt.giveBack(in: tx)
      try OfficerStore.setSecret(account.id, sealed, lastCounter: counter, in: tx)
      try ChallengeStore.removeOthers(than: challenge, in: tx)
      let codes = try RecoveryCodes(town: town).replace(of: account.id, in: tx)
      try desk.record("second-factor-enrolled", of: account.id, by: account.id.actor, in: tx)
      return (try goOn(challenge, account, way: "enrolment", in: tx), codes)
    }
  }

  /// The secret being set up in the app.
  func offered(_ challenge: Challenge) throws -> OneTimePassword? {
    try challenge.sealedSecret.map {
      OneTimePassword(secret: try town.vault.open($0, place: StaffSealing.offeredSecret.place(challenge.officer)))
    }
  }

  /// The last step of a first sign-in: a password that only the officer knows. The caller has judged it.
  func setPassword(_ password: Password, for secret: Secret) async throws -> Outcome {
    let hash = try await PasswordQueue.hash(password, world: town.world)
    return try await town.database.write { tx in
      guard let (challenge, account) = try open(secret, in: tx), challenge.stage == .newPassword
      else { return .startAgain }
      try OfficerStore.setPassword(account.id, hash, mustChange: false, in: tx)
      try ChallengeStore.removeOthers(than: challenge, in: tx)
      try desk.record("password-changed", of: account.id, by: account.id.actor, in: tx)
      return try finish(challenge, account.id, way: "new-password", in: tx)
    }
  }

  private func goOn(
    _ challenge: Challenge, _ account: OfficerAccount, way: String, in tx: any Transaction
  ) throws -> Outcome {
    guard account.mustChangePassword else { return try finish(challenge, account.id, way: way, in: tx) }
    try ChallengeStore.move(challenge, to: .newPassword, in: tx)
    return .next(.newPassword)
  }

  private func finish(
    _ challenge: Challenge, _ officer: ID<Officer>, way: String, in tx: any Transaction
  ) throws -> Outcome {
    try ChallengeStore.remove(challenge, in: tx)
    let session = try desk.beginSession(of: officer, in: tx)
    try desk.record("signed-in", of: officer, by: officer.actor, ["way": way], in: tx)
    return .signedIn(session: session.text, returnPath: challenge.returnPath.text)
  }

  private func seal(_ secret: OneTimePassword, for officer: ID<Officer>) throws -> [UInt8] {
    try town.vault.seal(secret.bytes, place: StaffSealing.offeredSecret.place(officer))
  }

  private func code(of secret: Secret) -> String {
    town.vault.code(.secrets, text: "staff_challenge/\(secret.text)")
  }
}
