import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// Changes of the staff directory, for its pages and for the command line alike. Each is written to the audit log.
struct OfficerDesk: Sendable {
  let desk: StaffDesk
  private var town: Town { desk.town }
  private var now: Instant { town.world.now }

  init(desk: StaffDesk) { self.desk = desk }

  /// A password for the first sign-in: 58 random bits, easy to read out.
  func newInitialPassword() -> String { SecretCode(in: town.world).text }

  /// Adds an officer whose draft has no faults.
  /// - Parameter secret: of the authenticator app, when it is known beforehand.
  /// - Throws: ``StaffProblem/signInNameTaken``
  func add(
    _ draft: OfficerDraft, password: PasswordHash, mustChangePassword: Bool = true, secret: OneTimePassword? = nil,
    by actor: AuditActor, in tx: any Transaction
  ) throws -> ID<Officer> {
    let id: ID<Officer> = town.world.newID()
    let account = OfficerAccount(
      id: id, signInName: SignInName(draft.signInName)?.text ?? "", name: draft.trimmedName, kana: draft.katakana,
      mail: draft.trimmedMail, passwordHash: password, mustChangePassword: mustChangePassword,
      sealedSecret: try secret.map { try town.vault.seal($0.bytes, place: StaffSealing.secret.place(id)) },
      disabledAt: nil, createdAt: now)
    try OfficerStore.insert(account, posts: draft.posts, in: tx)
    try desk.record("officer-added", of: id, by: actor, ["posts": draft.posts.codes], in: tx)
    return id
  }

  /// - Throws: ``StaffProblem/officerNotFound``, ``StaffProblem/lastTownAdmin``
  func setPosts(of id: ID<Officer>, _ posts: Set<Post>, by actor: AuditActor, in tx: any Transaction) throws {
    _ = try OfficerStore.find(id, in: tx)
    let before = try OfficerStore.posts(of: id, in: tx)
    guard before != posts else { return }
    try keepingTownAdmin(in: tx) { try OfficerStore.replacePosts(of: id, by: posts, in: tx) }
    try desk.record("posts-changed", of: id, by: actor, ["before": before.codes, "after": posts.codes], in: tx)
  }

  /// Ends every session and lets the officer in no more.
  /// - Throws: ``StaffProblem/officerNotFound``, ``StaffProblem/lastTownAdmin``
  func disable(_ id: ID<Officer>, by actor: AuditActor, in tx: any Transaction) throws {
    guard try !OfficerStore.find(id, in: tx).isDisabled else { return }
    try keepingTownAdmin(in: tx) { try OfficerStore.setDisabled(id, at: now, in: tx) }
    try signOut(id, in: tx)
    try desk.record("officer-disabled", of: id, by: actor, in: tx)
  }

  /// - Throws: ``StaffProblem/officerNotFound``
  func enable(_ id: ID<Officer>, by actor: AuditActor, in tx: any Transaction) throws {
    guard try OfficerStore.find(id, in: tx).isDisabled else { return }
    try OfficerStore.setDisabled(id, at: nil, in: tx)
    try desk.record("officer-enabled", of: id, by: actor, in: tx)
  }

  /// A new one-time password; whoever has the old one is signed out.
  /// - Throws: ``StaffProblem/officerNotFound``
  func resetPassword(_ id: ID<Officer>, to hash: PasswordHash, by actor: AuditActor, in tx: any Transaction) throws {
    _ = try OfficerStore.find(id, in: tx)
    try OfficerStore.setPassword(id, hash, mustChange: true, in: tx)
    try signOut(id, in: tx)
    try desk.record("password-reset", of: id, by: actor, in: tx)
  }

  /// The next sign-in sets up an app anew; recovery codes stop working.
  /// - Throws: ``StaffProblem/officerNotFound``
  func resetSecondFactor(_ id: ID<Officer>, by actor: AuditActor, in tx: any Transaction) throws {
    _ = try OfficerStore.find(id, in: tx)
    try OfficerStore.setSecret(id, nil, lastCounter: 0, in: tx)
    try RecoveryCodes(town: town).remove(of: id, in: tx)
    try signOut(id, in: tx)
    try desk.record("second-factor-reset", of: id, by: actor, in: tx)
  }

  private func signOut(_ id: ID<Officer>, in tx: any Transaction) throws {
    try SessionStore.endAll(of: id, in: tx)
    try ChallengeStore.removeAll(of: id, in: tx)
  }

  /// Checked around the change: throwing undoes it.
  private func keepingTownAdmin(in tx: any Transaction, _ change: () throws -> Void) throws {
    let before = try OfficerStore.countTownAdmins(in: tx)
    try change()
    let isLastGone = try before > 0 && OfficerStore.countTownAdmins(in: tx) == 0
    if isLastGone { throw StaffProblem.lastTownAdmin }
  }
}
