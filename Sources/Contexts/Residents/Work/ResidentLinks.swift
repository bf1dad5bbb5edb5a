import Kernel
import Ports
import Storage
import Web

/// The ties between accounts and people. Made by officers alone; taken away by officers, by the account's owner, and
/// when the account ends.
public struct ResidentLinks: ResidentLinkPort {
  let town: Town
  let audit: any AuditPort

  public init(town: Town, audit: any AuditPort) { (self.town, self.audit) = (town, audit) }

  private var desk: ResidentDesk { ResidentDesk(town: town, audit: audit) }

  /// Ties an account to a person whose document an officer has seen.
  /// - Throws: ``ResidentsProblem``
  func link(
    _ account: String, to id: ID<RegistryRow>, seeing document: IdentityDocument, by officer: Officer,
    in tx: any Transaction
  ) throws {
    let person = try desk.store.find(id, in: tx)
    guard person.removedOn == nil else { throw ResidentsProblem.removed }
    let link = ResidentLink(
      account: account, resident: id, linkedAt: town.world.now, officer: officer.id.description, document: document)
    guard try LinkStore.insert(link, in: tx) else { throw ResidentsProblem.linkedElsewhere }
    try desk.note(
      "linked", person, ResidentInquiry(by: .officer(officer.id.description), for: .identityCheck),
      ["account": account, "document": document.rawValue], in: tx)
  }

  public func linkedSince(_ account: String, in tx: any Transaction) throws -> Instant? {
    try LinkStore.lookUp(account: account, in: tx)?.linkedAt
  }

  public func unlink(_ account: String, by actor: AuditActor, in tx: any Transaction) throws -> Bool {
    guard let link = try LinkStore.lookUp(account: account, in: tx),
      try LinkStore.remove(account: account, in: tx)
    else { return false }
    try desk.note(
      "unlinked", try desk.store.find(link.resident, in: tx), ResidentInquiry(by: actor, for: .identityCheck),
      ["account": account], in: tx)
    return true
  }
}
