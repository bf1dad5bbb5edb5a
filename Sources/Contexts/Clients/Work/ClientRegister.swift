import Kernel
import Ports
import Storage
import Web

/// Changes of the list of programs, for its pages and for the command line alike. Each is written to the audit log.
struct ClientRegister: Sendable {
  /// How long the former token counts after a renewal: a week, in which the new one is put in.
  static let overlapSeconds = 7 * 86_400

  let desk: ClientDesk
  private var world: World { desk.town.world }

  /// Registers a program whose draft has no faults.
  /// - Returns: the program and its token, which nothing shows again.
  /// - Throws: ``ClientsProblem/nameTaken``
  func add(
    _ draft: ClientDraft, by actor: AuditActor, in tx: any Transaction
  ) throws -> (client: Client, token: ClientToken) {
    let token = ClientToken(world: world)
    let client = Client(
      id: world.newID(), name: draft.trimmedName, department: draft.department, procedures: draft.procedures ?? .all,
      callsAMinute: draft.callsAMinute ?? ClientDraft.callLimits.lowerBound, createdAt: world.now,
      issuedOn: world.today, expiresOn: expiry(draft.days), revokedAt: nil, lastUsedOn: nil)
    try desk.clients.insert(client, token, in: tx)
    try desk.note(
      "clients.added", client.id, by: actor,
      [
        "department": client.department, "procedures": client.procedures.text, "expires": "\(client.expiresOn)",
        "calls-a-minute": "\(client.callsAMinute)",
      ], in: tx)
    return (client, token)
  }

  /// Gives a new token; the one so far counts a week longer, or ends at once.
  /// - Parameter days: how long the new one counts.
  /// - Throws: ``ClientsProblem/notFound``, ``ClientsProblem/revoked``
  func renew(
    _ id: ID<Client>, days: Int, endsFormerAtOnce: Bool, by actor: AuditActor, in tx: any Transaction
  ) throws -> (client: Client, token: ClientToken) {
    var client = try desk.clients.find(id, in: tx)
    guard client.revokedAt == nil else { throw ClientsProblem.revoked }
    let token = ClientToken(world: world)
    let now = world.now
    // The former one never counts longer than it would have anyway.
    let lastMoment = Instant(startOf: client.expiresOn.adding(days: 1))
    let formerEndsAt = endsFormerAtOnce ? now : min(now.adding(seconds: Self.overlapSeconds), lastMoment)
    (client.issuedOn, client.expiresOn) = (world.today, expiry(days))
    try desk.clients.renew(client, token, formerEndsAt: formerEndsAt, in: tx)
    try desk.note(
      "clients.renewed", id, by: actor,
      ["expires": "\(client.expiresOn)", "former-ends": formerEndsAt.rfc3339], in: tx)
    return (client, token)
  }

  /// Ends every token of a program for ever. What it handed in stays.
  /// - Throws: ``ClientsProblem/notFound``
  func revoke(_ id: ID<Client>, by actor: AuditActor, in tx: any Transaction) throws {
    guard try desk.clients.find(id, in: tx).revokedAt == nil else { return }
    try desk.clients.revoke(id, at: world.now, in: tx)
    try desk.note("clients.revoked", id, by: actor, in: tx)
  }

  private func expiry(_ days: Int?) -> CivilDate { world.today.adding(days: days ?? 0) }
}
