import Kernel
import Ports
import Storage
import Vault
import Web

/// The only code that reads or writes `certificates_certificate`.
struct CertificateRegister: CertificatePort {
  let town: Town
  let audit: any AuditPort

  func issue(_ facts: CertificateFacts, caseID: String, in tx: any Transaction) throws -> String {
    let id: ID<Certificate> = town.world.newID()
    try tx.run("""
      INSERT INTO certificates_certificate (id, case_id, title, number, issued_on, digest)
      VALUES (\(id), \(caseID), \(facts.title), \(facts.number), \(facts.issuedOn), \(facts.digest))
      """)
    try note("certificates.issued", "certificate:\(id)", ["case": caseID], in: tx)
    let code = try CertificateCode(
      CertificateCode.Payload(id: id, facts, municipalityCode: town.profile.municipalityCode), vault: town.vault)
    return "\(town.address)\(VerificationRoutes.path)/\(code.text)"
  }

  func revoke(caseID: String, reason: String, in tx: any Transaction) throws {
    let standing = try tx.rows("""
      SELECT id FROM certificates_certificate WHERE case_id = \(caseID) AND revoked_at IS NULL
      """)
    guard !standing.isEmpty else { return }
    for row in standing {
      let id: ID<Certificate> = try row.id("id")
      // What an officer writes may name people, so it is sealed; the page says only that and since when.
      let sealed = try town.vault.seal(Array(reason.utf8), place: "certificates_certificate/revoked_reason/\(id)")
      try tx.run("""
        UPDATE certificates_certificate SET revoked_at = \(town.world.now), revoked_reason = \(sealed) WHERE id = \(id)
        """)
    }
    try note("certificates.revoked", "case:\(caseID)", ["certificates": "\(standing.count)"], in: tx)
  }

  func lookUp(_ id: ID<Certificate>, in tx: any Transaction) throws -> Certificate? {
    try tx.firstRow("""
      SELECT id, title, number, issued_on, revoked_at FROM certificates_certificate WHERE id = \(id)
      """).map {
      Certificate(
        id: try $0.id("id"), title: try $0.text("title"), number: try $0.text("number"),
        issuedOn: try $0.date("issued_on"), revokedAt: try $0.instantIfPresent("revoked_at"))
    }
  }

  /// What can be said of a code that someone has read off a paper. A wrong signature costs no query.
  func verdict(on text: String) async throws -> Verdict {
    guard let code = CertificateCode(text, publicKey: town.vault.publicKey) else { return .notGenuine }
    guard let id = ID<Certificate>(code.payload.c),
      let found = try await town.database.read({ tx in try lookUp(id, in: tx) })
    else { return .unknown }
    return found.revokedAt.map { .revoked(found, since: $0) } ?? .genuine(found)
  }

  private func note(
    _ action: String, _ subject: String, _ details: [String: String], in tx: any Transaction
  ) throws {
    try audit.record(
      AuditEntry(actor: .system("certificates"), action: action, subject: subject, details: details), in: tx)
  }
}
