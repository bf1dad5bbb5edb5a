import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// The registry as other contexts and this one's pages ask it. Every look is an entry of the log.
struct ResidentDesk: ResidentPort {
  /// More than this with one name and one birthday is no answer.
  private static let mostFound = 20

  let town: Town
  let audit: any AuditPort

  var store: ResidentStore { ResidentStore(town: town) }
  var searches: KeptSearches<ResidentSearch> { KeptSearches(town: town, column: ResidentsSealing.search) }

  func find(
    name: String, birthDate: CivilDate, _ inquiry: ResidentInquiry, in tx: any Transaction
  ) throws -> [ResidentFacts] {
    let folded = FoldedText(name)
    let pieces = RegisteredResident.pieces(name: name)
    let found = pieces.isEmpty
      ? []
      : try store.list(
        pieces: pieces + [RegisteredResident.piece(birthDate)], livingHere: true, most: Self.mostFound, in: tx)
    // The pieces may be those of a longer name.
    let same = found.filter { person in
      let name = person.resident.name
      return [name.full, name.fullKana, person.resident.latinName].contains { FoldedText($0) == folded }
    }
    for person in same { try note("found", person, inquiry, in: tx) }
    return same.map(\.facts)
  }

  func resident(_ id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> ResidentFacts {
    try view(id, inquiry, in: tx).facts
  }

  func household(of id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> [ResidentFacts] {
    guard let id = ID<RegistryRow>(id) else { throw ResidentsProblem.notFound }
    // At home nobody is told where a protected person lives, not even that they live here.
    let others = try store.household(of: try store.find(id, in: tx), in: tx)
      .filter { inquiry.purpose != .prefill || !$0.resident.isProtected }
    for person in others { try note("household-viewed", person, inquiry, in: tx) }
    return others.map(\.facts)
  }

  func resident(
    linkedTo account: String, _ inquiry: ResidentInquiry, in tx: any Transaction
  ) throws -> ResidentFacts? {
    guard let link = try LinkStore.lookUp(account: account, in: tx) else { return nil }
    let person = try store.find(link.resident, in: tx)
    guard person.removedOn == nil, !person.resident.isProtected else { return nil }
    try note("viewed", person, inquiry, in: tx)
    return person.facts
  }

  /// One person, written down as looked at.
  func view(_ id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> KnownResident {
    guard let id = ID<RegistryRow>(id) else { throw ResidentsProblem.notFound }
    let person = try store.find(id, in: tx)
    try note("viewed", person, inquiry, in: tx)
    return person
  }

  /// One entry about one person: who, whom, why.
  func note(
    _ step: String, _ person: KnownResident, _ inquiry: ResidentInquiry, _ details: [String: String] = [:],
    in tx: any Transaction
  ) throws {
    try audit.record(
      AuditEntry(
        actor: inquiry.actor, action: "residents.\(step)", subject: person.subject,
        details: details.merging(["purpose": inquiry.purpose.rawValue]) { kept, _ in kept }), in: tx)
  }

  /// Remembers an import that changed something, and puts it on record in any case.
  func noteImport(_ report: ImportReport, sha256: String, in tx: any Transaction) throws {
    if !report.changesNothing { try ImportStore.insert(report, sha256: sha256, at: town.world.now, in: tx) }
    try audit.record(
      AuditEntry(
        actor: .system("command"), action: "residents.imported", subject: "registry",
        details: [
          "people": "\(report.people)", "added": "\(report.added)", "changed": "\(report.changed)",
          "removed": "\(report.removed)", "returned": "\(report.returned)", "sha256": sha256,
        ]), in: tx)
  }
}

/// What an officer looks for in the registry.
enum ResidentSearch {}
